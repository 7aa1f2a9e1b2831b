import type { Context } from 'hono'
import { today, toolsById } from '#modules/tools/index.ts'
import type { Env } from '#platform/http/env.ts'
import { typedCents } from '#platform/i18n/format.ts'
import type { PaperServices } from '../agreement/accept-agreement.ts'
import { acceptancesOf, keptAgreement, signedCopiesOf } from '../agreement/agreement-store.ts'
import { agreementFor } from '../agreement/prepare-agreement.ts'
import { amendmentsOf } from '../dates-store.ts'
import { emptyMoney } from '../form-model.ts'
import { certificateOf } from '../insurance/certificate-store.ts'
import { isOver, type Loan, type Side } from '../model.ts'
import { balanceOf, mayCancel, mayQuote, notable, numberOf } from '../money/money-model.ts'
import { documentsOf, moneyOf } from '../money/money-store.ts'
import type {
  AgreementProps,
  InsuranceProps,
  MoneyProps,
  PaperForm,
  PaperProps,
} from '../pages/paper-props.ts'
import { sideFor } from '../states-model.ts'

/** What makes and keeps documents, under the name of the site. */
export const paperServices = (c: Context<Env>): PaperServices => ({
  ...c.get('services'),
  site: c.get('site').name,
})

/** What the page of a loan shows of its paper to somebody who acts for some sides. */
export async function paperOf(
  c: Context<Env>,
  loan: Loan,
  who: Side[],
  typed: Partial<PaperForm> = {},
): Promise<PaperProps> {
  const [actor, lang] = [c.get('actor'), c.get('lang')]
  const house = who.includes('holder') && loan.holder ? await housePath(c, loan.holder.id) : null
  return {
    agreement: await agreementOf(c, loan, who),
    money: await moneyPropsOf(c, loan, house && `${house}/prets-comptes`),
    insurance: await insuranceOf(c, loan, who),
    template: house && `${house}/convention-de-pret`,
    form: {
      ...emptyMoney,
      price: typedCents(lang, loan.priceCents),
      deposit: typedCents(lang, loan.depositCents),
      paidOn: today(c.get('services').now()),
      copyName: actor.kind === 'person' ? actor.name : '',
      insurer: '',
      insuredUntil: '',
      ...typed,
    },
  }
}

/** What came and went for a loan; null while there is nothing to say of it. `account`: of whoever lends it. */
async function moneyPropsOf(c: Context<Env>, loan: Loan, account: string | null): Promise<MoneyProps | null> {
  const { db } = c.get('services')
  const [lines, documents] = [await moneyOf(db, loan.id), await documentsOf(db, loan.id)]
  if (!mayQuote(loan.state) && lines.length === 0 && documents.length === 0) return null
  const lends = account !== null
  return {
    balance: balanceOf(lines),
    lines: lines.map((line) => ({
      ...line,
      cancelled: line.cancelledAt !== null,
      mayCancel: lends && mayCancel(line, lines),
    })),
    documents: documents.map((document) => ({
      id: document.id,
      kind: document.kind,
      number: numberOf(document),
      amountCents: document.amountCents,
      cancelled: document.cancelledAt !== null,
    })),
    notable: lends ? notable(loan.state, lines) : [],
    mayQuote: lends && mayQuote(loan.state) && loan.priceCents !== null,
    mayChange: lends && loan.state === 'approved',
    account,
  }
}

/** The insurance of a loan; null when nobody asks for one, or when it is over. */
async function insuranceOf(c: Context<Env>, loan: Loan, who: Side[]): Promise<InsuranceProps | null> {
  const { db, now } = c.get('services')
  if (isOver(loan.state) || !loan.borrower) return null
  const [tool] = await toolsById(db, [loan.tool.id])
  const certificate = await certificateOf(db, loan.borrower.id, today(now()))
  if (!tool?.insurance && !certificate) return null
  return {
    asked: tool?.insurance === true,
    certificate: certificate ? { insurer: certificate.insurer, until: certificate.expiresOn } : null,
    short: certificate !== undefined && certificate.expiresOn < loan.span.to,
    sends: who.includes('borrower'),
  }
}

async function agreementOf(c: Context<Env>, loan: Loan, who: Side[]): Promise<AgreementProps | null> {
  const { db, now } = c.get('services')
  const [kept, proposed] = [await keptAgreement(db, loan.id), await agreementFor(db, loan)]
  if (!kept && !proposed) return null
  const copies = await signedCopiesOf(db, loan.id)
  const moment = { now: now(), present: today(now()) }
  const side = sideFor(loan, who, 'sign', moment)
  const waits = loan.state === 'approved' && !loan.signed.includes('borrower') && who.includes('holder')
  return {
    fingerprint: proposed?.fingerprint ?? '',
    kept: kept ?? null,
    changed: loan.state === 'approved' && kept !== undefined && kept.terms !== proposed?.fingerprint,
    acceptances: await acceptancesOf(db, loan.id),
    copies,
    sends: side === 'job' ? null : (side ?? null),
    amendments: await amendmentsOf(db, loan.id),
    confirms: (waits && copies.find((copy) => copy.side === 'borrower')) || null,
  }
}

async function housePath(c: Context<Env>, organisationId: string): Promise<string | null> {
  const row = await c
    .get('services')
    .db.selectFrom('organisation')
    .where('id', '=', organisationId)
    .select('slug')
    .executeTakeFirst()
  return row ? `/annuaire/${row.slug}` : null
}
