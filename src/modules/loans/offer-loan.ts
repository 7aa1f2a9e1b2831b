import { type Modules, multirangeOf, type Span } from '#modules/tools/index.ts'
import type { Actor } from '#platform/access/actor.ts'
import type { Database } from '#platform/db/connect.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { alternativesTo, LoanConflict } from './alternatives.ts'
import { wouldDo } from './asking-model.ts'
import { chooseModules } from './choose-modules.ts'
import { holdCopy } from './hold-copy.ts'
import { readLoan } from './loan-store.ts'
import { messages } from './messages/index.ts'
import { askedIn } from './model.ts'
import { moveLoan, type Which } from './move-loan.ts'
import { canActOnLoan, canLend } from './policy.ts'
import { comesFrom } from './tell-straight.ts'

/**
 * Offers other days, another copy, or other modules of it, than a request asked for; the copy is held meanwhile, so that accepting cannot fail. An offer replaces the one
 * before it. `modules`: their numbers, null for the whole tool; what was asked for when not said. The waiting list offers by itself what was asked for. `fromId`: straight from the host of that loan of the same copy, if it can be.
 * @throws NotFound; AppError; Invalid `modules`; Conflict; LoanConflict `taken` with what can be had instead
 */
export async function offerLoan(
  db: Database,
  actor: Actor,
  given: Which & {
    span: Span
    modules?: Modules
    copyId?: string
    fromId?: string
    words?: string | null
    lang?: Lang
  },
  now: Date,
): Promise<void> {
  const { span, modules: chosen, copyId, fromId, words, lang = 'fr', ...which } = given
  const can = actor.kind === 'system' ? canActOnLoan : canLend
  await moveLoan(db, actor, { ...which, act: 'offer', can }, now, async (tx, { loan, tool, present }) => {
    const asked = askedIn(loan)
    const modules = chosen === undefined ? asked : chooseModules(tool, chosen, lang)
    const isOther = multirangeOf(modules) !== multirangeOf(asked)
    const held = await holdCopy(tx, tool, loan, { span, modules, copyId, present, fromId }, now)
    if (!held) throw new LoanConflict('taken', await alternativesTo(tx, tool, { span, modules }, now))
    const more = comesFrom(held.direct_from_id ? await readLoan(tx, held.direct_from_id) : undefined)
    // Each offer has its own days to be answered.
    const within = (reader: Lang) => (wouldDo(loan, span) ? [messages[reader].loan.withinMail] : [])
    return {
      set: {
        ...held,
        state_at: now,
        modules: multirangeOf(modules),
        asked_modules: isOther ? multirangeOf(asked) : null,
      },
      offer: span,
      words,
      more: (reader: Lang) => [...within(reader), ...more(reader)],
    }
  })
}
