import type { Actor } from '#platform/access/actor.ts'
import type { Database } from '#platform/db/connect.ts'

/**
 * « Tout est juste »: keeps the moment the organisation's people confirmed their record, which is then no longer « unconfirmed ».
 * The caller has checked the right to say so when it comes by a signed link (`actor.kind === 'link'`).
 * @throws NotFound, AppError unauthenticated or forbidden
 */
export async function confirmOrganisation(
  _db: Database,
  _actor: Actor,
  _id: string,
  _now: Date,
): Promise<void> {
  throw new Error('not written yet')
}
