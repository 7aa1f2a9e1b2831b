import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { AccountFrame } from '#ui/back-office.tsx'
import { Alert, describedBy, ErrorSummary, Field } from '#ui/form.tsx'
import { messages } from '../messages/index.ts'

type Props = {
  lang: Lang
  email: string
  /** Organisations to hand over first. */
  owned: { slug: string; name: string }[]
  errors: { field: string; message: string }[]
}

/** Take one's data away, or close the account. */
export function DataPage({ lang, email, owned, errors }: Props) {
  const t = messages[lang].data
  return (
    <AccountFrame lang={lang} current="/compte/donnees">
      <h1>{t.title}</h1>
      <section>
        <h2>{t.export}</h2>
        <p>{t.exportText}</p>
        <p>
          <a class="btn" href={localPath(lang, '/compte/donnees/export')} download>
            {t.download}
          </a>
        </p>
      </section>
      <section>
        <h2>{t.close}</h2>
        <ul>
          {t.consequences.map((consequence) => (
            <li key={consequence}>{consequence}</li>
          ))}
        </ul>
        {owned.length > 0 ? (
          <Alert kind="info">
            <p>{t.handOver}</p>
            <ul>
              {owned.map((organisation) => (
                <li key={organisation.slug}>
                  <a href={localPath(lang, `/annuaire/${organisation.slug}/equipe`)}>{organisation.name}</a>
                </li>
              ))}
            </ul>
          </Alert>
        ) : (
          <>
            <ErrorSummary lang={lang} errors={errors} />
            <form method="post" action={localPath(lang, '/compte/donnees/suppression')} novalidate>
              <Field lang={lang} id="email" label={t.typeAddress(email)} errors={errors}>
                <input
                  id="email"
                  name="email"
                  type="email"
                  autocomplete="off"
                  required
                  aria-describedby={describedBy('email', false, errors)}
                />
              </Field>
              <p class="actions">
                <button class="btn" type="submit">
                  {t.delete}
                </button>
              </p>
            </form>
          </>
        )}
      </section>
    </AccountFrame>
  )
}
