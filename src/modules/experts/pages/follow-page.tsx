import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { Alert, describedBy, ErrorSummary, Field } from '#ui/form.tsx'
import { requestMessages } from '../messages/index.ts'
import type { FieldError, RequestView } from '../model.ts'
import { Quote } from './request-facts.tsx'

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
