import { sql } from 'kysely'
import type { Actor } from '#platform/access/actor.ts'
import { authorise, type Permission } from '#platform/access/permission.ts'
import { hashSecret } from '#platform/access/secret.ts'
import type { Database } from '#platform/db/connect.ts'
import { AppError, NotFound } from '#platform/errors.ts'
import { findEvent } from './line-store.ts'
import type { TellableEvent } from './model.ts'
import { canTellAttendance } from './policy.ts'

/** How an event is opened: by its address, signed in, or by the secret of a mail's link. */
export type EventKey = { slug: string } | { secret: string }

/**
 * The event whose figures somebody opens, and who acts: the person signed in, or the holder of the link.
 * @throws AppError gone for a link that opens nothing any more, unauthenticated or forbidden; NotFound for an event that is not public
 */
export async function openEvent(
  db: Database,
  actor: Actor,
  key: EventKey,
  now: Date,
  can: Permission<{ organiserId: string | null }> = canTellAttendance,
): Promise<{ event: TellableEvent; actor: Actor }> {
  if ('secret' in key) {
    const event = await findEvent(
      db,
      sql`e.organiser_id IS NOT NULL AND e.id = (SELECT k.event_id FROM attendance_link k
        WHERE k.token_hash = ${hashSecret(key.secret)} AND k.expires_at > ${now})`,
    )
    if (!event?.organiserId) throw new AppError('gone', { detail: 'attendance' })
    const holder: Actor = { kind: 'link', organisationId: event.organiserId }
    authorise(can, holder, event)
    return { event, actor: holder }
  }
  const event = await findEvent(db, sql`e.slug = ${key.slug}`)
  if (!event) throw new NotFound()
  authorise(can, actor, event)
  return { event, actor }
}
