import type { Actor } from '#platform/access/actor.ts'
import type { Database } from '#platform/db/connect.ts'
import { moveLoan } from './move-loan.ts'
import { canActOnLoan } from './policy.ts'
import { type CountedMove, counted } from './record-report.ts'
import type { Count } from './write-report.ts'

/**
 * Notes that the copy left with who borrows it, and what was counted of it. Without `counts` no report is written, for nothing was seen: what is expected
 * back is then what the tool is made of, but for what open incidents say.
 * @throws NotFound; AppError; Invalid when the counts make no sense; Conflict before both sides have signed
 */
export async function handOverLoan(
  db: Database,
  actor: Actor,
  given: CountedMove & { counts?: Count[] },
  now: Date,
): Promise<void> {
  const { id, base, words, counts } = given
  const act = { id, base, act: 'hand-over' as const, can: canActOnLoan }
  const work = counts ? counted(actor, 'departure', { ...given, counts }) : async () => ({ words })
  await moveLoan(db, actor, act, now, work)
}
