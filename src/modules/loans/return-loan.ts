import { setCopyState } from '#modules/tools/index.ts'
import type { Actor } from '#platform/access/actor.ts'
import type { Database } from '#platform/db/connect.ts'
import { Invalid } from '#platform/errors.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { formMessages } from './messages/index.ts'
import { type CountedPart, isIncident } from './model.ts'
import { moveLoan, type Which } from './move-loan.ts'
import { canActOnLoan } from './policy.ts'

/** How many of a part came back, how many of them damaged. */
export type Count = Pick<CountedPart, 'found' | 'damaged' | 'note'>

/**
 * Notes that the copy came back, and how each of the tool's parts was counted, in their order. Something missing or damaged is an incident: the copy
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
  await moveLoan(db, actor, act, now, async (tx, { loan, tool }) => {
    const parts = tool.parts.map((part, place) => ({
      name: part.name,
      expected: part.quantity,
      found: counts[place]?.found ?? -1,
      damaged: counts[place]?.damaged ?? 0,
      note: counts[place]?.note ?? null,
    }))
    const strange = parts.some(({ found, damaged }) => found < 0 || damaged < 0 || damaged > found)
    if (strange || counts.length !== parts.length)
      throw new Invalid([{ field: 'parts', message: formMessages[lang].parts }])
    if (parts.length > 0)
      await tx
        .insertInto('loan_part')
        .values(parts.map((part, rank) => ({ ...part, loan_id: loan.id, rank })))
        .execute()
    const incident = isIncident(parts)
    if (incident && loan.copy) await setCopyState(tx, loan.copy.id, 'repair', now)
    return { set: { incident }, words }
  })
}
