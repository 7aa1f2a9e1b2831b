import type { Context } from 'hono'
import {
  canEditEvent,
  canSeeUnpublishedEvent,
  type EditableEvent,
  getEditableEvent,
} from '#modules/agenda/index.ts'
import { authorise } from '#platform/access/permission.ts'
import { NotFound } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'

/**
 * The event of an address, for those who look after it (`edit`), or who may read its history (`read`).
 * @throws NotFound when it is none, or is not public and not theirs to see; AppError unauthenticated, forbidden
 */
export async function openEvent(c: Context<Env>, to: 'edit' | 'read' = 'edit'): Promise<EditableEvent> {
  const event = await getEditableEvent(c.get('services').db, c.req.param('slug') ?? '')
  const owned = { organiserId: event?.organiser?.id ?? null }
  if (!event || (event.state !== 'published' && !canSeeUnpublishedEvent(c.get('actor'), owned)))
    throw new NotFound()
  authorise(to === 'edit' ? canEditEvent : canSeeUnpublishedEvent, c.get('actor'), owned)
  return event
}
