import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { BackOffice } from '#ui/back-office.tsx'
import { Alert } from '#ui/form.tsx'
import { messages } from '../messages/index.ts'
import type { ContentPart, MailAct, MailDetails } from '../model.ts'
import { StateMark } from './mails-page.tsx'

/** One mail: where it stands, what happened, what it says, what can be done. */
export function MailPage(props: {
  lang: Lang
  mail: MailDetails
  kindWords: string
  acts: MailAct[]
  /** Whether the reader may read the content. */
  whole: boolean
  notice: 'changed' | MailAct | null
}) {
  const { lang, mail, notice } = props
  const t = messages[lang].mails
  return (
    <BackOffice lang={lang} current="/administration/mails">
      <h1>{mail.subject ?? t.hiddenSubject}</h1>
      {notice && (
        <Alert kind={notice === 'changed' ? 'error' : 'success'}>
          <p>{notice === 'changed' ? t.changed : t.done[notice]}</p>
        </Alert>
      )}
      <dl class="facts">
        <dt>{t.facts.state}</dt>
        <dd>
          <StateMark lang={lang} state={mail.state} />
        </dd>
        <dt>{t.facts.to}</dt>
        <dd>{mail.address}</dd>
        <dt>{t.facts.kind}</dt>
        <dd>{props.kindWords}</dd>
        <dt>{t.facts.language}</dt>
        <dd>{t.languages[mail.lang]}</dd>
        {mail.lastError && (
          <>
            <dt>{t.facts.why}</dt>
            <dd>{note(lang, mail.lastError)}</dd>
          </>
        )}
        {(mail.state === 'queued' || mail.state === 'retried') && (
          <>
            <dt>{t.facts.due}</dt>
            <dd>{messages[lang].moment(mail.dueAt)}</dd>
          </>
        )}
      </dl>
      {mail.state === 'unconfirmed' && (
        <Alert kind="info">
          <p>{t.unconfirmedHelp}</p>
        </Alert>
      )}
      {props.acts.length > 0 && (
        <div class="actions">
          {props.acts.map((act) => (
            <form key={act} method="post" action={localPath(lang, `/administration/mails/${mail.id}`)}>
              <input type="hidden" name="act" value={act} />
              <button class={act === 'cancel' ? 'btn ghost' : 'btn'} type="submit">
                {t.acts[act]}
              </button>
            </form>
          ))}
        </div>
      )}
      <section aria-labelledby="suite">
        <h2 id="suite">{t.timeline}</h2>
        <ol class="rows">
          {[{ at: mail.createdAt, what: 'created', note: null }, ...mail.history].map((event, index) => (
            <li key={index}>
              <p>
                {Object.hasOwn(t.events, event.what)
                  ? t.events[event.what as keyof typeof t.events]
                  : event.what}
                {event.note && ` : ${note(lang, event.note)}`}
              </p>
              <time class="dim" dateTime={event.at.toISOString()}>
                {messages[lang].moment(event.at)}
              </time>
            </li>
          ))}
        </ol>
      </section>
      {props.whole && (
        <section aria-labelledby="contenu-mail">
          <h2 id="contenu-mail">{t.content}</h2>
          {mail.emptied ? (
            <p>{t.emptied}</p>
          ) : (
            <>
              <p class="dim">{t.linksHidden}</p>
              <div class="letter" lang={mail.lang}>
                {mail.content.map((part, index) => (
                  <Part key={index} part={part} />
                ))}
              </div>
            </>
          )}
        </section>
      )}
      <p>
        <a href={localPath(lang, '/administration/mails')}>{t.back}</a>
      </p>
    </BackOffice>
  )
}

function note(lang: Lang, text: string): string {
  const { notes } = messages[lang].mails
  return Object.hasOwn(notes, text) ? notes[text as keyof typeof notes] : text
}

function Part({ part }: { part: ContentPart }) {
  if ('text' in part) return <p>{part.text}</p>
  if ('list' in part)
    return (
      <ul>
        {part.list.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    )
  if ('quote' in part) return <blockquote>{part.quote}</blockquote>
  return (
    <p>
      <strong>[ {part.button} ]</strong>
    </p>
  )
}
