import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { Alert } from '#ui/form.tsx'
import { messages } from '../messages/index.ts'

/** Where the link to refuse a kind of mail leads. `kind` null: the link is none of ours. */
export function MuteMailPage({
  lang,
  kind,
  action,
  done,
}: {
  lang: Lang
  kind: string | null
  action: string
  done: boolean
}) {
  const t = messages[lang].mute
  return (
    <div class="wrap block narrow">
      <h1>{done ? t.doneTitle : t.title}</h1>
      {kind === null ? (
        <Alert kind="error">
          <p>{t.dead}</p>
        </Alert>
      ) : done ? (
        <p class="lead">
          {t.done(kind)} {t.change}
        </p>
      ) : (
        <form method="post" action={action}>
          <p class="lead">{t.ask(kind)}</p>
          <button class="btn" type="submit">
            {t.button}
          </button>
        </form>
      )}
      {(kind === null || done) && (
        <p>
          <a href={localPath(lang, '/compte')}>{t.account}</a>
        </p>
      )}
    </div>
  )
}
