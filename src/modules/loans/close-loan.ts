import { type CopyState, setCopyState } from '#modules/tools/index.ts'
import type { Actor } from '#platform/access/actor.ts'
import { type Database, inTransaction } from '#platform/db/connect.ts'
import { putBack, takeOut } from './copy-condition.ts'
import { lendWithout } from './incident-store.ts'
import { numbersIn } from './model.ts'
import { moveLoan, type Which } from './move-loan.ts'
import { offerInTurn } from './offer-in-turn.ts'
import { canLend } from './policy.ts'

/**
 * Ends a loan once its copy was checked: the days it still took are free at once, whether it came back early or late. `copyState` says in what
 * condition the copy is, or the modules that came back, when that changed.
 * @throws NotFound; AppError; Conflict before the return
 */
export async function closeLoan(
  db: Database,
  actor: Actor,
  given: Which & { copyState?: CopyState; words?: string | null },
  now: Date,
): Promise<void> {
  const { copyState, words, ...which } = given
  await inTransaction(db, async (tx) => {
    const act = { ...which, act: 'close' as const, can: canLend }
    const tool = await moveLoan(tx, actor, act, now, async (_, { loan }) => {
      if (copyState && loan.copy) {
        const modules = numbersIn(loan)
        const travels = copyState === 'good' || copyState === 'worn'
        if (travels) {
          await putBack(tx, loan.copy.id, { modules, state: copyState }, now)
          // Whoever checked it says that it can travel: without what an incident said of it.
          await lendWithout(tx, loan.copy.id, modules)
        } else if (modules === null) await setCopyState(tx, loan.copy.id, copyState, now)
        else await takeOut(tx, loan.copy.id, modules, now)
      }
      return { words }
    })
    await offerInTurn(tx, tool, now)
  })
}
