import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { Alert, TextField } from '#ui/form.tsx'
import { PdfField } from '#ui/pdf-field.tsx'
import { messages } from '../messages/index.ts'
import { agreementMessages } from '../messages/paper.ts'
import { Amendments } from './dates-section.tsx'
import type { LoanProps } from './loan-props.ts'
import type { AgreementProps } from './paper-props.ts'

/** What is read before signing, and the name that signs. */
export function SignFields({ lang, loan, errors, form, paper }: LoanProps) {
  const t = agreementMessages[lang]
  return (
    <>
      <p>
        <a href={localPath(lang, `/prets/${loan.id}/convention.pdf`)}>{t.read}</a>
      </p>
      <p>{t.toSign}</p>
      <input type="hidden" name="terms" value={paper.agreement?.fingerprint} />
      <TextField
        lang={lang}
        errors={errors}
        id="signName"
        label={messages[lang].loan.name}
        help={t.nameHelp}
        value={form.signName}
        maxLength={200}
        autocomplete="name"
      />
    </>
  )
}

/** The agreement of a loan: its document, who accepted it, its fingerprint. */
export function AgreementSection(props: LoanProps) {
  const { lang, loan, paper } = props
  const { agreement } = paper
  const t = agreementMessages[lang]
  const path = `/prets/${loan.id}`
  return (
    <section aria-labelledby="convention">
      <h2 id="convention">{t.title}</h2>
      {agreement === null ? (
        <p>{t.none}</p>
      ) : (
        <>
          {agreement.changed && (
            <Alert kind="info">
              <p>{t.changed}</p>
            </Alert>
          )}
          {agreement.kept && !agreement.kept.fileId ? (
            <p>{t.noDocument}</p>
          ) : (
            <p>
              <a href={localPath(lang, `${path}/convention.pdf`)}>{t.read}</a>
            </p>
          )}
          <Accepted lang={lang} path={path} agreement={agreement} />
          <Copies {...props} agreement={agreement} path={path} />
          <Amendments lang={lang} loan={loan} amendments={agreement.amendments} />
        </>
      )}
      {paper.template && (
        <p>
          <a href={localPath(lang, paper.template)}>{t.template}</a>
        </p>
      )}
    </section>
  )
}

function Accepted({ lang, path, agreement }: { lang: Lang; path: string; agreement: AgreementProps }) {
  const t = agreementMessages[lang]
  const { kept, acceptances } = agreement
  return (
    <>
      {acceptances.length > 0 && (
        <ul>
          {acceptances.map(({ side, name, at }) => (
            <li key={side}>{t.accepted(messages[lang].sides[side], name ?? t.noName, at)}</li>
          ))}
        </ul>
      )}
      {kept && (
        <>
          <p>
            <strong>{t.hash}</strong>
            <br />
            <code class="break">{kept.sha256}</code>
            <br />
            <span class="dim">{t.hashHelp}</span>
          </p>
          <p>
            <a href={localPath(lang, `${path}/acceptation.pdf`)}>{t.record}</a>
          </p>
        </>
      )}
    </>
  )
}

type CopiesProps = LoanProps & { agreement: AgreementProps; path: string }

/** Copies signed by hand: those that were sent, what one may send, what waits for a word. */
function Copies({ lang, paper, errors, agreement, path }: CopiesProps) {
  const t = agreementMessages[lang].copy
  const { noName } = agreementMessages[lang]
  const action = localPath(lang, `${path}/convention`)
  const wrong = errors.some(({ field }) => field.startsWith('copy'))
  return (
    <>
      {agreement.copies.map((copy) => (
        <div key={copy.side}>
          <p>
            {t.given(messages[lang].sides[copy.side], copy.name ?? noName, copy.at)}
            {agreement.confirms === null && !agreement.acceptances.some(({ side }) => side === copy.side) && (
              <> {t.waits}</>
            )}
          </p>
          {copy.fileId && copy.name && (
            <p>
              <a href={localPath(lang, `${path}/exemplaire-signe/${copy.side}`)}>{t.open}</a>
            </p>
          )}
        </div>
      ))}
      {agreement.confirms && (
        <form method="post" action={action}>
          <p>{t.confirmHelp}</p>
          <input type="hidden" name="sha256" value={agreement.confirms.sha256} />
          <button class="btn" type="submit" name="act" value="confirm">
            {t.confirm}
          </button>
        </form>
      )}
      {agreement.sends && (
        <details open={wrong}>
          <summary>{t.send}</summary>
          <form method="post" action={action} enctype="multipart/form-data" novalidate>
            <p>{agreement.sends === 'holder' ? t.leadHolder : t.lead}</p>
            <input type="hidden" name="terms" value={agreement.fingerprint} />
            <PdfField lang={lang} id="copyFile" label={t.file} help={t.fileHelp} errors={errors} />
            <TextField
              lang={lang}
              errors={errors}
              id="copyName"
              label={t.name}
              value={paper.form.copyName}
              maxLength={200}
            />
            <button class="btn ghost" type="submit" name="act" value="send">
              {t.button}
            </button>
          </form>
        </details>
      )}
    </>
  )
}
