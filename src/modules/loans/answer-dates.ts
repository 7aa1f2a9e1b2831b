import { type Actor, personId } from '#platform/access/actor.ts'
import type { Database } from '#platform/db/connect.ts'
import { Conflict } from '#platform/errors.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { endDateChange } from './dates-store.ts'
import { proposedDays } from './messages/dates.ts'
import { moveLoan, type Which } from './move-loan.ts'
import { canActOnLoan } from './policy.ts'
import { saidWhy } from './said-why.ts'

const ends = { 'decline-dates': 'declined', 'withdraw-dates': 'withdrawn', 'lapse-dates': 'lapsed' } as const

/**
 * Declines the other days that the other side proposed, and says why: the loan stays as it was.
 * @throws NotFound; AppError; Invalid without a reason; Conflict when nothing is proposed any more
 */
export async function declineDates(
  db: Database,
  actor: Actor,
  { reason, lang, ...which }: Which & { reason: string; lang: Lang },
  now: Date,
): Promise<void> {
  await end(db, actor, { ...which, act: 'decline-dates', words: saidWhy(reason, lang) }, now)
}

/** Takes back the other days that one’s side proposed. @throws NotFound; AppError; Conflict when they were answered */
export function withdrawDates(db: Database, actor: Actor, which: Which, now: Date): Promise<void> {
  return end(db, actor, { ...which, act: 'withdraw-dates' }, now)
}

/** Ends a proposal that nobody answered before its days came. @throws Conflict when it was answered, or still holds */
export function lapseDates(db: Database, id: string, now: Date): Promise<void> {
  return end(db, { kind: 'system', origin: 'job' }, { id, act: 'lapse-dates' }, now)
}

async function end(
  db: Database,
  actor: Actor,
  { words, ...which }: Which & { act: keyof typeof ends; words?: string },
  now: Date,
): Promise<void> {
  await moveLoan(db, actor, { ...which, can: canActOnLoan }, now, async (tx, { loan }) => {
    const { change } = loan
    if (!change) throw new Conflict('dates')
    await endDateChange(tx, change.id, ends[which.act], { by: personId(actor), now })
    return { words, more: (reader: Lang) => proposedDays(reader, loan.span, change.span) }
  })
}
