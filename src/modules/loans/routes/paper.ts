import type { Context } from 'hono'
import { today } from '#modules/tools/index.ts'
import type { Env } from '#platform/http/env.ts'
import type { PaperServices } from '../agreement/accept-agreement.ts'
import { acceptancesOf, keptAgreement, signedCopiesOf } from '../agreement/agreement-store.ts'
import { agreementFor } from '../agreement/prepare-agreement.ts'
import type { Loan, Side } from '../model.ts'
import type { AgreementProps, PaperForm, PaperProps } from '../pages/paper-props.ts'
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
  const actor = c.get('actor')
  return {
    agreement: await agreementOf(c, loan, who),
    template: who.includes('holder') && loan.holder ? await templatePath(c, loan.holder.id) : null,
    form: { copyName: actor.kind === 'person' ? actor.name : '', ...typed },
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
    confirms: (waits && copies.find((copy) => copy.side === 'borrower')) || null,
  }
}

async function templatePath(c: Context<Env>, organisationId: string): Promise<string | null> {
  const row = await c
    .get('services')
    .db.selectFrom('organisation')
    .where('id', '=', organisationId)
    .select('slug')
    .executeTakeFirst()
  return row ? `/annuaire/${row.slug}/convention-de-pret` : null
}
