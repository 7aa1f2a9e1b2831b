import type { Span } from '#modules/tools/index.ts'
import type { Actor } from '#platform/access/actor.ts'
import type { Database } from '#platform/db/connect.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { alternativesTo, LoanConflict } from './alternatives.ts'
import { wouldDo } from './asking-model.ts'
import { holdCopy } from './hold-copy.ts'
import { messages } from './messages/index.ts'
import { moveLoan, type Which } from './move-loan.ts'
import { canActOnLoan, canLend } from './policy.ts'

/**
 * Offers other days, or another copy, than a request asked for; the copy is held meanwhile, so that accepting cannot fail. An offer replaces the one
 * before it. The waiting list offers by itself what was asked for.
 * @throws NotFound; AppError; Conflict; LoanConflict `taken` with what can be had instead
 */
export async function offerLoan(
  db: Database,
  actor: Actor,
  given: Which & { span: Span; copyId?: string; words?: string | null },
  now: Date,
): Promise<void> {
  const { span, copyId, words, ...which } = given
  const can = actor.kind === 'system' ? canActOnLoan : canLend
  await moveLoan(db, actor, { ...which, act: 'offer', can }, now, async (tx, { loan, tool, present }) => {
    const held = await holdCopy(tx, tool, loan, { span, copyId, present }, now)
    if (!held) throw new LoanConflict('taken', await alternativesTo(tx, tool, span, now))
    // Each offer has its own days to be answered.
    return {
      set: { ...held, state_at: now },
      offer: span,
      words,
      ...(wouldDo(loan, span) && { more: (reader: Lang) => [messages[reader].loan.withinMail] }),
    }
  })
}
