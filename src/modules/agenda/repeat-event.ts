import type { Actor } from '#platform/access/actor.ts'
import { authorise } from '#platform/access/permission.ts'
import { type Database, inTransaction } from '#platform/db/connect.ts'
import { Conflict, NotFound } from '#platform/errors.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { getEditableEvent } from './editable-store.ts'
import type { EventContent } from './editing-model.ts'
import type { SessionInput } from './model.ts'
import { dayOf } from './moments.ts'
import { movedSessions, weeksToYear } from './moved-sessions.ts'
import { canEditEvent, canSeeUnpublishedEvent } from './policy.ts'
import { saveEvent } from './save-event.ts'
import type { SavedEvent } from './saving-model.ts'

/** How an event is held again: how many weeks later, or the sessions as somebody corrected them. */
export type Repetition = { slug: string; weeks: number; sessions?: SessionInput[]; lang?: Lang }

/** How many weeks later an event would be held again: in the year of `now` or the next, whichever comes. */
export function usualWeeks(sessions: SessionInput[], now: Date): number {
  const first = sessions
    .map(({ begin }) => begin)
    .toSorted((one, other) => one.getTime() - other.getTime())[0]
  if (!first) return 52
  const year = Number(dayOf(now).slice(0, 4))
  const weeks = [year, year + 1, year + 2].map((each) => weeksToYear(first, each))
  return weeks.find((each) => each > 0 && first.getTime() + each * 7 * 24 * 3_600_000 > now.getTime()) ?? 52
}

/**
 * « Reconduire »: a draft that says the same as an event, at the same weekdays and times some weeks later, in the season's edition of that year
 * when there is one.
 * @throws NotFound, AppError unauthenticated or forbidden, Conflict for an event that no organisation makes
 */
export async function repeatEvent(
  db: Database,
  actor: Actor,
  given: Repetition,
  now: Date,
): Promise<SavedEvent> {
  return inTransaction(db, async (tx) => {
    const event = await getEditableEvent(tx, given.slug)
    const owned = { organiserId: event?.organiser?.id ?? null }
    if (!event || (event.state !== 'published' && !canSeeUnpublishedEvent(actor, owned))) throw new NotFound()
    authorise(canEditEvent, actor, owned)
    if (!owned.organiserId) throw new Conflict('nobody makes it')
    const sessions = given.sessions ?? movedSessions(event.content.sessions, given.weeks)
    const input: EventContent = { ...event.content, sessions }
    input.season = await editionOf(tx, event.content.season, sessions)
    return saveEvent(
      tx,
      actor,
      { organiserId: owned.organiserId, input, act: 'keep', copyOf: event.id, lang: given.lang },
      now,
    )
  })
}

async function editionOf(
  db: Database,
  season: EventContent['season'],
  sessions: SessionInput[],
): Promise<EventContent['season']> {
  const first = sessions[0]
  if (!season || !first) return null
  const year = Number(dayOf(first.begin).slice(0, 4))
  const row = await db
    .selectFrom('season_edition')
    .where('season', '=', season.code)
    .where('year', '=', year)
    .select('year')
    .executeTakeFirst()
  return row ? { code: season.code, year } : null
}
