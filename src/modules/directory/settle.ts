import type { Actor } from '#platform/access/actor.ts'
import type { Tx } from '#platform/db/connect.ts'
import {
  contributionSource,
  type EditableOrganisation,
  type Edited,
  type ProfileValues,
} from './editing-model.ts'
import { profilesOf } from './import-batch.ts'
import { type ImportContext, importContext } from './import-context.ts'
import { fingerprintOf } from './import-lines.ts'
import { writeProvenance } from './import-writes.ts'
import { type OrganisationRecord, organisationRecord, type ProfileField } from './model.ts'
import { type ProfileWrite, writeProfiles } from './write-profiles.ts'

/**
 * Settles values in an organisation's own record, in the caller's transaction, and makes the organisation anew. The values are checked and
 * the organisation is locked.
 */
export async function settle(
  tx: Tx,
  actor: Actor,
  present: EditableOrganisation,
  values: ProfileValues,
  options: Omit<ProfileWrite, 'context'>,
): Promise<Edited> {
  const { id, slug, version } = present
  const fields = Object.keys(values) as ProfileField[]
  if (fields.length === 0) return { id, slug, version, fields: [] }
  const own = await ownRecord(tx, id)
  const record = organisationRecord.parse({
    ...(own ?? emptyRecord(present)),
    ...values,
    settled: [...new Set([...(own?.settled ?? []), ...fields])],
  })
  await keepOwnRecord(tx, id, record, options.now)
  const after = (await profilesOf(tx, [id])).get(id) ?? present.profile
  const context = await contextOf(tx, after)
  const change = { id, before: present.profile, after }
  const written = (await writeProfiles(tx, actor, [change], { ...options, context })).get(id)
  return {
    id,
    slug: written?.slug ?? slug,
    version: written?.version ?? version,
    fields: written?.fields ?? [],
  }
}

/** What an organisation's own people said of it so far. */
export async function ownRecord(tx: Tx, id: string): Promise<OrganisationRecord | null> {
  const row = await tx
    .selectFrom('organisation_source')
    .where('source_id', '=', contributionSource)
    // Those of the organisations it took in are with it too, and settle nothing.
    .where('record_id', '=', id)
    .select('record')
    .executeTakeFirst()
  return row ? organisationRecord.parse(row.record) : null
}

/** Keeps what an organisation's own people say of it. */
export async function keepOwnRecord(
  tx: Tx,
  id: string,
  record: OrganisationRecord,
  now: Date,
): Promise<void> {
  const placed = { record, fingerprint: fingerprintOf(record), organisationId: id, matchedBy: 'new' }
  await writeProvenance(tx, contributionSource, [placed], now)
}

/** A record that settles nothing yet; its name and type are there because every record has them. */
function emptyRecord(present: EditableOrganisation): Partial<OrganisationRecord> {
  return { id: present.id, name: present.profile.name, type: present.profile.type, settled: [] }
}

/** The territories and vocabularies that writing these profiles needs, and no more. */
export function contextOf(
  tx: Tx,
  ...profiles: Pick<OrganisationRecord, 'place' | 'area'>[]
): Promise<ImportContext> {
  return importContext(
    tx,
    profiles.flatMap(({ place, area }) => [
      ...(place ? [`commune/${place.commune}`] : []),
      ...(area ? [`${area.kind}/${area.code}`] : []),
    ]),
  )
}
