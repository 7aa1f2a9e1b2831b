import { type Actor, personId } from '#platform/access/actor.ts'
import type { Database } from '#platform/db/connect.ts'
import { inTransaction } from '#platform/db/connect.ts'
import { AppError, Conflict, NotFound } from '#platform/errors.ts'
import { lockBoth } from './move-loan.ts'
import { canActOnLoan, sidesOf } from './policy.ts'
import type { ReportMoment } from './report-model.ts'
import { reportsOf } from './report-store.ts'
import { tellLoan } from './tell-loan.ts'

/**
 * Confirms what the other side saw of a copy, from one's own account; `words` say what was seen otherwise.
 * @throws NotFound, also of a loan of others; AppError unauthenticated; Conflict when it is one's own report, or is confirmed already
 */
export async function confirmReport(
  db: Database,
  actor: Actor,
  given: { id: string; moment: ReportMoment; words: string | null },
  now: Date,
): Promise<void> {
  const { id, moment, words } = given
  if (actor.kind === 'visitor') throw new AppError('unauthenticated')
  await inTransaction(db, async (tx) => {
    const { loan, tool } = await lockBoth(tx, id)
    const sides = { holderId: tool.holder?.id ?? null, organisationId: loan.borrower?.id ?? null }
    if (!canActOnLoan(actor, sides)) throw new NotFound()
    const report = (await reportsOf(tx, id)).find((each) => each.moment === moment)
    if (!report) throw new NotFound()
    const side = sidesOf(actor, sides).find((each) => each !== report.side && each !== 'job')
    if (!side || report.confirmedAt) throw new Conflict('confirmed')
    await tx
      .updateTable('loan_report')
      .where('id', '=', report.id)
      .set({ confirmed_at: now, confirmed_by: personId(actor), confirmed_words: words })
      .execute()
    await tellLoan(tx, actor, { loan, act: 'confirm', side, words }, now)
  })
}
