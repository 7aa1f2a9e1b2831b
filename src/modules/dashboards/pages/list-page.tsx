import { formatShortDate } from '#platform/i18n/format.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { Alert, ErrorSummary, SelectField, TextArea, TextField } from '#ui/form.tsx'
import { viewPath } from '#ui/view.ts'
import { messages } from '../messages/index.ts'
import { madeBy } from '../messages/made-by.ts'
import { wordsIn } from '../messages/words-in.ts'
import type { ListedDashboard, SavedView } from '../model.ts'
import type { FieldError } from './paths.ts'
import { lengths, listPath, pathOf } from './paths.ts'

export type ListProps = {
  lang: Lang
  /** Without language. */
  feed: string
  shown: ListedDashboard[]
  /** What one makes oneself; null for those who read. */
  own: {
    dashboards: ListedDashboard[]
    views: SavedView[]
    holders: (readonly [string, string])[]
    typed: { title: string; intro: string; holder: string }
    errors: FieldError[]
  } | null
  done: string | null
}

/** Public dashboards; one’s own, and the form of a new one. */
export function ListPage({ lang, feed, shown, own, done }: ListProps) {
  const t = messages[lang]
  const said = done && Object.hasOwn(t.done, done) ? t.done[done as keyof typeof t.done] : null
  return (
    <div class="wrap block">
      <h1>{t.title}</h1>
      {said && <Alert kind="success">{said}</Alert>}
      {own && <ErrorSummary lang={lang} errors={own.errors} />}
      <p class="lead">{t.lead}</p>
      {shown.length === 0 && (
        <p>
          {t.none} <a href={localPath(lang, '/observatoire')}>{t.noneNext}</a>
        </p>
      )}
      <Cards lang={lang} dashboards={shown} level="h2" />
      {shown.length > 0 && (
        <p>
          <a href={localPath(lang, feed)}>{t.feed}</a>
        </p>
      )}
      {own && <OwnSection lang={lang} {...own} />}
    </div>
  )
}

function Cards({
  lang,
  dashboards,
  level: Heading,
}: {
  lang: Lang
  dashboards: ListedDashboard[]
  level: 'h2' | 'h3'
}) {
  const t = messages[lang]
  return (
    <ul class="plain ways">
      {dashboards.map((each) => {
        const words = wordsIn(lang, each)
        const told = words.lang === lang ? undefined : words.lang
        return (
          <li key={each.slug} class="card territory">
            <Heading lang={told}>
              <a href={localPath(lang, pathOf(each.slug))}>{words.title}</a>
            </Heading>
            <p class="where">
              {madeBy(lang, each)} · {t.tiles(each.tiles)}
              {Heading === 'h3' && ` · ${t.seen[each.visibility]}`}
            </p>
            {words.intro && <p lang={told}>{words.intro}</p>}
            {each.origin === 'people' && (
              <p class="src">{t.changed(formatShortDate(lang, new Date(each.updatedAt)))}</p>
            )}
          </li>
        )
      })}
    </ul>
  )
}

function OwnSection({
  lang,
  dashboards,
  views,
  holders,
  typed,
  errors,
}: NonNullable<ListProps['own']> & { lang: Lang }) {
  const t = messages[lang]
  const field = (id: 'title' | 'intro' | 'holder') => ({ lang, id, value: typed[id], errors })
  return (
    <>
      <section class="section" aria-labelledby="les-miens">
        <h2 id="les-miens">{holders.some(([id]) => id === '') ? t.ownTeam : t.own}</h2>
        {dashboards.length === 0 && <p>{t.noneOwn}</p>}
        <Cards lang={lang} dashboards={dashboards} level="h3" />
        <details open={errors.length > 0 || dashboards.length === 0}>
          <summary>{t.create}</summary>
          <form method="post" action={localPath(lang, listPath)} novalidate>
            <TextField
              {...field('title')}
              label={t.fields.title}
              help={t.fields.titleHelp}
              maxLength={lengths.title}
            />
            <TextArea
              {...field('intro')}
              label={t.fields.intro}
              help={t.fields.introHelp}
              rows={3}
              maxLength={lengths.intro}
              optional
            />
            <SelectField {...field('holder')} label={t.fields.holder} options={holders} />
            <button class="btn" type="submit">
              {t.add}
            </button>
          </form>
        </details>
      </section>
      <section class="section" aria-labelledby="vues">
        <h2 id="vues">{t.views}</h2>
        <p>{t.viewsHelp}</p>
        <ViewShelf lang={lang} views={views} />
        <FindViews lang={lang} />
      </section>
    </>
  )
}

function ViewShelf({ lang, views }: { lang: Lang; views: SavedView[] }) {
  const t = messages[lang]
  if (views.length === 0) return <p>{t.noViews}</p>
  return (
    <ul class="rows">
      {views.map(({ id, address, name }) => (
        <li key={id}>
          <a href={localPath(lang, viewPath(address))}>{name}</a>
          <form method="post" action={localPath(lang, `/observatoire/vues/${id}`)}>
            <button class="btn ghost small" type="submit">
              {t.drop}
              <span class="sr"> : {name}</span>
            </button>
          </form>
        </li>
      ))}
    </ul>
  )
}

/** Where views are found. */
export function FindViews({ lang }: { lang: Lang }) {
  const t = messages[lang]
  const pages = Object.entries(t.pages)
  return (
    <p>
      {t.findViews}{' '}
      {pages.map(([path, words], at) => (
        <>
          {at > 0 && ', '}
          <a key={path} href={localPath(lang, path)}>
            {words}
          </a>
        </>
      ))}
      .
    </p>
  )
}
