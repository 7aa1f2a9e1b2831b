import { formatShortDate } from '#platform/i18n/format.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { Alert, SelectField } from '#ui/form.tsx'
import { type FrameCodeProps, FrameForm } from '#ui/frame-code.tsx'
import { Icon } from '#ui/icon.tsx'
import { messages } from '../messages/index.ts'
import { madeBy } from '../messages/made-by.ts'
import { wordsIn } from '../messages/words-in.ts'
import type { Dashboard } from '../model.ts'
import { pathOf } from './paths.ts'
import { type ShownTile, Tiles } from './tiles.tsx'

export type DashboardProps = {
  lang: Lang
  dashboard: Dashboard
  tiles: ShownTile[]
  today: Date
  mayEdit: boolean
  /** In whose name one may take a copy: id, or nothing for the team, and name. */
  holders: (readonly [string, string])[]
  /** The query string with the key of the link; nothing for a public one. */
  linkKey: string
  /** On another site; null while nobody else may see the dashboard. */
  framed: Pick<FrameCodeProps, 'frame' | 'origin' | 'title' | 'link' | 'look'> | null
  done: string | null
}

/** A dashboard: its words, its tiles, how to take it away. */
export function DashboardPage(props: DashboardProps) {
  const { lang, dashboard, tiles, today, mayEdit, framed, linkKey } = props
  const t = messages[lang]
  const words = wordsIn(lang, dashboard)
  const told = words.lang === lang ? undefined : words.lang
  const said =
    props.done && Object.hasOwn(t.done, props.done) ? t.done[props.done as keyof typeof t.done] : null
  const path = pathOf(dashboard.slug)
  return (
    <div class="wrap block dashboard">
      {said && <Alert kind="success">{said}</Alert>}
      <h1 lang={told}>{words.title}</h1>
      {words.intro && (
        <p class="lead" lang={told}>
          {words.intro}
        </p>
      )}
      <p class="dim">
        {madeBy(lang, dashboard)}
        {dashboard.origin === 'people' &&
          ` · ${t.changed(formatShortDate(lang, new Date(dashboard.updatedAt)))}`}
        {mayEdit && ` · ${t.seen[dashboard.visibility]}`}
      </p>
      <p class="actions no-print">
        {mayEdit && (
          <>
            <a class="btn small" href={localPath(lang, `${path}/modifier`)}>
              {t.edit}
            </a>{' '}
          </>
        )}
        <a class="btn ghost small" href={localPath(lang, `${path}.csv${linkKey}`)} download>
          <Icon name="download" size={18} /> {t.csv}
        </a>
      </p>
      {dashboard.tiles.length === 0 ? (
        <p>{t.empty}</p>
      ) : (
        <Tiles lang={lang} written={words.lang} tiles={tiles} today={today} />
      )}
      {framed && (
        <section class="section no-print" aria-labelledby="reprendre">
          <h2 id="reprendre">{t.embed}</h2>
          <FrameForm
            lang={lang}
            action={`${localPath(lang, path)}#reprendre`}
            kept={[...new URLSearchParams(linkKey)]}
            folded
            {...framed}
          />
          <p class="dim">{t.print}</p>
        </section>
      )}
      {props.holders.length > 0 && <DuplicateForm {...props} />}
    </div>
  )
}

function DuplicateForm({ lang, dashboard, holders, linkKey }: DashboardProps) {
  const t = messages[lang]
  return (
    <section class="section no-print" aria-labelledby="dupliquer">
      <h2 id="dupliquer">{t.duplicate}</h2>
      <p>{t.duplicateHelp}</p>
      <form method="post" action={localPath(lang, `${pathOf(dashboard.slug)}/dupliquer${linkKey}`)}>
        <SelectField
          lang={lang}
          id="holder"
          label={t.fields.holder}
          value={holders[0]?.[0] ?? ''}
          options={holders}
        />
        <button class="btn ghost" type="submit">
          {t.duplicate}
        </button>
      </form>
    </section>
  )
}
