import { formatNumber } from '#platform/i18n/format.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { AccountFrame } from '#ui/back-office.tsx'
import { Alert, describedBy, ErrorSummary, Field } from '#ui/form.tsx'
import { messages } from '../messages/index.ts'
import type { Account } from '../model.ts'
import { type FieldErrors, LangField, NameField } from './profile-fields.tsx'

export type ProfileProps = {
  lang: Lang
  input: { name: string; email: string; lang: string }
  /** The kinds of mail one may refuse, in words. */
  mails: { kind: string; label: string; wanted: boolean }[]
  /** What waits for this person elsewhere on the site: how many, and where. `path` without its language. */
  waits: { label: string; count: number; path: string }[]
  organisations: Account['organisations']
  done: 'saved' | 'confirming' | null
  errors: FieldErrors
}

/** « Profil »: name, address, language, mails, organisations. */
export function ProfilePage(props: ProfileProps) {
  const { lang, input, mails, organisations, done, errors } = props
  const t = messages[lang].profile
  return (
    <AccountFrame lang={lang} current="/compte">
      <h1>{t.title}</h1>
      <Waits lang={lang} waits={props.waits} />
      {done && (
        <Alert kind="success">
          <p>{t[done]}</p>
        </Alert>
      )}
      <ErrorSummary lang={lang} errors={errors} />
      <form method="post" action={localPath(lang, '/compte')} novalidate>
        <NameField lang={lang} value={input.name} errors={errors} />
        <Field lang={lang} id="email" label={t.email} help={t.emailHelp} errors={errors}>
          <input
            id="email"
            name="email"
            type="email"
            autocomplete="email"
            required
            maxLength={254}
            value={input.email}
            aria-invalid={errors.some((error) => error.field === 'email') || undefined}
            aria-describedby={describedBy('email', true, errors)}
          />
        </Field>
        <LangField lang={lang} value={input.lang} />
        <fieldset class="field" aria-describedby="mails-aide">
          <legend>{t.mails}</legend>
          <p class="help" id="mails-aide">
            {t.mailsHelp}
          </p>
          {mails.map((mail) => (
            <p class="choice" key={mail.kind}>
              <label>
                <input type="checkbox" name="mails" value={mail.kind} checked={mail.wanted} /> {mail.label}
              </label>
            </p>
          ))}
        </fieldset>
        <p class="actions">
          <button class="btn" type="submit">
            {t.save}
          </button>
        </p>
      </form>
      <Organisations lang={lang} organisations={organisations} />
    </AccountFrame>
  )
}

function Waits({ lang, waits }: Pick<ProfileProps, 'lang' | 'waits'>) {
  if (waits.length === 0) return null
  return (
    <section aria-labelledby="attend">
      <h2 id="attend">{messages[lang].profile.waits}</h2>
      <ul class="chips">
        {waits.map(({ label, count, path }) => (
          <li key={path}>
            <a href={localPath(lang, path)}>
              {label}
              {'\u00a0: '}
              <strong>{formatNumber(lang, count)}</strong>
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Organisations({ lang, organisations }: Pick<ProfileProps, 'lang' | 'organisations'>) {
  const t = messages[lang].profile
  return (
    <section aria-labelledby="structures">
      <h2 id="structures">{t.organisations}</h2>
      {organisations.length === 0 ? (
        <>
          <p>{t.noOrganisation}</p>
          <p class="actions">
            <a class="btn ghost small" href={localPath(lang, '/annuaire')}>
              {t.findOrganisation}
            </a>
            <a class="btn ghost small" href={localPath(lang, '/annuaire/proposer')}>
              {t.proposeOrganisation}
            </a>
          </p>
        </>
      ) : (
        <ul class="rows">
          {organisations.map((one) => {
            const page = localPath(lang, `/annuaire/${one.slug}`)
            return (
              <li key={one.id}>
                <div>
                  <p>
                    <a href={page}>
                      <strong>{one.name}</strong>
                    </a>
                  </p>
                  <p class="dim">
                    {t.roles[one.role]}
                    {one.status !== 'published' && ` – ${t.statuses[one.status] ?? one.status}`}
                  </p>
                </div>
                <a href={`${page}/modifier`} aria-label={`${t.edit} – ${one.name}`}>
                  {t.edit}
                </a>
                <a href={`${page}/equipe`} aria-label={`${t.team} – ${one.name}`}>
                  {t.team}
                </a>
              </li>
            )
          })}
        </ul>
      )}
    </section>
  )
}
