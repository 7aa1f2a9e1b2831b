import { sql } from 'kysely'
import type { Actor } from '#platform/access/actor.ts'
import { type Database, inTransaction, type Tx } from '#platform/db/connect.ts'
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

/** What a batch did to the organisations that were there: their profiles, their addresses before it, those that stay hidden, those that an undone import had hidden. */
export type SavedBatch = {
  before: Map<string, OrganisationProfile>
  after: Map<string, OrganisationProfile>
  slugs: Map<string, string>
  hidden: Map<string, string>
  reopened: Set<string>
}

/** Writes a batch whole: organisations, provenance, addresses, versions, journal, search entries. */
export async function saveBatch(
  tx: Tx,
  { actor, source, placed: decided, born, context, now }: Batch,
): Promise<SavedBatch> {
  const placed = await followMerges(tx, decided, born)
  const old = [...new Set(placed.map((one) => one.organisationId))].filter((id) => !born.has(id))
  const reopened = await reopenUndone(tx, old)
  const present = await lockOrganisations(tx, old)
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
      ...[...after].map(([id, profile]) => ({
        id,
        before: reopened.has(id) ? null : (before.get(id) ?? profile),
        after: profile,
      })),
      ...[...newborn].map(([id, own]) => ({
        id,
        before: null,
        after: mergeRecords(own.map((one) => one.record).sort(byId)),
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
  return { before, after, slugs: slugsOf(present), hidden: hiddenAmong(present), reopened }
}

/** Records of organisations that were merged while the batch was decided go to those that took them in. */
async function followMerges(tx: Tx, placed: Placed[], born: Set<string>): Promise<Placed[]> {
  const ids = [...new Set(placed.map((one) => one.organisationId))].filter((id) => !born.has(id))
  const locked = await lockOrganisations(tx, ids)
  if (![...locked.values()].some((one) => one.status === 'merged')) return placed
  const { rows } = await sql<{ from: string; to: string }>`
    WITH RECURSIVE led AS (
      SELECT id AS "from", id AS "to", merged_into FROM organisation WHERE id = ANY(${ids}::uuid[])
      UNION SELECT led."from", o.id, o.merged_into FROM led JOIN organisation o ON o.id = led.merged_into)
    SELECT "from", "to" FROM led WHERE merged_into IS NULL`.execute(tx)
  const to = new Map(rows.map((row) => [row.from, row.to]))
  return placed.map((one) => ({ ...one, organisationId: to.get(one.organisationId) ?? one.organisationId }))
}

/** The order in which `recordsOf` reads those of one source that came together: an organisation is the same when it is made again. */
const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

class Preview extends Error {}

/** What `saveBatch` would do to the organisations that are there; nothing is kept. */
export async function previewBatch(
  db: Database,
  { source, placed, now }: Pick<Batch, 'source' | 'placed' | 'now'>,
): Promise<SavedBatch> {
  let saved: SavedBatch | undefined
  const preview = inTransaction(db, async (tx) => {
    const ids = [...new Set(placed.map((one) => one.organisationId))]
    const reopened = await reopenUndone(tx, ids)
    const present = await lockOrganisations(tx, ids)
    const old = [...present.keys()]
    const before = await profilesOf(tx, old)
    const there = placed.filter((one) => present.has(one.organisationId))
    // A source that the file brings with it is made when it is imported: its records need one here too.
    await sql`INSERT INTO data_source (id, title, publisher, licence, vintage) VALUES (${source}, ${source}, '', '', '')
      ON CONFLICT DO NOTHING`.execute(tx)
    await writeProvenance(tx, source, there, now)
    const after = await profilesOf(tx, old)
    saved = { before, after, slugs: slugsOf(present), hidden: hiddenAmong(present), reopened }
    throw new Preview()
  })
  await preview.catch((error) => {
    if (!(error instanceof Preview)) throw error
  })
  if (!saved) throw new Error('a preview gives what it saw')
  return saved
}

/** What an undone import had hidden comes back with the record that speaks of it again. */
async function reopenUndone(tx: Tx, ids: string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const { rows } = await sql<{ id: string }>`
    UPDATE organisation SET status = 'published', archived_reason = NULL, archived_on = NULL
    WHERE id = ANY(${ids}::uuid[]) AND status = 'archived' AND archived_reason = 'import-undone' RETURNING id`.execute(
    tx,
  )
  return new Set(rows.map((row) => row.id))
}

const slugsOf = (present: Map<string, { slug: string }>) =>
  new Map([...present].map(([id, { slug }]) => [id, slug] as const))

const hiddenAmong = (present: Map<string, { status: string }>) =>
  new Map([...present].flatMap(([id, { status }]) => (status === 'published' ? [] : [[id, status] as const])))

/** What organisations are, from the records they have now. */
export async function profilesOf(tx: Tx, ids: string[]): Promise<Map<string, OrganisationProfile>> {
  if (ids.length === 0) return new Map()
  const records = await recordsOf(tx, ids)
  return new Map([...records].map(([id, all]) => [id, mergeRecords(all.map((one) => one.record))]))
}
