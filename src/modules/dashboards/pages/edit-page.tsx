import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { Alert, ErrorSummary, SelectField, TextArea, TextField } from '#ui/form.tsx'
import { messages } from '../messages/index.ts'
import type { Dashboard, SavedView } from '../model.ts'
import { FindViews } from './list-page.tsx'
import type { FieldError } from './paths.ts'
import { keysOf, lengths, pathOf } from './paths.ts'
import type { ShownTile } from './tiles.tsx'

export type EditProps = {
  lang: Lang
  dashboard: Dashboard
  tiles: ShownTile[]
  views: SavedView[]
  /** Whole address to give, when it is shared by link. */
  link: string | null
  typed: Record<string, string>
  errors: FieldError[]
  done: string | null
}

/** A dashboard being made: its words and who sees it, its elements in order, what to add. */
export function EditPage(props: EditProps) {
  const { lang, dashboard, errors, link } = props
  const t = messages[lang]
  const path = localPath(lang, pathOf(dashboard.slug))
  const said =
    props.done && Object.hasOwn(t.done, props.done) ? t.done[props.done as keyof typeof t.done] : null
  const field = (id: 'title' | 'intro' | 'visibility') => ({
    lang,
    id,
    value: props.typed[id] ?? dashboard[id],
    errors,
  })
  return (
    <div class="wrap block">
      <h1>{t.editing(dashboard.title)}</h1>
      {said && <Alert kind="success">{said}</Alert>}
      <ErrorSummary lang={lang} errors={errors} />
      <p>
        <a href={path}>{t.see}</a>
      </p>
      <form method="post" action={`${path}/modifier`} novalidate>
        <TextField {...field('title')} label={t.fields.title} maxLength={lengths.title} />
        <TextArea
          {...field('intro')}
          label={t.fields.intro}
          help={t.fields.introHelp}
          rows={3}
          maxLength={lengths.intro}
          optional
        />
        <SelectField
          {...field('visibility')}
          label={t.visibility}
          options={keysOf(t.visibilities).map((each) => [each, t.visibilities[each]] as const)}
        />
        <button class="btn" type="submit">
          {t.save}
        </button>
      </form>
      {link && (
        <div class="field">
          <label for="adresse">{t.shareLink}</label>
          <p class="help" id="adresse-aide">
            {t.shareHelp}
          </p>
          <input id="adresse" type="text" readonly value={link} aria-describedby="adresse-aide" />
        </div>
      )}
      <section class="section" aria-labelledby="elements">
        <h2 id="elements">{t.arrange}</h2>
        {dashboard.tiles.length === 0 && <p>{t.empty}</p>}
        <ol class="plain arranged">
          {props.tiles.map((tile, at) => (
            <TileLine
              key={tile.id}
              {...props}
              tile={tile}
              first={at === 0}
              last={at === props.tiles.length - 1}
            />
          ))}
        </ol>
      </section>
      <AddForms {...props} />
      <section class="section" aria-labelledby="supprimer">
        <h2 id="supprimer">{t.remove}</h2>
        <details>
          <summary>{t.remove}</summary>
          <p>{t.removeHelp}</p>
          <form method="post" action={`${path}/supprimer`}>
            <button class="btn" type="submit">
              {t.removeSure}
            </button>
          </form>
        </details>
      </section>
    </div>
  )
}

function TileLine({
  lang,
  dashboard,
  tile,
  first,
  last,
  typed,
  errors,
}: EditProps & { tile: ShownTile; first: boolean; last: boolean }) {
  const t = messages[lang]
  const { id, address, view, words, width } = tile
  const title = view?.title ?? (address === null ? words : address)
  const name = `words-${id}`
  const acts = [
    ...(first ? [] : (['monter'] as const)),
    ...(last ? [] : (['descendre'] as const)),
    width === 'half' ? ('entier' as const) : ('moitie' as const),
    'retirer' as const,
  ]
  return (
    <li class="card" id={`element-${id}`}>
      <h3>{title}</h3>
      <p class="dim">{t.widths[width]}</p>
      {address !== null && !view && <Alert kind="info">{t.gone}</Alert>}
      <form method="post" action={localPath(lang, `${pathOf(dashboard.slug)}/elements/${id}`)} novalidate>
        <p class="actions">
          {acts.map((act) => (
            <>
              <button key={act} class="btn ghost small" type="submit" name="acte" value={act} formnovalidate>
                {t.acts[act]}
                <span class="sr"> : {title}</span>
              </button>{' '}
            </>
          ))}
        </p>
        <details open={errors.some(({ field }) => field === name)}>
          <summary>
            {address === null ? t.sentence : t.sentenceUnder}
            <span class="sr"> : {title}</span>
          </summary>
          <TextArea
            lang={lang}
            id={name}
            label={address === null ? t.sentence : t.sentenceUnder}
            value={typed[name] ?? words}
            rows={2}
            maxLength={lengths.words}
            errors={errors}
            optional={address !== null}
          />
          <button class="btn small" type="submit" name="acte" value="ecrire">
            {t.acts.ecrire}
          </button>
        </details>
      </form>
    </li>
  )
}

function AddForms({ lang, dashboard, views, typed, errors }: EditProps) {
  const t = messages[lang]
  const action = localPath(lang, `${pathOf(dashboard.slug)}/elements`)
  const sized = keysOf(t.widths).map((each) => [each, t.widths[each]] as const)
  return (
    <>
      <section class="section" aria-labelledby="ajouter-vue">
        <h2 id="ajouter-vue">{t.addView}</h2>
        {views.length === 0 ? (
          <p>{t.noViews}</p>
        ) : (
          <form method="post" action={action} novalidate>
            <SelectField
              lang={lang}
              id="view"
              label={t.view}
              value={typed.view ?? ''}
              errors={errors}
              options={views.map(({ address, name }) => [address, name] as const)}
            />
            <SelectField
              lang={lang}
              id="width"
              label={t.width}
              value={typed.width ?? 'half'}
              options={sized}
            />
            <button class="btn" type="submit">
              {t.addViewButton}
            </button>
          </form>
        )}
        <FindViews lang={lang} />
      </section>
      <section class="section" aria-labelledby="ajouter-phrase">
        <h2 id="ajouter-phrase">{t.addSentence}</h2>
        <form method="post" action={action} novalidate>
          <TextArea
            lang={lang}
            id="words"
            label={t.sentence}
            value={typed.words ?? ''}
            rows={2}
            maxLength={lengths.words}
            errors={errors}
          />
          <input type="hidden" name="width" value="full" />
          <button class="btn" type="submit">
            {t.addSentenceButton}
          </button>
        </form>
      </section>
    </>
  )
}
