import { footprint, writePeriod } from '#modules/tools/index.ts'
import type { Actor } from '#platform/access/actor.ts'
import { authorise } from '#platform/access/permission.ts'
import { type Database, inTransaction, type Tx } from '#platform/db/connect.ts'
import { AppError, Conflict, NotFound } from '#platform/errors.ts'
import { directDays } from './direct-model.ts'
import { beginPeriod, directCandidates, directNeighbours, endPeriod, restoreBuffers } from './direct-store.ts'
import { showAvailability } from './hold-copy.ts'
import { lockLoan } from './loan-store.ts'
import { holds, type Loan } from './model.ts'
import { pricesOf } from './money/money-model.ts'
import { lockBoth, moveLoan } from './move-loan.ts'
import { canLend } from './policy.ts'
import { tellLoan } from './tell-loan.ts'

/**
 * Makes a copy go straight from one host to the next: the buffers between both loans shrink to the days there are, in one transaction, so that the
 * database goes on refusing any two that meet. A request is approved by it.
 * @throws NotFound; AppError; Conflict `direct` when another loan, or the days themselves, stand between
 */
export async function handOn(
  db: Database,
  actor: Actor,
  { id, fromId }: { id: string; fromId: string },
  now: Date,
): Promise<void> {
  if (actor.kind === 'visitor') throw new AppError('unauthenticated')
  await inTransaction(db, async (tx) => {
    const { loan, tool } = await lockBoth(tx, id)
    const sides = { holderId: tool.holder?.id ?? null }
    authorise(canLend, actor, sides)
    if (!(await directCandidates(tx, id)).some((each) => each.id === fromId)) throw new Conflict('direct')
    const first = await lockLoan(tx, fromId)
    const days = first && directDays(first.span, loan.span, tool)
    if (!first?.copy || !days) throw new Conflict('direct')
    await endPeriod(tx, first.id, days.firstTo)
    if (holds(loan.state)) await beginPeriod(tx, id, days.nextFrom)
    else await approve(tx, actor, { loan, copyId: first.copy.id, from: days.nextFrom }, now)
    await tx.updateTable('loan').where('id', '=', id).set({ direct_from_id: first.id }).execute()
    for (const each of [first.id, id]) {
      const told = await lockLoan(tx, each)
      if (told) await tellLoan(tx, actor, { loan: told, act: 'direct', side: 'holder' }, now)
    }
    await showAvailability(tx, tool.id, now)
  })
}

async function approve(
  tx: Tx,
  actor: Actor,
  { loan, copyId, from }: { loan: Loan; copyId: string; from: string },
  now: Date,
): Promise<void> {
  await moveLoan(tx, actor, { id: loan.id, act: 'approve', can: canLend }, now, async (_, { tool }) => {
    // The period names a copy that its loan must name first.
    await tx.updateTable('loan').where('id', '=', loan.id).set({ copy_id: copyId }).execute()
    const span = { from, to: footprint(loan.span, tool).to }
    const period_id = await writePeriod(tx, { copyId, span, kind: 'loan', loanId: loan.id }, now)
    return { set: { copy_id: copyId, period_id, ...pricesOf(tool) } }
  })
}

/**
 * Makes a copy come back to its holder between two loans after all. @throws NotFound; AppError; Conflict `direct` when there are not days enough for it
 */
export async function stopHandingOn(db: Database, actor: Actor, id: string, now: Date): Promise<void> {
  if (actor.kind === 'visitor') throw new AppError('unauthenticated')
  await inTransaction(db, async (tx) => {
    const { loan, tool } = await lockBoth(tx, id)
    authorise(canLend, actor, { holderId: tool.holder?.id ?? null })
    const { from } = await directNeighbours(tx, id)
    if (!from) throw new NotFound()
    if (loan.state !== 'approved' && loan.state !== 'signed') throw new Conflict('direct')
    await tx.updateTable('loan').where('id', '=', id).set({ direct_from_id: null }).execute()
    const whole = (await restoreBuffers(tx, from.id)) && (await restoreBuffers(tx, id))
    if (!whole) throw new Conflict('direct')
    await showAvailability(tx, tool.id, now)
  })
}
