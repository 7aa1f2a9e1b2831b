import type { Actor } from '#platform/access/actor.ts'
import type { Tx } from '#platform/db/connect.ts'
import type { ImportContext } from './import-context.ts'
import { mergeRecords } from './import-merge.ts'
import { type Placed, recordsOf, writeProvenance } from './import-writes.ts'
import type { OrganisationProfile } from './model.ts'
import { lockOrganisations, writeProfiles } from './write-profiles.ts'

/** Records whose organisation is decided; `born` are the organisations that do not exist yet. */
export type Batch = {
  actor: Actor
  source: string
  placed: Placed[]
  born: Set<string>
  context: ImportContext
  now: Date
}

/** Writes a batch whole: organisations, provenance, addresses, versions, journal, search entries. */
export async function saveBatch(tx: Tx, { actor, source, placed, born, context, now }: Batch): Promise<void> {
  const old = [...new Set(placed.map((one) => one.organisationId))].filter((id) => !born.has(id))
  await lockOrganisations(tx, old)
  const before = await profilesOf(tx, old)
  // Provenance refers to its organisation: those born in this batch are written first, from their own records.
  await writeProvenance(
    tx,
    source,
    placed.filter((one) => !born.has(one.organisationId)),
    now,
  )
  const after = await profilesOf(tx, old)
  const newborn = Map.groupBy(
    placed.filter((one) => born.has(one.organisationId)),
    (one) => one.organisationId,
  )
  const seeds = new Map(placed.map((one) => [one.organisationId, one.record.id]))
  await writeProfiles(
    tx,
    actor,
    [
      ...[...after].map(([id, profile]) => ({ id, before: before.get(id) ?? profile, after: profile })),
      ...[...newborn].map(([id, own]) => ({
        id,
        before: null,
        after: mergeRecords(own.map((one) => one.record)),
      })),
    ].map((change) => ({ ...change, seed: seeds.get(change.id) })),
    { context, now, action: 'organisation.import' },
  )
  await writeProvenance(
    tx,
    source,
    placed.filter((one) => born.has(one.organisationId)),
    now,
  )
}

/** What organisations are, from the records they have now. */
export async function profilesOf(tx: Tx, ids: string[]): Promise<Map<string, OrganisationProfile>> {
  if (ids.length === 0) return new Map()
  const records = await recordsOf(tx, ids)
  return new Map([...records].map(([id, all]) => [id, mergeRecords(all.map((one) => one.record))]))
}
