import { formatShortDate } from '#platform/i18n/format.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { Alert, describedBy, ErrorSummary, Field } from '#ui/form.tsx'
import { Pagination } from '#ui/pagination.tsx'
import { requestMessages } from '../messages/index.ts'
import type { FieldError, RequestView } from '../model.ts'
import { label, paragraphs } from './words.ts'

type AnswerInput = { kind: string; message: string; share: boolean; contact: string }

/** What a request says, to the expert who received it. */
function RequestFacts({ lang, request }: { lang: Lang; request: RequestView }) {
  const t = requestMessages[lang].answer
  if (request.purged) return <p class="dim">{t.purged}</p>
  const facts: [string, string | null | undefined][] = [
    [t.from, [request.requesterName, request.requesterOrganisation].filter(Boolean).join(', ')],
    [t.email, request.requesterEmail],
    [t.audience, request.audience && label(lang, request.audience)],
    [t.format, request.format && label(lang, request.format)],
    [t.dates, request.wishedDates],
    [t.where, request.commune?.name],
    [t.sentOn, request.sentAt && formatShortDate(lang, request.sentAt)],
    [t.givenContact, request.sharedContact],
  ]
  return (
    <>
      <dl class="facts">
        {facts.map(([name, value]) =>
          value ? (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ) : null,
        )}
      </dl>
      <Quote text={request.message} />
      {request.expertMessage && (
        <>
          <h3>{t.yourMessage}</h3>
          <Quote text={request.expertMessage} />
        </>
      )}
      {request.requesterReply && (
        <>
          <h3>{t.theirReply}</h3>
          <Quote text={request.requesterReply} />
        </>
      )}
    </>
  )
}

function Quote({ text }: { text: string | null }) {
  if (!text) return null
  return (
    <blockquote>
      {paragraphs(text).map((each) => (
        <p key={each}>{each}</p>
      ))}
    </blockquote>
  )
}

export type AnswerProps = {
  lang: Lang
  request: RequestView
  /** Where the forms go. */
  action: string
  input: AnswerInput
  errors: FieldError[]
  thanks: 'answered' | 'done' | null
}

/** One request and what to answer: on the link of the mail, or in one's account. */
export function AnswerContent({ lang, request, action, input, errors, thanks }: AnswerProps) {
  const t = requestMessages[lang].answer
  return (
    <>
      <h1>{t.title}</h1>
      {thanks && (
        <Alert kind="success">
          <p>{thanks === 'done' ? t.thanksDone : t.thanks}</p>
        </Alert>
      )}
      <p>
        <strong>{t.states[request.state]}</strong>
      </p>
      <RequestFacts lang={lang} request={request} />
      {request.state === 'sent' && !request.purged && (
        <AnswerForm lang={lang} request={request} action={action} input={input} errors={errors} />
      )}
      {request.state === 'accepted' && (
        <form method="post" action={`${action}/faite`}>
          <h2>{t.done}</h2>
          <button class="btn" type="submit">
            {t.markDone}
          </button>
        </form>
      )}
      <p>
        <a href={localPath(lang, '/compte/expertise/demandes')}>{t.seeAll}</a>
      </p>
    </>
  )
}

function AnswerForm({ lang, request, action, input, errors }: Omit<AnswerProps, 'thanks'>) {
  const t = requestMessages[lang].answer
  const kinds = (['accept', 'decline', 'talk'] as const).filter(
    (kind) => kind !== 'talk' || !request.expertMessage,
  )
  const kindError = errors.find((each) => each.field === 'kind')
  return (
    <>
      <ErrorSummary lang={lang} errors={errors} />
      <form method="post" action={action} novalidate>
        <fieldset
          class={kindError ? 'field wrong' : 'field'}
          id="kind"
          tabindex={-1}
          aria-describedby={describedBy('kind', false, errors)}
        >
          <legend>{t.choose}</legend>
          {kinds.map((kind) => (
            <p class="choice" key={kind}>
              <label>
                <input type="radio" name="kind" value={kind} checked={input.kind === kind} required />{' '}
                {t.kinds[kind]}
              </label>
            </p>
          ))}
          {kindError && (
            <p class="field-error" id="kind-erreur">
              {kindError.message}
            </p>
          )}
        </fieldset>
        <Field lang={lang} id="message" label={t.message} help={t.messageHelp} errors={errors}>
          <textarea
            id="message"
            name="message"
            rows={5}
            maxLength={4000}
            aria-describedby={describedBy('message', true, errors)}
          >
            {input.message}
          </textarea>
        </Field>
        <p class="choice">
          <label>
            <input
              type="checkbox"
              name="share"
              value="1"
              checked={input.share}
              aria-describedby="share-aide"
            />{' '}
            {t.share}
          </label>
        </p>
        <p class="help" id="share-aide">
          {t.shareHelp}
        </p>
        <Field lang={lang} id="contact" label={t.contact} optional errors={errors}>
          <input
            id="contact"
            name="contact"
            type="email"
            maxLength={254}
            value={input.contact}
            autocomplete="email"
            aria-describedby={describedBy('contact', false, errors)}
          />
        </Field>
        <button class="btn" type="submit">
          {t.send}
        </button>
      </form>
    </>
  )
}

