import { sql } from 'kysely'
import { writeJournal } from '#modules/journal/index.ts'
import { removeEntries } from '#modules/search/index.ts'
import type { Actor } from '#platform/access/actor.ts'
import type { Tx } from '#platform/db/connect.ts'
import { contributionSource } from './editing-model.ts'
import { profilesOf } from './import-batch.ts'
import type { ImportContext } from './import-context.ts'
import type { TracedChange, TracedLinks } from './import-options.ts'
import { lockOrganisations, writeProfiles } from './write-profiles.ts'

/**
 * What became of a record whose import is undone: put back as it was, taken away from an organisation that stays, gone with its organisation;
 * or left alone, because another import changed it since (`changed`), it is no longer there (`gone`), or people made the organisation theirs (`kept`).
 */
export type UndoOutcome = 'restored' | 'removed' | 'archived' | 'changed' | 'gone' | 'kept'
export type UndoneRecord = { recordId: string; organisationId: string | null; outcome: UndoOutcome }

type Present = { recordId: string; organisationId: string; fingerprint: string }

/**
 * Puts records of a source back as they were before an import, in the caller's transaction; their organisations are made anew from what they
 * then have. One that the import made and nobody touched since is archived.
 * @param born organisations that the import made
 */
export async function undoRecords(
  tx: Tx,
  actor: Actor,
  { source, changes, born }: { source: string; changes: TracedChange[]; born: Set<string> },
  { context, now }: { context: ImportContext; now: Date },
): Promise<UndoneRecord[]> {
  const present = await presentRecords(
    tx,
    source,
    changes.map((change) => change.recordId),
  )
  const ids = [...new Set([...present.values()].map((one) => one.organisationId))]
  const locked = await lockOrganisations(tx, ids)
  const before = await profilesOf(tx, ids)
  const asImported = changes.filter(
    ({ recordId, fingerprint }) => present.get(recordId)?.fingerprint === fingerprint,
  )
  const leaving = asImported.filter((change) => change.before === null)
  const left = await leftAlone(
    tx,
    source,
    leaving.map((change) => change.recordId),
    ids,
  )
  const touched = await touchedAmong(tx, [...left])
  const outcomes = changes.map((change): UndoneRecord => {
    const one = present.get(change.recordId)
    const organisationId = one?.organisationId ?? null
    const outcome = !one
      ? 'gone'
      : one.fingerprint !== change.fingerprint
        ? 'changed'
        : change.before !== null
          ? 'restored'
          : !left.has(one.organisationId)
            ? 'removed'
            : born.has(one.organisationId) && !touched.has(one.organisationId)
              ? 'archived'
              : 'kept'
    return { recordId: change.recordId, organisationId, outcome }
  })
  const of = (...kinds: UndoOutcome[]) => outcomes.filter((one) => kinds.includes(one.outcome))
  await sql`DELETE FROM organisation_source WHERE source_id = ${source}
    AND record_id = ANY(${of('removed', 'archived').map((one) => one.recordId)})`.execute(tx)
  const restored = new Set(of('restored').map((one) => one.recordId))
  await putBack(
    tx,
    source,
    changes.flatMap(({ recordId, before: row }) => (row !== null && restored.has(recordId) ? [row] : [])),
  )
  const archived = new Set(of('archived').flatMap((one) => one.organisationId ?? []))
  await archive(
    tx,
    actor,
    [...archived],
    [...archived].flatMap((id) => locked.get(id)?.slug ?? []),
    now,
  )
  const remade = [...new Set(of('restored', 'removed').flatMap((one) => one.organisationId ?? []))]
  const after = await profilesOf(
    tx,
    remade.filter((id) => !archived.has(id)),
  )
  await writeProfiles(
    tx,
    actor,
    [...after].map(([id, profile]) => ({
      id,
      before: before.get(id) ?? profile,
      after: profile,
      formerly: changes.flatMap((one) => (one.slug && one.organisationId === id ? one.slug : [])),
    })),
    { context, now, action: 'organisation.import-undo' },
  )
  return outcomes
}

