import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { BackOffice } from '#ui/back-office.tsx'
import { Alert } from '#ui/form.tsx'
import { messages } from '../messages/index.ts'
import type { MailLine, MailState } from '../model.ts'
import { type Choice, Select } from './journal-page.tsx'

export type MailsForm = { state: string; kind: string; address: string }

const tone: Partial<Record<MailState, string>> = {
  queued: 'wait',
  retried: 'wait',
  sending: 'wait',
  sent: 'good',
  unconfirmed: 'bad',
  failed: 'bad',
}

/** The state of a mail as a mark; never by colour alone. */
export function StateMark({ lang, state }: { lang: Lang; state: MailState }) {
  return <span class={`state ${tone[state] ?? ''}`}>{messages[lang].mails.states[state]}</span>
}

/** The mails of the site: how many in each state, filters, the list. */
export function MailsPage(props: {
  lang: Lang
  counts: { state: MailState; count: number }[]
  form: MailsForm
  kinds: Choice[]
  mails: (MailLine & { kindWords: string })[]
  next: string | null
  later: boolean
  /** Whether addresses are shown and searched. */
  whole: boolean
  noServer: boolean
}) {
  const { lang, form } = props
  const t = messages[lang].mails
  const path = localPath(lang, '/administration/mails')
  const query = new URLSearchParams(
    Object.entries({ etat: form.state, genre: form.kind, adresse: form.address }).filter(
      ([, value]) => value,
    ),
  ).toString()
  return (
    <BackOffice lang={lang} current="/administration/mails">
      <h1>{t.title}</h1>
      <p>{t.lead}</p>
      {props.noServer && (
        <Alert kind="info">
          <p>{t.noServer}</p>
        </Alert>
      )}
      {!props.whole && (
        <Alert kind="info">
          <p>{t.masked}</p>
        </Alert>
      )}
      <ul class="chips">
        {props.counts
          .filter(({ count }) => count > 0)
          .map(({ state, count }) => (
            <li key={state}>
              <a href={`${path}?etat=${state}`} aria-current={form.state === state ? 'true' : undefined}>
                {t.states[state]} : {messages[lang].home.number(count)}
              </a>
            </li>
          ))}
      </ul>
      <form action={path} class="pair">
        <Select
          id="etat"
          label={t.state}
          value={form.state}
          all={t.all}
          choices={props.counts.map(({ state }) => ({ value: state, label: t.states[state] }))}
        />
        <Select id="genre" label={t.kind} value={form.kind} choices={props.kinds} all={t.all} />
        {props.whole && (
          <div class="field">
            <label for="adresse">{t.address}</label>
            <input id="adresse" name="adresse" type="search" maxLength={254} value={form.address} />
          </div>
        )}
        <p class="actions">
          <button class="btn small" type="submit">
            {t.filter}
          </button>
          {query && <a href={path}>{t.clear}</a>}
        </p>
      </form>
      {props.mails.length === 0 ? (
        <p>{query || props.later ? t.none : t.noneAtAll}</p>
      ) : (
        <>
          <p>{t.list(props.mails.length)}</p>
          <MailRows lang={lang} mails={props.mails} />
        </>
      )}
      <p class="actions">
        {props.later && <a href={`${path}${query && `?${query}`}`}>{t.first}</a>}
        {props.next && (
          <a
            class="btn ghost small"
            rel="next"
            href={`${path}?${query && `${query}&`}avant=${encodeURIComponent(props.next)}`}
          >
            {t.next}
          </a>
        )}
      </p>
    </BackOffice>
  )
}

function MailRows({ lang, mails }: { lang: Lang; mails: (MailLine & { kindWords: string })[] }) {
  const t = messages[lang].mails
  return (
    <ul class="rows">
      {mails.map((mail) => (
        <li key={mail.id}>
          <div>
            <p>
              <a href={localPath(lang, `/administration/mails/${mail.id}`)}>
                {mail.subject ?? t.hiddenSubject}
              </a>
            </p>
            <p class="dim">
              {mail.address} · {mail.kindWords} ·{' '}
              <time dateTime={mail.createdAt.toISOString()}>{messages[lang].moment(mail.createdAt)}</time>
              {mail.attempts > 1 && ` · ${t.tries(mail.attempts)}`}
            </p>
          </div>
          <StateMark lang={lang} state={mail.state} />
        </li>
      ))}
    </ul>
  )
}
