import type { Actor } from '#platform/access/actor.ts'
import { authorise } from '#platform/access/permission.ts'
import { type Database, inTransaction } from '#platform/db/connect.ts'
import { NotFound } from '#platform/errors.ts'
import { checkValues } from './check-values.ts'
import { EditConflict } from './edit-conflict.ts'
import {
  changedFields,
  type Edit,
  type EditableOrganisation,
  type Edited,
  type ProfileValues,
  sameValue,
} from './editing-model.ts'
import type { OrganisationProfile, ProfileField } from './model.ts'
import { getEditable } from './organisation-history.ts'
import { canEditOrganisation } from './policy.ts'
import { settle } from './settle.ts'
import { bearsSlug } from './store-slugs.ts'

/**
 * Publishes values of a record: settles them in the contribution record, makes the organisation anew, its version, its search entry and its
 * journal line, in one transaction. The slug follows a change of name; the old one keeps leading here. Values that say what the record says
 * already settle nothing: later imports may still change these fields.
 * @throws NotFound, AppError unauthenticated or forbidden, Invalid (unknown term, commune out of the region, wrong number…),
 *   EditConflict when one of these fields changed since `baseVersion` (a change of other fields is no conflict)
 */
export async function editOrganisation(
  db: Database,
  actor: Actor,
  slug: string,
  edit: Edit,
  now: Date,
): Promise<Edited> {
  return inTransaction(db, async (tx) => {
    const present = await getEditable(tx, slug, { lock: true })
    if (!present) throw new NotFound()
    // What is not public does not exist for those who may not edit it.
    if (present.status !== 'published' && !canEditOrganisation(actor, present)) throw new NotFound()
    authorise(canEditOrganisation, actor, present)
    const values = await checkValues(tx, present, edit.values, edit.lang ?? 'fr')
    const wanted = changedFields(present.profile, { ...present.profile, ...values })
    // Who wrote from the page of a record that this one took in had nothing of this one in front of them.
    const conflicting = (await bearsSlug(tx, present.id, slug))
      ? await changedSince(tx, present, edit.baseVersion, wanted)
      : wanted
    if (conflicting.length > 0) throw new EditConflict(conflicting, present)
    const changed = pick(values, wanted)
    return settle(tx, actor, present, changed, { action: 'organisation.edit', now })
  })
}

const pick = (values: ProfileValues, fields: ProfileField[]): ProfileValues =>
  Object.fromEntries(fields.map((field) => [field, values[field]]))

/** Which of the fields changed since a version; all of them when it is unknown. */
async function changedSince(
  db: Database,
  present: EditableOrganisation,
  baseVersion: number,
  fields: ProfileField[],
): Promise<ProfileField[]> {
  if (baseVersion === present.version || fields.length === 0) return []
  const base = await db
    .selectFrom('organisation_version')
    .where('organisation_id', '=', present.id)
    .where('number', '=', baseVersion)
    .select('profile')
    .executeTakeFirst()
  if (!base) return fields
  const profile = base.profile as unknown as OrganisationProfile
  return fields.filter((field) => !sameValue(field, profile[field], present.profile[field]))
}
