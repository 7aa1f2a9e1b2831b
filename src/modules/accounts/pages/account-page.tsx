import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { AccountFrame } from '#ui/back-office.tsx'
import { Alert, describedBy, ErrorSummary, Field } from '#ui/form.tsx'
import { messages } from '../messages/index.ts'
import type { Account } from '../model.ts'

type Props = {
  lang: Lang
  account: Account
  typed: { name: string; email: string; lang: string }
  kinds: { kind: string; label: string; wanted: boolean }[]
  errors: { field: string; message: string }[]
  done: string | undefined
}

/** One's account: who one is here, which organisations one looks after, which mails one gets. */
export function AccountPage({ lang, account, typed, kinds, errors, done }: Props) {
  const t = messages[lang].account
  const wrong = (field: string) => errors.some((error) => error.field === field) || undefined
  return (
    <AccountFrame lang={lang} current="/compte">
      <h1>{t.title}</h1>
      {(done === 'profil' || done === 'adresse') && (
        <Alert kind="success">
          <p>{done === 'adresse' ? t.confirmAddress : t.saved}</p>
        </Alert>
      )}
      <section>
        <h2>{t.organisations}</h2>
        {account.organisations.length === 0 ? (
          <p>{t.noOrganisation}</p>
        ) : (
          <ul class="rows">
            {account.organisations.map((organisation) => (
              <li key={organisation.id}>
                <p>
                  <a href={localPath(lang, `/annuaire/${organisation.slug}`)}>{organisation.name}</a>{' '}
                  <span class="dim">{t.roles[organisation.role]}</span>
                </p>
                <p>
                  <a href={localPath(lang, `/annuaire/${organisation.slug}/modifier`)}>{t.edit}</a>{' '}
                  <a href={localPath(lang, `/annuaire/${organisation.slug}/equipe`)}>{t.team}</a>
                </p>
              </li>
            ))}
          </ul>
        )}
        <p class="actions">
          <a class="btn ghost" href={localPath(lang, '/annuaire')}>
            {t.find}
          </a>
          <a class="btn ghost" href={localPath(lang, '/annuaire/proposer')}>
            {t.propose}
          </a>
        </p>
      </section>
      <section>
        <h2>{t.profile}</h2>
        <ErrorSummary lang={lang} errors={errors} />
        <form method="post" action={localPath(lang, '/compte')} novalidate>
          <Field lang={lang} id="name" label={t.name} help={t.nameHelp} errors={errors}>
            <input
              id="name"
              name="name"
              type="text"
              autocomplete="name"
              maxLength={200}
              required
              value={typed.name}
              aria-invalid={wrong('name')}
              aria-describedby={describedBy('name', true, errors)}
            />
          </Field>
          <Field lang={lang} id="email" label={t.email} help={t.emailHelp} errors={errors}>
            <input
              id="email"
              name="email"
              type="email"
              autocomplete="email"
              maxLength={254}
              required
              value={typed.email}
              aria-invalid={wrong('email')}
              aria-describedby={describedBy('email', true, errors)}
            />
          </Field>
          <Field lang={lang} id="lang" label={t.language} help={t.languageHelp}>
            <select id="lang" name="lang" aria-describedby={describedBy('lang', true)}>
              <option value="fr" lang="fr" selected={typed.lang === 'fr'}>
                Français
              </option>
              <option value="en" lang="en" selected={typed.lang === 'en'}>
                English
              </option>
            </select>
          </Field>
          <fieldset>
            <legend>{t.mails}</legend>
            <p class="help">{t.mailsHelp}</p>
            {kinds.map(({ kind, label, wanted }) => (
              <p class="choice" key={kind}>
                <label>
                  <input type="checkbox" name="mails" value={kind} checked={wanted} /> {label}
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
      </section>
      <form method="post" action={localPath(lang, '/deconnexion')}>
        <button class="btn ghost" type="submit">
          {t.signOut}
        </button>
      </form>
    </AccountFrame>
  )
}
