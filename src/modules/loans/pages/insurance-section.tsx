import { localPath } from '#platform/i18n/lang.ts'
import { Alert, TextField } from '#ui/form.tsx'
import { PdfField } from '#ui/pdf-field.tsx'
import { moneyMessages } from '../messages/paper.ts'
import type { LoanProps } from './loan-props.ts'

/** The insurance of a loan: the certificate of who borrows, and the way to send one. */
export function InsuranceSection({ lang, loan, paper, errors }: LoanProps) {
  const { insurance, form } = paper
  const t = moneyMessages[lang].insurance
  if (!insurance) return null
  const path = localPath(lang, `/prets/${loan.id}/assurance`)
  const common = { lang, errors }
  const wrong = errors.some(({ field }) => ['insuranceFile', 'insurer', 'insuredUntil'].includes(field))
  return (
    <section aria-labelledby="assurance">
      <h2 id="assurance">{t.title}</h2>
      {insurance.asked && <p>{t.asked}</p>}
      {insurance.certificate ? (
        <>
          <p>{t.given(insurance.certificate.insurer, insurance.certificate.until)}</p>
          <p>
            <a href={`${path}.pdf`}>{t.open}</a>
          </p>
          {insurance.short && (
            <Alert kind="info">
              <p>{t.short}</p>
            </Alert>
          )}
        </>
      ) : (
        <p>{t.none}</p>
      )}
      {insurance.sends && (
        <details open={wrong}>
          <summary>{t.send}</summary>
          <form method="post" action={path} enctype="multipart/form-data" novalidate>
            <p>{t.lead}</p>
            <PdfField {...common} id="insuranceFile" label={t.file} help={t.fileHelp} />
            <TextField {...common} id="insurer" label={t.insurer} value={form.insurer} maxLength={200} />
            <TextField {...common} id="insuredUntil" label={t.until} type="date" value={form.insuredUntil} />
            <button class="btn ghost" type="submit">
              {t.button}
            </button>
          </form>
        </details>
      )}
    </section>
  )
}
