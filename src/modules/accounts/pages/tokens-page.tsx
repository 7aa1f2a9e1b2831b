import { formatMoment, formatShortDate } from '#platform/i18n/format.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { AccountFrame } from '#ui/back-office.tsx'
import { Alert, describedBy, ErrorSummary, Field } from '#ui/form.tsx'
import { messages } from '../messages/index.ts'
import type { TokenLine } from '../model.ts'

type Props = {
  lang: Lang
  tokens: TokenLine[]
  choices: { scopes: readonly TokenLine['scopes'][number][]; days: readonly number[] }
  typed: { name: string; scopes: string[]; days: number }
  errors: { field: string; message: string }[]
  /** A token just made: shown this once. */
  token: string | null
  now: Date
  done: string | undefined
}

/** One's API tokens. */
export function TokensPage({ lang, tokens, choices, typed, errors, token, now, done }: Props) {
  const t = messages[lang].tokens
  const scopesError = errors.find((error) => error.field === 'scopes')
  return (
    <AccountFrame lang={lang} current="/compte/jetons">
      <h1>{t.title}</h1>
      <p>
        {t.lead} <a href={localPath(lang, '/api')}>{t.api}</a>
      </p>
      {done === 'revoque' && (
        <Alert kind="success">
          <p>{t.revoked}</p>
        </Alert>
      )}
      {token && (
        <Alert kind="success">
          <p>{t.made}</p>
          <p>
            <code class="secret">{token}</code>
          </p>
        </Alert>
      )}
      {tokens.length > 0 && (
        <ul class="rows">
          {tokens.map((one) => (
            <li key={one.id}>
              <div>
                <p>
                  <strong>{one.name}</strong> <span class="dim">…{one.hint}</span>{' '}
                  {one.revokedAt ? (
                    <span class="state bad">{t.states.revoked}</span>
                  ) : one.expiresAt < now ? (
                    <span class="state bad">{t.states.expired}</span>
                  ) : (
                    <span class="state good">{t.states.alive}</span>
                  )}
                </p>
                <p class="dim">{one.scopes.map((scope) => t.scopes[scope]).join(', ')}</p>
                <p class="dim">
                  {t.until(formatShortDate(lang, one.expiresAt))}{' '}
                  {one.lastUsedAt ? t.used(formatMoment(lang, one.lastUsedAt)) : t.neverUsed}
                </p>
              </div>
              {!one.revokedAt && one.expiresAt >= now && (
                <form method="post" action={localPath(lang, `/compte/jetons/${one.id}`)}>
                  <button class="btn ghost small" type="submit">
                    {t.revoke} <span class="sr">{one.name}</span>
                  </button>
                </form>
              )}
            </li>
          ))}
        </ul>
      )}
      <section>
        <h2>{t.add}</h2>
        <ErrorSummary lang={lang} errors={errors} />
        <form method="post" action={localPath(lang, '/compte/jetons')} novalidate>
          <Field lang={lang} id="name" label={t.name} help={t.nameHelp} errors={errors}>
            <input
              id="name"
              name="name"
              type="text"
              maxLength={100}
              required
              autocomplete="off"
              value={typed.name}
              aria-describedby={describedBy('name', true, errors)}
            />
          </Field>
          <fieldset
            id="scopes"
            class={scopesError ? 'field wrong' : 'field'}
            tabindex={-1}
            aria-describedby={describedBy('scopes', false, errors)}
          >
            <legend>{t.rights}</legend>
            {choices.scopes.map((scope) => (
              <p class="choice" key={scope}>
                <label>
                  <input type="checkbox" name="scopes" value={scope} checked={typed.scopes.includes(scope)} />{' '}
                  {t.scopes[scope]}
                </label>
              </p>
            ))}
            {scopesError && (
              <p class="field-error" id="scopes-erreur">
                {scopesError.message}
              </p>
            )}
          </fieldset>
          <Field lang={lang} id="days" label={t.days} errors={errors}>
            <select id="days" name="days">
              {choices.days.map((days) => (
                <option key={days} value={days} selected={typed.days === days}>
                  {t.dayCount(days)}
                </option>
              ))}
            </select>
          </Field>
          <p class="actions">
            <button class="btn" type="submit">
              {t.create}
            </button>
          </p>
        </form>
      </section>
    </AccountFrame>
  )
}
