import { sql } from 'kysely'
import type { Tx } from '#platform/db/connect.ts'
import { uniqueSchemes } from './check-values.ts'
import { contributionSource, type EditableOrganisation, type MergeChoices } from './editing-model.ts'
import { fingerprintOf } from './import-lines.ts'
import { recordsOf } from './import-writes.ts'
import { asTold, chosenValues, ownRecordWith, withoutMerge } from './merge-choices.ts'
import type { AbsorbedRecords } from './merge-trace.ts'
import { type OrganisationProfile, type OrganisationRecord, organisationRecord } from './model.ts'
import { keepOwnRecord, ownRecord } from './settle.ts'

type Body = Pick<EditableOrganisation, 'id' | 'profile'>

/** Gives the records of an organisation to another, and settles there what was chosen. Both are locked. */
export async function absorbRecords(
  tx: Tx,
  kept: Body,
  absorbed: Body,
  choices: MergeChoices,
  now: Date,
): Promise<AbsorbedRecords> {
  const own = { kept: await ownRecord(tx, kept.id), absorbed: await ownRecord(tx, absorbed.id) }
  const rows = { kept: await ownRow(tx, kept.id), absorbed: await ownRow(tx, absorbed.id) }
  const sides = { kept: { ...kept, own: own.kept }, absorbed: { ...absorbed, own: own.absorbed } }
  const { rows: moved } = await sql<{ source: string; record: string }>`
    UPDATE organisation_source SET organisation_id = ${kept.id} WHERE organisation_id = ${absorbed.id}
    RETURNING source_id AS source, record_id AS record`.execute(tx)
  const told = asTold(sides.absorbed)
  if (told)
    await sql`UPDATE organisation_source SET record = ${JSON.stringify(told)}::jsonb
      WHERE source_id = ${contributionSource} AND record_id = ${absorbed.id}`.execute(tx)
  const records = (await recordsOf(tx, [kept.id])).get(kept.id) ?? []
  const values = chosenValues(
    sides.kept,
    sides.absorbed,
    records.map((one) => one.record),
    choices,
  )
  let fingerprint: string | null = null
  if (Object.keys(values).length > 0) {
    const record = ownRecordWith(sides.kept, values)
    await keepOwnRecord(tx, kept.id, record, now)
    fingerprint = fingerprintOf(record)
  }
  return {
    moved,
    absorbedOwn: rows.absorbed,
    keptOwn: { before: rows.kept, fingerprint, values },
  }
}

/** Gives them back; what the merge settled is no longer so, unless it was edited since. */
export async function giveRecordsBack(
  tx: Tx,
  keptId: string,
  absorbedId: string,
  { moved, absorbedOwn, keptOwn }: AbsorbedRecords,
  now: Date,
): Promise<void> {
  await sql`
    UPDATE organisation_source s SET organisation_id = ${absorbedId}
    FROM jsonb_to_recordset(${JSON.stringify(moved)}::jsonb) AS x (source text, record text)
    WHERE s.source_id = x.source AND s.record_id = x.record AND s.organisation_id = ${keptId}`.execute(tx)
  await putRowBack(tx, absorbedOwn)
  const present = await ownRecord(tx, keptId)
  if (!present || keptOwn.fingerprint === null) return
  if (fingerprintOf(present) === keptOwn.fingerprint) {
    if (keptOwn.before) await putRowBack(tx, keptOwn.before)
    else await dropOwnRecord(tx, keptId)
    return
  }
  const row = keptOwn.before as { record: object } | null
  const before = row ? organisationRecord.parse(row.record) : null
  const record = withoutMerge(present, before, keptOwn.values)
  if (record) await keepOwnRecord(tx, keptId, record, now)
  else await dropOwnRecord(tx, keptId)
}

/** Numbers that name the absorbed one, written on the kept one since the merge, go back with it. */
export async function giveNumbersBack(
  tx: Tx,
  keptId: string,
  identifiers: OrganisationProfile['identifiers'],
  now: Date,
): Promise<void> {
  const own = await ownRecord(tx, keptId)
  if (!own?.settled?.includes('identifiers')) return
  const leaving = identifiers.filter((one) => uniqueSchemes.includes(one.scheme))
  const staying = own.identifiers.filter(
    (one) => !leaving.some((other) => other.scheme === one.scheme && other.value === one.value),
  )
  if (staying.length < own.identifiers.length)
    await keepOwnRecord(tx, keptId, { ...own, identifiers: staying } satisfies OrganisationRecord, now)
}

async function ownRow(tx: Tx, id: string): Promise<object | null> {
  const { rows } = await sql<{ row: object }>`
    SELECT to_jsonb(s) AS row FROM organisation_source s
    WHERE s.source_id = ${contributionSource} AND s.record_id = ${id} AND s.organisation_id = ${id}`.execute(
    tx,
  )
  return rows[0]?.row ?? null
}

async function dropOwnRecord(tx: Tx, id: string): Promise<void> {
  await tx
    .deleteFrom('organisation_source')
    .where('source_id', '=', contributionSource)
    .where('record_id', '=', id)
    .execute()
}

async function putRowBack(tx: Tx, row: object | null): Promise<void> {
  if (!row) return
  await sql`
    INSERT INTO organisation_source SELECT * FROM jsonb_populate_record(NULL::organisation_source, ${JSON.stringify(row)}::jsonb)
    ON CONFLICT (source_id, record_id) DO UPDATE SET organisation_id = excluded.organisation_id, fingerprint = excluded.fingerprint,
      record = excluded.record, dated = excluded.dated, matched_by = excluded.matched_by, imported_at = excluded.imported_at`.execute(
    tx,
  )
}
