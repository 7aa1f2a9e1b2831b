import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { AccountFrame } from '#ui/back-office.tsx'
import { Alert, describedBy, ErrorSummary, Field } from '#ui/form.tsx'
import { Icon } from '#ui/icon.tsx'
import { messages } from '../messages/index.ts'
import type { TokenLine } from '../model.ts'
import type { FieldErrors } from './profile-fields.tsx'

export type TokensProps = {
  lang: Lang
  /** `ended` says why a token no longer serves. */
  tokens: (TokenLine & { ended: 'revoked' | 'expired' | null })[]
  scopes: TokenLine['scopes'][number][]
  days: readonly (7 | 30 | 90 | 365)[]
  input: { name: string; scopes: string[]; days: string }
  /** A token just made, shown this once. */
  made: string | null
  revoked: boolean
  errors: FieldErrors
}

/** « Jetons d’API »: those that serve, those that did, and one more. */
export function TokensPage(props: TokensProps) {
  const { lang, tokens, made, revoked, errors } = props
  const t = messages[lang].tokens
  return (
    <AccountFrame lang={lang} current="/compte/jetons">
      <h1>{t.title}</h1>
      <p class="lead">{t.lead}</p>
      <p>
        <a href={localPath(lang, '/api')}>{t.api}</a>
      </p>
      {made && (
        <Alert kind="success">
          <p>
            <strong>{t.made}</strong>
          </p>
          <code class="secret" id="jeton">
            {made}
          </code>
          <p>{t.madeHelp}</p>
        </Alert>
      )}
      {revoked && (
        <Alert kind="success">
          <p>{t.revoked}</p>
        </Alert>
      )}
      <ErrorSummary lang={lang} errors={errors} />
      <section aria-labelledby="liste">
        <h2 id="liste">{t.list}</h2>
        {tokens.length === 0 ? <p>{t.none}</p> : <Tokens lang={lang} tokens={tokens} />}
      </section>
      <section aria-labelledby="creer">
        <h2 id="creer">{t.create}</h2>
        <TokenForm {...props} />
      </section>
    </AccountFrame>
  )
}

function Tokens({ lang, tokens }: Pick<TokensProps, 'lang' | 'tokens'>) {
  const t = messages[lang].tokens
  return (
    <ul class="rows">
      {tokens.map((token) => (
        <li key={token.id}>
          <div>
            <p>
              <strong>{token.name}</strong> <span class="dim">{t.hint(token.hint)}</span>
            </p>
            <p class="dim">{token.scopes.map((scope) => t.scopeWords[scope]).join(', ')}</p>
            <p class="dim">
              {t.expires(token.expiresAt)}, {t.used(token.lastUsedAt)}
            </p>
          </div>
          {token.ended ? (
            <span class="state bad">{t.states[token.ended]}</span>
          ) : (
            <form method="post" action={localPath(lang, `/compte/jetons/${token.id}`)}>
              <button class="btn ghost small" type="submit" aria-label={t.revokeLabel(token.name)}>
                {t.revoke}
              </button>
            </form>
          )}
        </li>
      ))}
    </ul>
  )
}

function TokenForm({ lang, scopes, days, input, errors }: TokensProps) {
  const t = messages[lang].tokens
  const scopesError = errors.find((error) => error.field === 'scopes')
  return (
    <form method="post" action={localPath(lang, '/compte/jetons')} novalidate>
      <Field lang={lang} id="name" label={t.name} help={t.nameHelp} errors={errors}>
        <input
          id="name"
          name="name"
          type="text"
          required
          maxLength={60}
          value={input.name}
          aria-invalid={errors.some((error) => error.field === 'name') || undefined}
          aria-describedby={describedBy('name', true, errors)}
        />
      </Field>
      <fieldset
        class={scopesError ? 'field wrong' : 'field'}
        id="scopes"
        tabindex={-1}
        aria-describedby={describedBy('scopes', false, errors)}
      >
        <legend>{t.scopes}</legend>
        {scopes.map((scope) => (
          <p class="choice" key={scope}>
            <label>
              <input type="checkbox" name="scopes" value={scope} checked={input.scopes.includes(scope)} />{' '}
              {t.scopeWords[scope]}
            </label>
          </p>
        ))}
        {scopesError && (
          <p class="field-error" id="scopes-erreur">
            <Icon name="alert" size={16} /> {scopesError.message}
          </p>
        )}
      </fieldset>
      <Field lang={lang} id="days" label={t.days} errors={errors}>
        <select id="days" name="days" aria-describedby={describedBy('days', false, errors)}>
          {days.map((count) => (
            <option key={count} value={count} selected={input.days === String(count)}>
              {t.dayWords[count]}
            </option>
          ))}
        </select>
      </Field>
      <p class="actions">
        <button class="btn" type="submit">
          {t.send}
        </button>
      </p>
    </form>
  )
}
