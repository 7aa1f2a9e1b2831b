import { removeEntries, writeEntries } from '#modules/search/index.ts'
import type { Tx } from '#platform/db/connect.ts'
import { slugify } from '#platform/i18n/fold.ts'
import type { ImportContext } from './import-context.ts'
import { organisationEntry } from './import-entries.ts'
import { mergeRecords } from './import-merge.ts'
import { chooseSlugs, keepFormerSlugs } from './import-slugs.ts'
import { type Placed, recordsOf, type Written, writeOrganisations, writeProvenance } from './import-writes.ts'

/** Records whose organisation is decided; `born` are the organisations that do not exist yet. */
export type Batch = { source: string; placed: Placed[]; born: Set<string>; context: ImportContext; now: Date }

/** Writes a batch whole: organisations, provenance, addresses, search entries. */
export async function saveBatch(tx: Tx, { source, placed, born, context, now }: Batch): Promise<void> {
  const ids = [...new Set(placed.map((one) => one.organisationId))]
  const old = ids.filter((id) => !born.has(id))
  // Provenance refers to its organisation: those born in this batch are written first, from their own records.
  const newborn = Map.groupBy(
    placed.filter((one) => born.has(one.organisationId)),
    (one) => one.organisationId,
  )
  const profiles = new Map([...newborn].map(([id, own]) => [id, mergeRecords(own.map((one) => one.record))]))
  if (old.length > 0) {
    await writeProvenance(
      tx,
      source,
      placed.filter((one) => !born.has(one.organisationId)),
      now,
    )
    for (const [id, all] of await recordsOf(tx, old))
      profiles.set(id, mergeRecords(all.map((one) => one.record)))
  }
  const written = await named(tx, profiles, context, placed)
  await writeOrganisations(tx, written, now)
  await writeProvenance(
    tx,
    source,
    placed.filter((one) => born.has(one.organisationId)),
    now,
  )
  await writeEntries(
    tx,
    written.map(({ slug, profile }) => organisationEntry(profile, slug, context, now)),
  )
}

/** Gives its slug to each organisation; one whose name changed takes a new slug, the old one keeps leading to it. */
async function named(
  tx: Tx,
  profiles: Map<string, Written['profile']>,
  context: ImportContext,
  placed: Placed[],
): Promise<Written[]> {
  const present = new Map(
    (
      await tx
        .selectFrom('organisation')
        .where('id', 'in', [...profiles.keys()])
        .select(['id', 'slug', 'name'])
        .execute()
    ).map((row) => [row.id, row]),
  )
  const seeds = new Map(placed.map((one) => [one.organisationId, one.record.id]))
  const unnamed = [...profiles].filter(
    ([id, profile]) => slugify(present.get(id)?.name ?? '', '') !== slugify(profile.name, 'structure'),
  )
  const slugs = await chooseSlugs(
    tx,
    unnamed.map(([id, profile]) => ({
      id,
      name: profile.name,
      commune: profile.place ? (context.communes.get(profile.place.commune)?.name ?? null) : null,
      seed: seeds.get(id) ?? id,
    })),
  )
  const changes = [...slugs].flatMap(([id, to]) => {
    const from = present.get(id)?.slug
    return from && from !== to ? [{ id, from, to }] : []
  })
  await keepFormerSlugs(tx, changes)
  await removeEntries(
    tx,
    'organisation',
    changes.map((change) => change.from),
  )
  return [...profiles].map(([id, profile]) => ({
    id,
    profile,
    slug: slugs.get(id) ?? present.get(id)?.slug ?? id,
  }))
}
