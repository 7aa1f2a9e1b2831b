import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { Alert, describedBy, ErrorSummary, Field } from '#ui/form.tsx'
import { messages } from '../messages/index.ts'

export type SignInProps = {
  lang: Lang
  email: string
  returnTo: string
  errors: { field: string; message: string }[]
  /** Whether the site lets people in through ProConnect. */
  proConnect: boolean
  /** What went wrong there. */
  failed?: 'proConnectRefused' | 'proConnectDown' | undefined
}

/** « Se connecter »: an address, a link, no password. */
export function SignInPage({ lang, email, returnTo, errors, proConnect, failed }: SignInProps) {
  const t = messages[lang].signIn
  return (
    <div class="wrap block narrow">
      <h1>{t.title}</h1>
      <p class="lead">{t.lead}</p>
      {failed && (
        <Alert kind="error">
          <p>{t[failed]}</p>
        </Alert>
      )}
      <ErrorSummary lang={lang} errors={errors} />
      <form method="post" action={localPath(lang, '/connexion')} novalidate>
        <input type="hidden" name="retour" value={returnTo} />
        <Field lang={lang} id="email" label={t.email} help={t.emailHelp} errors={errors}>
          <input
            id="email"
            name="email"
            type="email"
            autocomplete="email"
            required
            maxLength={254}
            value={email}
            aria-invalid={errors.length > 0 || undefined}
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
        </p>
      </form>
      <m-passkey
        hidden
        data-mode="sign-in"
        data-options={localPath(lang, '/connexion/cle/demande')}
        data-answer={localPath(lang, '/connexion/cle')}
        data-return={returnTo}
        data-failed={t.passkeyFailed}
      >
        <p>{t.or}</p>
        <p class="actions">
          <button class="btn ghost" type="button">
            {t.passkey}
          </button>
        </p>
        <p role="status" />
      </m-passkey>
      {proConnect && (
        <form method="post" action={localPath(lang, '/connexion/proconnect')}>
          <input type="hidden" name="retour" value={returnTo} />
          <p>{t.proConnectFor}</p>
          <p class="actions">
            <button class="btn ghost" type="submit">
              {t.proConnect}
            </button>
            <a href="https://www.proconnect.gouv.fr/" rel="noopener noreferrer">
              {t.proConnectWhat}
            </a>
          </p>
        </form>
      )}
      <p class="dim">
        {t.why} <a href={localPath(lang, '/donnees-personnelles')}>{t.privacy}</a>
      </p>
    </div>
  )
}

/** After the address: what comes next, whoever it belongs to. `known`: the address came from ProConnect. */
export function AskedPage({ lang, known }: { lang: Lang; known: boolean }) {
  const t = messages[lang].signIn
  return (
    <div class="wrap block narrow">
      <h1>{t.sentTitle}</h1>
      <p class="lead">{known ? t.sentByProConnect : t.sent}</p>
      <ul>
        {t.sentAdvice.map((advice) => (
          <li key={advice}>{advice}</li>
        ))}
      </ul>
      <p>
        <a href={localPath(lang, '/connexion')}>{t.again}</a>
      </p>
    </div>
  )
}