/** Takes back the ties an import made, where nobody changed them since. */
export async function undoLinks(tx: Tx, { parents, networks }: TracedLinks): Promise<void> {
  await sql`
    UPDATE organisation o SET parent_id = x.before
    FROM jsonb_to_recordset(${JSON.stringify(parents)}::jsonb) AS x (id uuid, before uuid, after uuid)
    WHERE o.id = x.id AND o.parent_id = x.after
      AND (x.before IS NULL OR EXISTS (SELECT FROM organisation p WHERE p.id = x.before))`.execute(tx)
  await sql`
    DELETE FROM organisation_network n USING jsonb_to_recordset(${JSON.stringify(networks)}::jsonb) AS x (id uuid, network uuid)
    WHERE n.organisation_id = x.id AND n.network_id = x.network`.execute(tx)
}

async function presentRecords(tx: Tx, source: string, ids: string[]): Promise<Map<string, Present>> {
  const { rows } = await sql<Present>`
    SELECT record_id AS "recordId", organisation_id AS "organisationId", fingerprint FROM organisation_source
    WHERE source_id = ${source} AND record_id = ANY(${ids}) ORDER BY record_id FOR UPDATE`.execute(tx)
  return new Map(rows.map((row) => [row.recordId, row]))
}

/** Organisations that would have no record of any source without those. */
async function leftAlone(tx: Tx, source: string, leaving: string[], ids: string[]): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    SELECT o.id FROM organisation o WHERE o.id = ANY(${ids}::uuid[]) AND NOT EXISTS (
      SELECT FROM organisation_source s WHERE s.organisation_id = o.id AND s.source_id <> ${contributionSource}
        AND NOT (s.source_id = ${source} AND s.record_id = ANY(${leaving})))`.execute(tx)
  return new Set(rows.map((row) => row.id))
}

/** Organisations that people made theirs: looked after, edited, confirmed, illustrated, merged, decided upon. */
async function touchedAmong(tx: Tx, ids: string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const { rows } = await sql<{ id: string }>`
    SELECT o.id FROM organisation o WHERE o.id = ANY(${ids}::uuid[]) AND (
      o.status <> 'published' OR o.confirmed_at IS NOT NULL
      OR EXISTS (SELECT FROM organisation_source s WHERE s.organisation_id = o.id AND s.source_id = ${contributionSource})
      OR EXISTS (SELECT FROM membership m WHERE m.organisation_id = o.id)
      OR EXISTS (SELECT FROM organisation_version v WHERE v.organisation_id = o.id AND v.origin IN ('form', 'link', 'api'))
      OR EXISTS (SELECT FROM organisation_draft d WHERE d.organisation_id = o.id)
      OR EXISTS (SELECT FROM organisation_photo p WHERE p.organisation_id = o.id AND p.removed_at IS NULL)
      OR EXISTS (SELECT FROM organisation_merge g WHERE g.kept_id = o.id AND g.undone_at IS NULL))`.execute(
    tx,
  )
  return new Set(rows.map((row) => row.id))
}

/** Rows of provenance as they were; each stays with the organisation it belongs to now. */
async function putBack(tx: Tx, source: string, rows: string[]): Promise<void> {
  await sql`
    UPDATE organisation_source s SET record = x.record, fingerprint = x.fingerprint, dated = x.dated,
      matched_by = x.matched_by, imported_at = x.imported_at
    FROM jsonb_to_recordset(${`[${rows.join(',')}]`}::jsonb) AS x (record_id text, record jsonb, fingerprint text, dated text,
      matched_by text, imported_at timestamptz)
    WHERE s.source_id = ${source} AND s.record_id = x.record_id`.execute(tx)
}

async function archive(tx: Tx, actor: Actor, ids: string[], slugs: string[], now: Date): Promise<void> {
  if (ids.length === 0) return
  await tx
    .updateTable('organisation')
    .where('id', 'in', ids)
    .set({ status: 'archived', archived_reason: 'import-undone', archived_on: null, updated_at: now })
    .execute()
  // Its records are gone: the numbers they gave it are free for who bears them.
  await tx.deleteFrom('organisation_identifier').where('organisation_id', 'in', ids).execute()
  await removeEntries(tx, 'organisation', slugs)
  await writeJournal(
    tx,
    actor,
    ids.map((id) => ({
      action: 'organisation.archive',
      object: { kind: 'organisation', id },
      organisationId: id,
      changes: { status: { from: 'published', to: 'archived' }, reason: 'import-undone' },
    })),
    now,
  )
}
