import type { Actor } from '#platform/access/actor.ts'
import type { Database } from '#platform/db/connect.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { askHosting } from './ask-hosting.ts'
import { moveLoan, type Which } from './move-loan.ts'
import { canActOnLoan } from './policy.ts'
import { type Count, writeReport } from './write-report.ts'

export type { Count } from './write-report.ts'

/**
 * Notes that the copy came back, and how each of the parts that left was counted, in their order. Something missing or damaged is an incident: the copy
 * goes to repair, so that nobody books it broken.
 * @throws NotFound; AppError; Invalid when the counts make no sense; Conflict when it is not out
 */
export async function returnLoan(
  db: Database,
  actor: Actor,
  given: Which & { counts: Count[]; words?: string | null; lang: Lang },
  now: Date,
): Promise<void> {
  const { counts, words, lang, ...which } = given
  const act = { ...which, act: 'return' as const, can: canActOnLoan }
  await moveLoan(db, actor, act, now, async (tx, move) => {
    const seen = { condition: 'good' as const, counts, words: null, otherName: null, seenAt: now, lang }
    const faults = await writeReport(tx, actor, move, 'return', seen)
    await askHosting(tx, move.loan, now)
    return { set: { incident: faults.length > 0 }, words }
  })
}
