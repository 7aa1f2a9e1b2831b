import type { InputHTMLAttributes } from 'preact'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { Alert, describedBy, ErrorSummary, Field } from '#ui/form.tsx'
import { requestMessages } from '../messages/index.ts'
import type { FieldError, OtherExpert, RequestInput, Word } from '../model.ts'
import { Others } from './sheet-body.tsx'
import { label } from './words.ts'

export type AskProps = {
  lang: Lang
  slug: string
  name: string
  /** Why nothing can be sent to this person now. */
  refused: 'demo' | 'own' | 'full' | null
  others: OtherExpert[]
  input: RequestInput
  errors: FieldError[]
  tooMany: boolean
  signedIn: boolean
  choices: Record<'audience' | 'format', Word[]>
}

/** `/experts/{slug}/contacter`: a request that goes through the site. */
export function AskPage(props: AskProps) {
  const { lang, slug, name, refused } = props
  const t = requestMessages[lang].ask
  return (
    <div class="wrap block narrow">
      <h1>{t.title(name)}</h1>
      {refused ? (
        <>
          <Alert kind="info">
            <p>{t[refused]}</p>
          </Alert>
          <Others lang={lang} others={props.others} />
          <p>
            <a href={localPath(lang, `/experts/${slug}`)}>{t.back}</a>{' '}
            <a href={localPath(lang, '/experts')}>{t.seeList}</a>
          </p>
        </>
      ) : (
        <AskForm {...props} />
      )}
    </div>
  )
}

function AskForm({ lang, slug, input, errors, tooMany, signedIn, choices }: AskProps) {
  const t = requestMessages[lang].ask
  const page = localPath(lang, `/experts/${slug}`)
  const text = (
    id: 'name' | 'organisation' | 'dates' | 'commune',
    more: InputHTMLAttributes<HTMLInputElement> = {},
    help?: string,
  ): InputHTMLAttributes<HTMLInputElement> => ({
    id,
    name: id,
    type: 'text',
    value: input[id],
    'aria-invalid': errors.some((each) => each.field === id) || undefined,
    'aria-describedby': describedBy(id, help !== undefined, errors),
    ...more,
  })
  return (
    <>
      <p class="lead">{t.lead}</p>
      {!signedIn && <p>{t.confirmLead}</p>}
      {tooMany && (
        <Alert kind="error">
          <p>{t.tooMany}</p>
        </Alert>
      )}
      <ErrorSummary lang={lang} errors={errors} />
      <form method="post" action={`${page}/contacter`} novalidate>
        <Field lang={lang} id="name" label={t.name} errors={errors}>
          <input {...text('name', { maxLength: 120, autocomplete: 'name', required: true })} />
        </Field>
        {!signedIn && (
          <Field lang={lang} id="email" label={t.email} help={t.emailHelp} errors={errors}>
            <input
              id="email"
              name="email"
              type="email"
              value={input.email}
              maxLength={254}
              autocomplete="email"
              required
              aria-invalid={errors.some((each) => each.field === 'email') || undefined}
              aria-describedby={describedBy('email', true, errors)}
            />
          </Field>
        )}
        <Field lang={lang} id="organisation" label={t.organisation} optional errors={errors}>
          <input {...text('organisation', { maxLength: 200, autocomplete: 'organization' })} />
        </Field>
        <Field lang={lang} id="message" label={t.message} help={t.messageHelp} errors={errors}>
          <textarea
            id="message"
            name="message"
            rows={8}
            maxLength={4000}
            required
            aria-invalid={errors.some((each) => each.field === 'message') || undefined}
            aria-describedby={describedBy('message', true, errors)}
          >
            {input.message}
          </textarea>
        </Field>
        {(['audience', 'format'] as const).map((id) => (
          <Field key={id} lang={lang} id={id} label={t[id]} optional errors={errors}>
            <select id={id} name={id}>
              <option value="">{t.none}</option>
              {choices[id].map((word) => (
                <option key={word.code} value={word.code} selected={word.code === input[id]}>
                  {label(lang, word)}
                </option>
              ))}
            </select>
          </Field>
        ))}
        <Field lang={lang} id="dates" label={t.dates} help={t.datesHelp} optional errors={errors}>
          <input {...text('dates', { maxLength: 300 }, t.datesHelp)} />
        </Field>
        <Field lang={lang} id="commune" label={t.commune} optional errors={errors}>
          <input {...text('commune', { maxLength: 100 })} />
        </Field>
        <p class="trap" aria-hidden="true">
          <label>
            {t.trap} <input name="website" type="text" tabindex={-1} autocomplete="off" />
          </label>
        </p>
        <p class="dim">{t.privacy}</p>
        <p class="actions">
          <button class="btn" type="submit">
            {t.send}
          </button>
          <a href={page}>{t.back}</a>
        </p>
      </form>
    </>
  )
}

/** After the form: it left, or a link is on its way. */
export function AskedPage({ lang, slug, sent }: { lang: Lang; slug: string; sent: boolean }) {
  const t = requestMessages[lang].ask
  return (
    <div class="wrap block narrow">
      <h1>{sent ? t.sentTitle : t.checkTitle}</h1>
      <p class="lead">{sent ? t.sent : t.check}</p>
      <p>
        <a href={localPath(lang, `/experts/${slug}`)}>{t.back}</a>
      </p>
    </div>
  )
}

/** Where the link of the mail leads: one button, since mail scanners open links. */
export function ConfirmPage({ lang, secret, name }: { lang: Lang; secret: string; name: string | null }) {
  const t = requestMessages[lang].ask
  return (
    <div class="wrap block narrow">
      <h1>{t.confirmTitle}</h1>
      {name === null ? (
        <>
          <Alert kind="error">
            <p>{t.dead}</p>
          </Alert>
          <p>
            <a class="btn" href={localPath(lang, '/experts')}>
              {t.seeList}
            </a>
          </p>
        </>
      ) : (
        <>
          <p class="lead">{t.confirmLeadPage(name)}</p>
          <form method="post" action={localPath(lang, `/experts/demandes/${secret}/confirmer`)}>
            <button class="btn" type="submit">
              {t.confirmSend}
            </button>
          </form>
        </>
      )}
    </div>
  )
}
