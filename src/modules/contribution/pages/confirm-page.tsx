import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { Alert } from '#ui/form.tsx'
import { messages } from '../messages/index.ts'

type Facts = Record<keyof (typeof messages)['fr']['confirm']['fields'], string>

/** « Tout est juste ? »: the record's facts and three answers; the first takes one click. */
export function ConfirmPage(props: { lang: Lang; secret: string; name: string; facts: Facts }) {
  const { lang, secret, name, facts } = props
  const t = messages[lang].confirm
  const page = localPath(lang, `/confirmer/${secret}`)
  return (
    <div class="wrap block narrow">
      <h1>{t.title(name)}</h1>
      <p class="lead">{t.lead}</p>
      <dl class="facts">
        {(Object.keys(t.fields) as (keyof Facts)[]).map((field) => [
          <dt key={field}>{t.fields[field]}</dt>,
          <dd key={`${field}-`}>{facts[field] || <span class="dim">{t.unknown}</span>}</dd>,
        ])}
      </dl>
      <form method="post" action={page}>
        <p class="actions">
          <button class="btn" type="submit" name="reponse" value="juste">
            {t.right}
          </button>
          <a class="btn ghost" href={`${page}/corriger`}>
            {t.correct}
          </a>
          <button class="btn ghost" type="submit" name="reponse" value="fermee">
            {t.closed}
          </button>
        </p>
      </form>
    </div>
  )
}

/** After the answer. */
export function ConfirmedPage(props: { lang: Lang; slug: string; answer: 'right' | 'closed' | 'edited' }) {
  const { lang, slug, answer } = props
  const t = messages[lang].confirm
  const word = { right: t.thanksRight, closed: t.thanksClosed, edited: t.thanksEdited }[answer]
  return (
    <div class="wrap block narrow">
      <h1>{t.thanks}</h1>
      <p class="lead">{word}</p>
      <p>
        <a href={localPath(lang, `/annuaire/${slug}`)}>{t.see}</a>
      </p>
    </div>
  )
}

/** A link that no longer opens. */
export function DeadQuestionPage({ lang }: { lang: Lang }) {
  const t = messages[lang].confirm
  return (
    <div class="wrap block narrow">
      <h1>{t.mailAction}</h1>
      <Alert kind="error">
        <p>{t.dead}</p>
      </Alert>
      <p>
        <a href={localPath(lang, '/annuaire')}>{t.see}</a>
      </p>
    </div>
  )
}
