import type { Actor } from '#platform/access/actor.ts'
import { authorise } from '#platform/access/permission.ts'
import { type Database, inTransaction } from '#platform/db/connect.ts'
import { AppError, Conflict, NotFound } from '#platform/errors.ts'
import { approveLoan } from './approve-loan.ts'
import { directCandidates, directNeighbours, restoreBuffers } from './direct-store.ts'
import { showAvailability } from './hold-copy.ts'
import { tieLoans } from './hold-straight.ts'
import { lockLoan } from './loan-store.ts'
import { holds } from './model.ts'
import { lockBoth } from './move-loan.ts'
import { canLend } from './policy.ts'
import { tellByHome, tellStraight } from './tell-straight.ts'

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
    if (!first?.copy) throw new Conflict('direct')
    if (!holds(loan.state)) return approveLoan(tx, actor, { id, copyId: first.copy.id, fromId }, now)
    if (!(await tieLoans(tx, tool, first, loan))) throw new Conflict('direct')
    await tellStraight(tx, actor, id, ['from'], now)
    await showAvailability(tx, tool.id, now)
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
    for (const each of [from.id, id]) await tellByHome(tx, actor, each, now)
    await showAvailability(tx, tool.id, now)
  })
}
