import type { Actor } from '#platform/access/actor.ts'
import type { Database } from '#platform/db/connect.ts'
import { moveLoan, type Which } from './move-loan.ts'
import { canActOnLoan } from './policy.ts'

/** Notes that the copy left with who borrows it. @throws NotFound; AppError; Conflict before both sides have signed */
export async function handOverLoan(
  db: Database,
  actor: Actor,
  given: Which & { words?: string | null },
  now: Date,
): Promise<void> {
  const { words, ...which } = given
  await moveLoan(db, actor, { ...which, act: 'hand-over', can: canActOnLoan }, now, async () => ({ words }))
}
