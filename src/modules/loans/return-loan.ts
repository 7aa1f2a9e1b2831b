import type { Actor } from '#platform/access/actor.ts'
import type { Database } from '#platform/db/connect.ts'
import { moveLoan } from './move-loan.ts'
import { canActOnLoan } from './policy.ts'
import { type CountedMove, counted } from './record-report.ts'
import type { Count } from './write-report.ts'

export type { Count } from './write-report.ts'

/**
 * Notes that the copy came back, and how each of the parts that left was counted, in their order. Something missing or damaged is an incident: the copy
 * goes to repair, so that nobody books it broken.
 * @throws NotFound; AppError; Invalid when the counts make no sense; Conflict when it is not out
 */
export async function returnLoan(
  db: Database,
  actor: Actor,
  given: CountedMove & { counts: Count[] },
  now: Date,
): Promise<void> {
  const { id, base } = given
  const act = { id, base, act: 'return' as const, can: canActOnLoan }
  await moveLoan(db, actor, act, now, counted(actor, 'return', given))
}
