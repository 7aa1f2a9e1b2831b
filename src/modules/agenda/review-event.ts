import type { Database } from '#platform/db/connect.ts'
import type { AskedOfEvent } from './decide-event.ts'
import { getEditableEventById, reviveContent } from './editable-store.ts'
import {
  changedEventFields,
  type EditableEvent,
  type EventContent,
  type EventField,
} from './editing-model.ts'
import { findLikeEvents, type LikeEvent } from './like-events.ts'

/** What a moderator reads before deciding: the event as it would be, what would change of a published one, and what looks like it. */
export type EventReview = {
  event: EditableEvent
  wanted: EventContent
  changed: EventField[]
  alike: LikeEvent[]
}

/** What a case asks, in full; null when the event is gone. No permission checked. */
export async function reviewEvent(db: Database, asked: AskedOfEvent): Promise<EventReview | null> {
  const event = await getEditableEventById(db, asked.eventId)
  if (!event) return null
  const wanted = asked.change ? reviveContent(asked.change) : event.content
  const alike = await findLikeEvents(db, {
    title: wanted.titleFr,
    sessions: wanted.sessions,
    places: wanted.places,
    excludeId: event.id,
  })
  return { event, wanted, changed: asked.change ? changedEventFields(event.content, wanted) : [], alike }
}
