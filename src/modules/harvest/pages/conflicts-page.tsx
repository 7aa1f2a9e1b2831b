import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { BackOffice } from '#ui/back-office.tsx'
import { Alert } from '#ui/form.tsx'
import { messages } from '../messages/index.ts'
import { sourcesPath } from './feeds-page.tsx'

/** A choice between two versions, as it is shown: field by field, in words. */
export type ShownConflict = {
  id: string
  title: string
  slug: string
  gone: boolean
  differences: { field: string; ours: string; theirs: string }[]
}

/** What waits for a decision in a source. */
export function ConflictsPage(props: {
  lang: Lang
  feed: { id: string; name: string }
  conflicts: ShownConflict[]
  more: boolean
  mayRun: boolean
}) {
  const { lang, feed, conflicts } = props
  const t = messages[lang].conflicts
  const path = `${sourcesPath}/${feed.id}`
  return (
    <BackOffice lang={lang} current={sourcesPath}>
      <h1>{t.title(feed.name)}</h1>
      <p>
        <a href={localPath(lang, path)}>{messages[lang].run.back}</a>
      </p>
      {conflicts.length === 0 ? <p>{t.none}</p> : <p class="lead">{t.lead}</p>}
      {conflicts.map((conflict) => (
        <section key={conflict.id} class="panel">
          <h2>
            <a href={localPath(lang, `/agenda/${conflict.slug}`)}>{conflict.title}</a>
          </h2>
          <Versions lang={lang} conflict={conflict} />
          {props.mayRun && <Choice lang={lang} path={path} conflict={conflict} />}
        </section>
      ))}
      {props.more && (
        <Alert kind="info">
          <p>{t.more}</p>
        </Alert>
      )}
    </BackOffice>
  )
}

function Versions({ lang, conflict }: { lang: Lang; conflict: ShownConflict }) {
  const t = messages[lang].conflicts
  if (conflict.gone) return <p>{t.gone}</p>
  if (conflict.differences.length === 0) return <p>{t.same}</p>
  return (
    <div class="table-scroll">
      <table>
        <thead>
          <tr>
            <th scope="col">{t.field}</th>
            <th scope="col">{t.ours}</th>
            <th scope="col">{t.theirs}</th>
          </tr>
        </thead>
        <tbody>
          {conflict.differences.map(({ field, ours, theirs }) => (
            <tr key={field}>
              <th scope="row">{field}</th>
              <td>{ours || <span class="dim">{t.nothing}</span>}</td>
              <td>{theirs || <span class="dim">{t.nothing}</span>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Choice({ lang, path, conflict }: { lang: Lang; path: string; conflict: ShownConflict }) {
  const t = messages[lang].conflicts
  return (
    <form method="post" action={localPath(lang, `${path}/conflits/${conflict.id}`)} class="actions">
      <button class="btn" type="submit" name="choix" value="ours">
        {conflict.gone ? t.keepIt : t.keepOurs}
      </button>
      <button class="btn ghost" type="submit" name="choix" value="theirs">
        {conflict.gone ? t.takeOut : t.takeTheirs}
      </button>
    </form>
  )
}
