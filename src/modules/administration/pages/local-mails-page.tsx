import type { ComponentChildren } from 'preact'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { messages } from '../messages/index.ts'
import type { MailState } from '../model.ts'

type LocalMail = {
  id: string
  address: string
  subject: string
  kind: string
  state: MailState
  createdAt: Date
  text: string
}

/** The mails that a site without mail server wrote, in both forms, with links that work. */
export function LocalMailsPage({
  lang,
  mails,
  origin,
  next,
}: {
  lang: Lang
  mails: LocalMail[]
  origin: string
  next: string | null
}) {
  const t = messages[lang].localMails
  return (
    <div class="wrap block">
      <h1>{t.title}</h1>
      <p class="lead">{t.lead}</p>
      {mails.length === 0 && <p>{t.none}</p>}
      {mails.map((mail) => (
        <article key={mail.id} class="local-mail" aria-labelledby={`m-${mail.id}`}>
          <h2 id={`m-${mail.id}`}>{mail.subject}</h2>
          <p class="dim">
            {t.to} {mail.address} · {mail.kind} · {messages[lang].mails.states[mail.state]} ·{' '}
            <time dateTime={mail.createdAt.toISOString()}>{messages[lang].moment(mail.createdAt)}</time>
          </p>
          <pre>
            <Linked text={mail.text} origin={origin} />
          </pre>
          <details>
            <summary>{t.html}</summary>
            <iframe
              src={localPath(lang, `/dev/mails/${mail.id}`)}
              title={`${t.html} : ${mail.subject}`}
              loading="lazy"
              sandbox="allow-top-navigation-by-user-activation"
            />
          </details>
        </article>
      ))}
      {next && (
        <p>
          <a rel="next" href={localPath(lang, `/dev/mails?avant=${encodeURIComponent(next)}`)}>
            {t.next}
          </a>
        </p>
      )}
    </div>
  )
}

/** Text in which addresses of the site itself are links; no other is. */
function Linked({ text, origin }: { text: string; origin: string }) {
  const parts: ComponentChildren[] = []
  let end = 0
  for (const match of text.matchAll(/https?:\/\/\S+/g)) {
    if (!match[0].startsWith(`${origin}/`)) continue
    parts.push(text.slice(end, match.index), <a href={match[0]}>{match[0]}</a>)
    end = match.index + match[0].length
  }
  parts.push(text.slice(end))
  return <>{parts}</>
}
