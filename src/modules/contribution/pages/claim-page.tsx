import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { Alert, ErrorSummary, TextArea } from '#ui/form.tsx'
import { messages } from '../messages/index.ts'

type Props = {
  lang: Lang
  slug: string
  name: string
  email: string
  atOnce: boolean
  isMember: boolean
  evidence: string
  errors: { field: string; message: string }[]
}

/** « C’est ma structure »: at once by the address, or with evidence that a moderator reads. */
export function ClaimPage({ lang, slug, name, email, atOnce, isMember, evidence, errors }: Props) {
  const t = messages[lang].claim
  const page = localPath(lang, `/annuaire/${slug}`)
  return (
    <div class="wrap block narrow">
      <h1>{t.title(name)}</h1>
      {isMember ? (
        <Alert kind="info">
          <p>{t.already}</p>
        </Alert>
      ) : (
        <>
          <p class="lead">{t.lead}</p>
          <p>{atOnce ? t.atOnce(email) : t.byModerator(email)}</p>
          <ErrorSummary lang={lang} errors={errors} />
          <form method="post" action={`${page}/revendiquer`} novalidate>
            {!atOnce && (
              <TextArea
                lang={lang}
                id="evidence"
                label={t.evidence}
                help={t.evidenceHelp}
                value={evidence}
                errors={errors}
              />
            )}
            <p class="actions">
              <button class="btn" type="submit">
                {atOnce ? t.takeAtOnce : t.send}
              </button>
            </p>
          </form>
        </>
      )}
      <p>
        <a href={page}>{t.cancel}</a>
      </p>
    </div>
  )
}
