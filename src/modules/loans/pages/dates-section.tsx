import { formatCents, formatMoment } from '#platform/i18n/format.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { Alert, SelectField, TextArea, TextField } from '#ui/form.tsx'
import type { Amendment, Reach } from '../dates-model.ts'
import { datesMessages } from '../messages/dates.ts'
import { messages } from '../messages/index.ts'
import type { Loan } from '../model.ts'
import type { LoanProps } from './loan-props.ts'

/** How an act on days is named: by who does it, and whether the tool has left. */
export const datesTitle = ({ lang, loan, dates }: LoanProps): [string, string] =>
  datesMessages[lang].propose[dates?.side ?? 'borrower'][loan.state === 'handed_over' ? 'out' : 'before']

/** The other days that wait for an answer, and what would follow. */
export function DatesProposed({ lang, loan, dates }: LoanProps) {
  const { change } = loan
  const t = datesMessages[lang]
  if (!change || !dates) return null
  const { days, sides } = messages[lang]
  const name = loan[change.side]?.name ?? sides[change.side]
  const broken = dates.terms?.broken
  return (
    <Alert kind="info">
      <p>
        <strong>{t.title}</strong>
      </p>
      <p>{t.proposed[change.side](name, days(change.span.from, change.span.to))}</p>
      {change.copy && <p>{t.otherCopy(change.copy.code)}</p>}
      {change.words && <blockquote>{change.words}</blockquote>}
      <p>{t.now(days(loan.span.from, loan.span.to))}</p>
      {broken && <p>{t.broken[broken]}</p>}
      <Follows lang={lang} loan={loan} />
    </Alert>
  )
}

/** What accepting other days does to the agreement, and does not do to the price. */
function Follows({ lang, loan }: { lang: Lang; loan: Loan }) {
  const t = datesMessages[lang]
  const out = loan.state === 'handed_over'
  return (
    <>
      {(out || loan.signed.length > 0) && <p>{out ? t.agreement.out : t.agreement.signed}</p>}
      {loan.priceCents ? <p>{t.price(formatCents(lang, loan.priceCents))}</p> : null}
    </>
  )
}

/** What is asked of whoever proposes other days: which, with which copy, why. */
export function DatesFields({ lang, loan, form, errors, dates }: LoanProps) {
  const t = datesMessages[lang]
  const common = { lang, errors }
  const out = loan.state === 'handed_over'
  const day = (id: 'datesFrom' | 'datesTo', label: string) => (
    <TextField {...common} id={id} label={label} type="date" value={form[id]} />
  )
  const { terms, reach, copies = [] } = dates ?? {}
  const said = terms ? t.terms(terms.minDays, terms.maxDays) : ''
  return (
    <>
      <p>{t.lead}</p>
      {reach && <p>{reachInWords(lang, loan, reach)}</p>}
      {said && <p>{said}</p>}
      <Follows lang={lang} loan={loan} />
      {!out && day('datesFrom', t.from)}
      {day('datesTo', out ? t.back : t.to)}
      {copies.length > 0 && <CopyField {...common} id="datesCopy" value={form.datesCopy} copies={copies} />}
      <Why {...common} id="datesReason" value={form.datesReason} />
    </>
  )
}

/** What is asked of whoever accepts other days: which copy, of who lends, before it has left. */
export function AcceptDatesFields({ lang, form, errors, dates }: LoanProps) {
  const copies = dates?.copies ?? []
  if (copies.length === 0) return null
  return (
    <CopyField
      lang={lang}
      errors={errors}
      id="acceptDatesCopy"
      value={form.acceptDatesCopy}
      copies={copies}
    />
  )
}

/** Why the other days are declined. */
export const DeclineDatesFields = ({ lang, form, errors }: LoanProps) => (
  <Why lang={lang} errors={errors} id="declineDatesReason" value={form.declineDatesReason} />
)

type Common = Pick<LoanProps, 'lang' | 'errors'> & { id: string; value: string }

const CopyField = ({ copies, ...common }: Common & { copies: { id: string; code: string }[] }) => (
  <SelectField
    {...common}
    label={datesMessages[common.lang].copy}
    options={[
      ['', datesMessages[common.lang].sameCopy],
      ...copies.map(({ id, code }) => [id, code] as const),
    ]}
    optional
  />
)

const Why = (common: Common) => (
  <TextArea
    {...common}
    label={messages[common.lang].loan.reason}
    help={messages[common.lang].loan.reasonHelp}
    rows={3}
    maxLength={2000}
  />
)

function reachInWords(lang: Lang, { state }: Loan, { from, to }: Reach): string {
  const t = datesMessages[lang].reach
  if (state === 'handed_over') return to === null ? t.open : t.until(to)
  return to === null ? t.from(from) : t.between(from, to)
}

/** The changes of days written beside an agreement that both have signed. */
export function Amendments({ lang, loan, amendments }: { lang: Lang; loan: Loan; amendments: Amendment[] }) {
  const t = datesMessages[lang].amendments
  const { days, sides } = messages[lang]
  if (amendments.length === 0) return null
  const by = (side: 'borrower' | 'holder', person: string | null) => {
    const house = loan[side]?.name ?? sides[side]
    return person ? `${house} (${person})` : house
  }
  return (
    <>
      <h3>{t.title}</h3>
      <p>{t.stands}</p>
      <ul class="rows">
        {amendments.map(({ id, former, span, side, words, ...said }) => (
          <li key={id}>
            <p>
              <strong>{t.days(days(former.from, former.to), days(span.from, span.to))}</strong>
            </p>
            {words && <blockquote>{words}</blockquote>}
            <p class="dim">
              {t.said(
                by(side, said.proposedBy),
                formatMoment(lang, said.proposedAt),
                by(side === 'holder' ? 'borrower' : 'holder', said.answeredBy),
                formatMoment(lang, said.answeredAt),
              )}
            </p>
          </li>
        ))}
      </ul>
    </>
  )
}
