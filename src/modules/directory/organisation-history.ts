import { sql } from 'kysely'
import type { Actor } from '#platform/access/actor.ts'
import { authorise } from '#platform/access/permission.ts'
import { type Database, inTransaction, type Tx } from '#platform/db/connect.ts'
import { NotFound } from '#platform/errors.ts'
import { EditConflict } from './edit-conflict.ts'
import { changedFields, type EditableOrganisation, type Edited, type Version } from './editing-model.ts'
import { profilesOf } from './import-batch.ts'
import type { OrganisationProfile, ProfileField } from './model.ts'
import { canEditOrganisation } from './policy.ts'
import { settle } from './settle.ts'
import { bearsSlug, ledTo } from './store-slugs.ts'

type Row = Omit<EditableOrganisation, 'profile'>
const editable = sql`o.id, o.slug, o.status, o.version, o.confirmed_at AS "confirmedAt", o.unconfirmed_at AS "unconfirmedAt",
  o.updated_at AS "updatedAt", o.proposed_by AS "proposedBy"`

/**
 * An organisation as its editors see it, by slug (a former one too, or that of one it took in), whatever its status; null when there is none. No permission checked.
 * @param options `lock` holds it until the caller's transaction ends
 */
export async function getEditable(
  db: Database,
  slug: string,
  options: { lock?: boolean } = {},
): Promise<EditableOrganisation | null> {
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug)) return null
  const { rows } = await sql<Row>`
    WITH RECURSIVE ${ledTo(slug)}
    SELECT ${editable} FROM organisation o JOIN led_to USING (id)
    WHERE o.status <> 'merged' ${options.lock ? sql`FOR UPDATE OF o` : sql``}`.execute(db)
  return rows[0] ? withProfile(db, rows[0]) : null
}

/** The same, by id; null when it was merged into another. */
export async function getEditableById(
  db: Database,
  id: string,
  options: { lock?: boolean } = {},
): Promise<EditableOrganisation | null> {
  const { rows } = await sql<Row>`
    SELECT ${editable} FROM organisation o
    WHERE o.id = ${id} AND o.status <> 'merged' ${options.lock ? sql`FOR UPDATE` : sql``}`.execute(db)
  return rows[0] ? withProfile(db, rows[0]) : null
}

async function withProfile(db: Database, row: Row): Promise<EditableOrganisation | null> {
  const profile = (await profilesOf(db as Tx, [row.id])).get(row.id)
  return profile ? { ...row, profile } : null
}

/** Its versions, the latest first, with their profiles. No permission checked. */
export async function listVersions(db: Database, organisationId: string): Promise<Version[]> {
  const { rows } = await sql<Version>`
    SELECT v.number, v.at, v.origin, v.fields, v.restored_from AS "restoredFrom", v.profile,
      CASE WHEN p.erased_at IS NULL AND p.id IS NOT NULL THEN jsonb_build_object('id', p.id, 'name', p.name) END AS person
    FROM organisation_version v LEFT JOIN person p ON p.id = v.person_id
    WHERE v.organisation_id = ${organisationId} ORDER BY v.number DESC`.execute(db)
  return rows
}

/**
 * Publishes an old version again, every field that differs settled as it was then.
 * @throws NotFound, AppError unauthenticated or forbidden, EditConflict when the record changed since `baseVersion`
 */
export async function restoreVersion(
  db: Database,
  actor: Actor,
  given: { slug: string; number: number; baseVersion: number },
  now: Date,
): Promise<Edited> {
  return inTransaction(db, async (tx) => {
    const present = await getEditable(tx, given.slug, { lock: true })
    if (!present || !(await bearsSlug(tx, present.id, given.slug))) throw new NotFound()
    authorise(canEditOrganisation, actor, present)
    const old = await tx
      .selectFrom('organisation_version')
      .where('organisation_id', '=', present.id)
      .where('number', '=', given.number)
      .select('profile')
      .executeTakeFirst()
    if (!old) throw new NotFound()
    const profile = old.profile as unknown as OrganisationProfile
    const fields = changedFields(present.profile, profile)
    if (given.baseVersion !== present.version) throw new EditConflict(fields, present)
    const values = Object.fromEntries(fields.map((field: ProfileField) => [field, profile[field]]))
    return settle(tx, actor, present, values, {
      action: 'organisation.restore',
      now,
      restoredFrom: given.number,
    })
  })
}
