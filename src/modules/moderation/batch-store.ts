import { sql } from 'kysely'
import { type Actor, personId } from '#platform/access/actor.ts'
import type { Database } from '#platform/db/connect.ts'
import type { Batch, BatchAct, BatchResult } from './decision-model.ts'

/** Keeps what a bulk did. */
export async function keepBatch(
  db: Database,
  actor: Actor,
  batch: { id: string; act: BatchAct; results: BatchResult[] },
  now: Date,
): Promise<void> {
  await db
    .insertInto('moderation_batch')
    .values({
      id: batch.id,
      person_id: personId(actor),
      at: now,
      act: batch.act,
      results: JSON.stringify(batch.results),
    })
    .execute()
}

/** Keeps what taking a bulk back did; `first` takes it for oneself. @returns whether it was there to take */
export async function keepBatchUndo(
  db: Database,
  id: string,
  results: BatchResult[],
  now: Date,
  { first = false } = {},
): Promise<boolean> {
  let query = db.updateTable('moderation_batch').where('id', '=', id)
  if (first) query = query.where('undone_at', 'is', null)
  const { numUpdatedRows } = await query
    .set({ undone_at: now, undo_results: JSON.stringify(results) })
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** A bulk with the names of its cases, and who had decided those that were decided before; null when there is none. */
export async function getBatch(db: Database, id: string): Promise<Batch | null> {
  const { rows } = await sql<Batch>`
    SELECT b.id, b.act, b.at, b.undone_at AS "undoneAt", b.undo_results AS "undoResults",
      CASE WHEN p.id IS NOT NULL THEN jsonb_build_object('id', p.id, 'name', p.name) END AS person,
      (SELECT coalesce(jsonb_agg(r.value || jsonb_build_object('name', coalesce(o.name, ''), 'kind', c.kind, 'decidedBy', d.name) ORDER BY r.at), '[]')
        FROM jsonb_array_elements(b.results) WITH ORDINALITY AS r (value, at)
        LEFT JOIN moderation_case c ON c.id = (r.value ->> 'caseId')::uuid
        LEFT JOIN organisation o ON o.id = c.organisation_id
        LEFT JOIN person d ON d.id = c.decided_by) AS results
    FROM moderation_batch b LEFT JOIN person p ON p.id = b.person_id WHERE b.id = ${id}`.execute(db)
  return rows[0] ?? null
}

/** The language each case's author reads: that of their account, or of the page they wrote on. */
export async function langsOfAuthors(db: Database, caseIds: string[]): Promise<Map<string, 'fr' | 'en'>> {
  const { rows } = await sql<{ id: string; lang: string }>`
    SELECT c.id, coalesce(p.lang, c.payload ->> 'lang', 'fr') AS lang
    FROM moderation_case c LEFT JOIN person p ON p.id = c.person_id WHERE c.id = ANY(${caseIds}::uuid[])`.execute(
    db,
  )
  return new Map(rows.map(({ id, lang }) => [id, lang === 'en' ? 'en' : 'fr']))
}

/** Whether somebody moderates now. */
export async function isModerator(db: Database, id: string): Promise<boolean> {
  const row = await db
    .selectFrom('person')
    .where('id', '=', id)
    .where('role', 'in', ['moderator', 'administrator'])
    .select('id')
    .executeTakeFirst()
  return row !== undefined
}
