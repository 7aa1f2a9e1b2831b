import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { Alert, describedBy, ErrorSummary, Field } from '#ui/form.tsx'
import { Icon } from '#ui/icon.tsx'
import { messages } from '../messages/index.ts'

export type ReportProps = {
  lang: Lang
  slug: string
  name: string
  input: { reason: string; message: string; email: string }
  errors: { field: string; message: string }[]
  tooMany: boolean
}

/** « Signaler une erreur »: what is wrong, in the visitor's words, without an account. */
export function ReportPage({ lang, slug, name, input, errors, tooMany }: ReportProps) {
  const t = messages[lang].report
  const page = localPath(lang, `/annuaire/${slug}`)
  const wrong = (field: string) => errors.some((error) => error.field === field) || undefined
  const reasonError = errors.find((error) => error.field === 'reason')
  return (
    <div class="wrap block narrow">
      <h1>{t.title(name)}</h1>
      <p class="lead">{t.lead}</p>
      <ul>
        <li>
          <a href={`${page}/suggerer`}>{t.suggest}</a>
        </li>
        <li>
          <a href={`${page}/fermeture`}>{t.closure}</a>
        </li>
      </ul>
      {tooMany && (
        <Alert kind="error">
          <p>{t.tooMany}</p>
        </Alert>
      )}
      <ErrorSummary lang={lang} errors={errors} />
      <form method="post" action={`${page}/signaler`} novalidate>
        <fieldset
          class={reasonError ? 'field wrong' : 'field'}
          id="reason"
          tabindex={-1}
          aria-describedby={describedBy('reason', false, errors)}
        >
          <legend>{t.reason}</legend>
          {(Object.keys(t.reasons) as (keyof typeof t.reasons)[]).map((reason) => (
            <p class="choice" key={reason}>
              <label>
                <input type="radio" name="reason" value={reason} checked={input.reason === reason} required />{' '}
                {t.reasons[reason]}
              </label>
            </p>
          ))}
          {reasonError && (
            <p class="field-error" id="reason-erreur">
              <Icon name="alert" size={16} /> {reasonError.message}
            </p>
          )}
        </fieldset>
        <Field lang={lang} id="message" label={t.message} help={t.messageHelp} errors={errors}>
          <textarea
            id="message"
            name="message"
            rows={6}
            maxLength={4000}
            required
            aria-invalid={wrong('message')}
            aria-describedby={describedBy('message', true, errors)}
          >
            {input.message}
          </textarea>
        </Field>
        <Field lang={lang} id="email" label={t.email} help={t.emailHelp} optional errors={errors}>
          <input
            id="email"
            name="email"
            type="email"
            maxLength={300}
            autocomplete="email"
            value={input.email}
            aria-invalid={wrong('email')}
            aria-describedby={describedBy('email', true, errors)}
          />
        </Field>
        <p class="trap" aria-hidden="true">
          <label>
            {t.trap} <input name="website" type="text" tabindex={-1} autocomplete="off" />
          </label>
        </p>
        <p class="actions">
          <button class="btn" type="submit">
            {t.send}
          </button>
          <a href={page}>{t.back}</a>
        </p>
      </form>
    </div>
  )
}
