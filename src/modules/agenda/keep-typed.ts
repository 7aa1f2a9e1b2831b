import type { Actor } from '#platform/access/actor.ts'
import { authorise } from '#platform/access/permission.ts'
import { type Database, inTransaction } from '#platform/db/connect.ts'
import { Conflict, NotFound } from '#platform/errors.ts'
import { getEditableEvent } from './editable-store.ts'
import { keepEventDraft } from './event-drafts.ts'
import { canEditEvent, canSeeUnpublishedEvent } from './policy.ts'

/**
 * Keeps one's form as it is being typed: the event and its versions stay as they are.
 * @param given `baseVersion` is the version that the form was made from
 * @throws NotFound, AppError unauthenticated or forbidden, Conflict when the event was withdrawn
 */
export async function keepTyped(
  db: Database,
  actor: Actor,
  given: { slug: string; baseVersion: number; typed: object },
  now: Date,
): Promise<void> {
  await inTransaction(db, async (tx) => {
    const event = await getEditableEvent(tx, given.slug, { lock: true })
    const owned = { organiserId: event?.organiser?.id ?? null }
    if (!event || (event.state !== 'published' && !canSeeUnpublishedEvent(actor, owned))) throw new NotFound()
    authorise(canEditEvent, actor, owned)
    if (event.state === 'removed') throw new Conflict('removed')
    await keepEventDraft(
      tx,
      actor,
      { eventId: event.id, baseVersion: given.baseVersion, typed: given.typed },
      now,
    )
  })
}
