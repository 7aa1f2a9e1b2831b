import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { AccountFrame } from '#ui/back-office.tsx'
import { Alert, describedBy, ErrorSummary, Field } from '#ui/form.tsx'
import { messages } from '../messages/index.ts'
import type { FieldErrors } from './profile-fields.tsx'

export type DataProps = {
  lang: Lang
  email: string
  /** Why the account cannot go yet. */
  soleOwnerOf: { slug: string; name: string }[]
  lastAdministrator: boolean
  errors: FieldErrors
}

/** « Mes données »: all of it in a file, or none of it any more. */
export function DataPage({ lang, email, soleOwnerOf, lastAdministrator, errors }: DataProps) {
  const t = messages[lang].data
  const held = soleOwnerOf.length > 0 || lastAdministrator
  return (
    <AccountFrame lang={lang} current="/compte/donnees">
      <h1>{t.title}</h1>
      <ErrorSummary lang={lang} errors={errors} />
      <section aria-labelledby="export">
        <h2 id="export">{t.export}</h2>
        <p>{t.exportHelp}</p>
        <p>
          <a class="btn ghost" href={localPath(lang, '/compte/donnees/export')} download>
            {t.download}
          </a>
        </p>
      </section>
      <section aria-labelledby="effacer">
        <h2 id="effacer">{t.erase}</h2>
        <ul>
          {t.consequences.map((consequence) => (
            <li key={consequence}>{consequence}</li>
          ))}
        </ul>
        {soleOwnerOf.length > 0 && (
          <Alert kind="error">
            <p>{t.soleOwner}</p>
            <ul>
              {soleOwnerOf.map((one) => (
                <li key={one.slug}>
                  <a href={localPath(lang, `/annuaire/${one.slug}/equipe`)}>{one.name}</a>
                </li>
              ))}
            </ul>
          </Alert>
        )}
        {lastAdministrator && (
          <Alert kind="error">
            <p>
              {t.lastAdministrator}{' '}
              <a href={localPath(lang, '/administration/personnes')}>{messages[lang].people.title}</a>
            </p>
          </Alert>
        )}
        {!held && (
          <form method="post" action={localPath(lang, '/compte/donnees/suppression')} novalidate>
            <Field lang={lang} id="email" label={t.confirm} help={t.confirmHelp(email)} errors={errors}>
              <input
                id="email"
                name="email"
                type="email"
                autocomplete="off"
                required
                aria-invalid={errors.length > 0 || undefined}
                aria-describedby={describedBy('email', true, errors)}
              />
            </Field>
            <p class="actions">
              <button class="btn" type="submit">
                {t.send}
              </button>
            </p>
          </form>
        )}
      </section>
    </AccountFrame>
  )
}
