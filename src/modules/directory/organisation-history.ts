import type { Actor } from '#platform/access/actor.ts'
import type { Database } from '#platform/db/connect.ts'
import type { EditableOrganisation, Edited, Version } from './editing-model.ts'

/** An organisation as its editors see it, by slug (a former one too), whatever its status; null when there is none. No permission checked. */
export async function getEditable(_db: Database, _slug: string): Promise<EditableOrganisation | null> {
  throw new Error('not written yet')
}

/** Its versions, the latest first, with their profiles. No permission checked. */
export async function listVersions(_db: Database, _organisationId: string): Promise<Version[]> {
  throw new Error('not written yet')
}

/**
 * Publishes an old version again, every field settled as it was then.
 * @throws NotFound, AppError unauthenticated or forbidden, Conflict when the record changed since `baseVersion`
 */
export async function restoreVersion(
  _db: Database,
  _actor: Actor,
  _given: { slug: string; number: number; baseVersion: number },
  _now: Date,
): Promise<Edited> {
  throw new Error('not written yet')
}
