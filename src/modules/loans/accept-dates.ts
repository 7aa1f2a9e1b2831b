import { type Actor, personId } from '#platform/access/actor.ts'
import { authorise } from '#platform/access/permission.ts'
import { type Database, inTransaction, type Tx } from '#platform/db/connect.ts'
import { Conflict } from '#platform/errors.ts'
import type { FileStore } from '#platform/files/file-store.ts'
import { removeDocuments } from '#platform/files/stored-document.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { dropAgreement } from './agreement/drop-agreement.ts'
import { LoanConflict } from './alternatives.ts'
import { datesInstead } from './dates-instead.ts'
import { endDateChange } from './dates-store.ts'
import { directNeighbours } from './direct-store.ts'
import { acceptedDays } from './messages/dates.ts'
import { moveLoan, type Which } from './move-loan.ts'
import { offerInTurn } from './offer-in-turn.ts'
import { canActOnLoan, canLend } from './policy.ts'
import { type TakenDays, takeDays, tellNeighbours } from './take-days.ts'

/**
 * Accepts the other days that the other side proposed: the copy is held over them, the days that are freed are offered to who waits. Before the tool leaves, what was
 * signed falls and both sign again; afterwards it stands, and the change is written beside it. `copyId`: another copy, chosen by who lends before it leaves.
 * @throws NotFound; AppError; Conflict when nothing is proposed any more; LoanConflict `taken-dates` with what can be had instead
 */
export async function acceptDates(
  { db, files }: { db: Database; files: FileStore },
  actor: Actor,
  given: Which & { copyId?: string },
  now: Date,
): Promise<void> {
  const { copyId, ...which } = given
  const gone = await inTransaction(db, async (tx) => {
    let fallen: string[] = []
    let taken: TakenDays | null = null
    const act = { ...which, act: 'accept-dates' as const, can: canActOnLoan }
    const tool = await moveLoan(tx, actor, act, now, async (_, { loan, tool, side }) => {
      const { change } = loan
      if (!change) throw new Conflict('dates')
      if (copyId !== undefined) authorise(canLend, actor, { holderId: tool.holder?.id ?? null })
      const out = loan.state === 'handed_over'
      const wanted = { span: change.span, copyId: out ? undefined : (copyId ?? change.copy?.id) }
      const before = await ties(tx, loan.id)
      taken = await takeDays(tx, tool, loan, wanted, now)
      if (!taken)
        throw new LoanConflict(
          'taken-dates',
          await datesInstead(tx, tool, loan, { span: change.span, side }, now),
        )
      const parted = (await ties(tx, loan.id)) < before
      const signed = !out && loan.signed.length > 0
      if (!out) fallen = await dropAgreement(tx, loan.id)
      await endDateChange(tx, change.id, 'accepted', { by: personId(actor), now, amends: out })
      return {
        // Days that no certificate covers are told of again.
        set: { ...taken.set, ...(change.span.to > loan.span.to && { insurance_told_at: null }) },
        during: change.span,
        more: (reader: Lang) => acceptedDays(reader, loan.span, { out, signed, parted }),
      }
    })
    if (taken) await tellNeighbours(tx, actor, which.id, taken, now)
    await offerInTurn(tx, tool, now)
    return fallen
  })
  await removeDocuments(files, gone)
}

/** How many loans one is tied to, before and after it. */
async function ties(tx: Tx, loanId: string): Promise<number> {
  const { from, to } = await directNeighbours(tx, loanId)
  return Number(from !== null) + Number(to !== null)
}