export type ReceivedProps = {
  lang: Lang
  requests: RequestView[]
  total: number
  page: number
  pages: number
  asked: number
}

/** Every request received, those that wait first. */
export function ReceivedContent({ lang, requests, page, pages, asked }: ReceivedProps) {
  const t = requestMessages[lang].answer
  return (
    <>
      <p>{t.count(asked)}</p>
      {requests.length === 0 ? (
        <p>{t.none}</p>
      ) : (
        <ul class="rows">
          {requests.map((request) => (
            <li key={request.id}>
              <p>
                <a href={localPath(lang, `/compte/expertise/demandes/${request.id}`)}>
                  {request.purged
                    ? t.purged
                    : [request.requesterName, request.requesterOrganisation].filter(Boolean).join(', ')}
                </a>
              </p>
              <p>{request.sentAt && formatShortDate(lang, request.sentAt)}</p>
              <p>
                <strong>{t.states[request.state]}</strong>
              </p>
            </li>
          ))}
        </ul>
      )}
      <Pagination
        lang={lang}
        page={page}
        pages={pages}
        href={(number) => `/compte/expertise/demandes?page=${number}`}
      />
    </>
  )
}

export type FollowProps = {
  lang: Lang
  request: RequestView
  secret: string
  errors: FieldError[]
  reply: string
  thanks: boolean
}

/** `/experts/suivi/{token}`: one's own request, what was answered, one reply. */
export function FollowPage({ lang, request, secret, errors, reply, thanks }: FollowProps) {
  const t = requestMessages[lang].follow
  const { state, expert, expertMessage, requesterReply, sharedContact } = request
  const path = localPath(lang, `/experts/suivi/${secret}`)
  const mayReply = !requesterReply && (state === 'accepted' || (state === 'sent' && expertMessage !== null))
  return (
    <div class="wrap block narrow">
      <h1>{t.title(expert.name)}</h1>
      {thanks && (
        <Alert kind="success">
          <p>{t.thanks}</p>
        </Alert>
      )}
      <p>
        <strong>{requestMessages[lang].answer.states[state]}</strong>
      </p>
      {sharedContact && (
        <p>
          {t.contact}
          {lang === 'fr' ? '\u00a0' : ''}: <a href={`mailto:${sharedContact}`}>{sharedContact}</a>
        </p>
      )}
      {expertMessage && (
        <>
          <h2>{t.theirMessage(expert.name)}</h2>
          <Quote text={expertMessage} />
        </>
      )}
      {requesterReply && (
        <>
          <h2>{t.replied}</h2>
          <Quote text={requesterReply} />
        </>
      )}
      {mayReply && (
        <form method="post" action={`${path}/repondre`} novalidate>
          <ErrorSummary lang={lang} errors={errors} />
          <Field lang={lang} id="reply" label={t.reply} help={t.replyHelp} errors={errors}>
            <textarea
              id="reply"
              name="reply"
              rows={6}
              maxLength={4000}
              aria-describedby={describedBy('reply', true, errors)}
            >
              {reply}
            </textarea>
          </Field>
          <button class="btn" type="submit">
            {t.sendReply}
          </button>
        </form>
      )}
      <h2>{t.message}</h2>
      <Quote text={request.message} />
      {(state === 'sent' || state === 'accepted') && (
        <form method="post" action={`${path}/annuler`}>
          <p>
            <button class="btn ghost" type="submit">
              {t.cancel}
            </button>{' '}
            <span class="dim">{t.cancelHow}</span>
          </p>
        </form>
      )}
    </div>
  )
}

/** A link that opens nothing any more. */
export function DeadLinkPage({ lang, title, text }: { lang: Lang; title: string; text: string }) {
  return (
    <div class="wrap block narrow">
      <h1>{title}</h1>
      <Alert kind="error">
        <p>{text}</p>
      </Alert>
      <p>
        <a class="btn" href={localPath(lang, '/experts')}>
          {requestMessages[lang].ask.seeList}
        </a>{' '}
        <a href={localPath(lang, '/compte/expertise/demandes')}>{requestMessages[lang].answer.seeAll}</a>
      </p>
    </div>
  )
}
