import type { Context } from 'hono'
import { findConflicts, findLikeEvents } from '#modules/agenda/index.ts'
import type { Env } from '#platform/http/env.ts'
import type { Neighbour } from '../pages/form-page.tsx'
import type { ReadEvent } from '../read-event.ts'
import { whenOf } from './when.ts'

/** Other events that this one resembles, or meets in the same place. */
export async function neighbours(
  c: Context<Env>,
  eventId: string | null,
  { input }: ReadEvent,
): Promise<{ alike: Neighbour[]; conflicts: Neighbour[] }> {
  const { db, now } = c.get('services')
  const asked = { sessions: input.sessions, places: input.places, excludeId: eventId }
  const [alike, conflicts] = await Promise.all([
    findLikeEvents(db, { ...asked, title: input.titleFr }),
    findConflicts(db, asked),
  ])
  const when = (begin: Date | null) => (begin ? whenOf(c.get('lang'), begin, now()) : '')
  return {
    alike: alike.map((each) => ({ ...each, when: when(each.begin), where: each.place ?? '' })),
    conflicts: conflicts.map((each) => ({ ...each, when: when(each.begin), where: each.place })),
  }
}
