import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { Alert, describedBy, ErrorSummary, Field } from '#ui/form.tsx'
import { requestMessages } from '../messages/index.ts'
import type { FieldError, RequestView } from '../model.ts'
import { RequestFacts } from './request-facts.tsx'

type AnswerInput = { kind: string; message: string; share: boolean; contact: string }

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
