import { sql } from 'kysely'
import { importEvents } from '#modules/agenda/index.ts'
import type { Config } from '#platform/config.ts'
import { type Database, inTransaction, type Tx } from '#platform/db/connect.ts'
import { openDatabase } from '#platform/db/open.ts'
import { terminalProgress } from '#platform/progress.ts'
import { benchEvents, daysAhead } from './event-records.ts'
import { readCommunes, shippedTerms } from './load.ts'

/** How many events go through the real import: the others are copies of them. */
const imported = 20_000

/**
 * Adds `size` events to a database that holds a region. The first ones are written by the real import, which is what is
 * timed; the others are copied from them by the database, row by row with all that they hold, so that a million takes minutes.
 * @param coming how many of them have a session to come; the others are over
 * @returns the time and the rate of the import alone
 */
export async function loadEvents(
  config: Config,
  size: number,
  coming: number,
): Promise<{ seconds: number; perSecond: number }> {
  const { db, close } = await openDatabase(config)
  try {
    const now = new Date()
    const first = Math.min(size, imported)
    const records = [...benchEvents(first, await readCommunes(db), await shippedTerms(), now)]
    const began = performance.now()
    const report = await importEvents(db, { source: 'bench', records, refused: [] }, now)
    const seconds = (performance.now() - began) / 1000
    if (report.added !== first) throw new Error(`imported ${report.added} events of ${first}`)
    if (size > first) await copyEvents(db, size, coming, first)
    await sql`VACUUM ANALYZE`.execute(db)
    return { seconds, perSecond: first / seconds }
  } finally {
    await close()
  }
}

/** Copies of the first events until there are `size`: those to come a few days later, those that are over by half-years before. */
async function copyEvents(db: Database, size: number, coming: number, first: number): Promise<void> {
  const progress = terminalProgress()
  // Words are indexed at the end, as a restored backup does: ten times quicker.
  const { rows: gins } = await sql<{ name: string; definition: string }>`
    SELECT indexname AS name, indexdef AS definition FROM pg_indexes
    WHERE schemaname = 'public' AND tablename IN ('event', 'search_entry') AND indexdef LIKE '%USING gin%'`.execute(
    db,
  )
  for (const { name } of gins) await sql.raw(`DROP INDEX ${name}`).execute(db)
  await sql`CREATE TABLE bench_first AS
    SELECT event_id AS id, row_number() OVER (ORDER BY record_id)::int AS number FROM event_source WHERE source_id = 'bench'`.execute(
    db,
  )
  for (let written = first, copy = 1; written < size; copy++) {
    const left = written < coming ? coming - written : size - written
    const days = written < coming ? copy % 3 : -daysAhead * (1 + (copy % 40)) - 10
    const count = Math.min(first, left)
    await inTransaction(db, (tx) => copyOnce(tx, { copy, count, days }))
    written += count
    progress('Événements', written, size)
  }
  await sql`DROP TABLE bench_first`.execute(db)
  for (const { definition } of gins) await sql.raw(definition).execute(db)
}

type Copy = { copy: number; count: number; days: number }

async function copyOnce(tx: Tx, { copy, count, days }: Copy): Promise<void> {
  // What is copied refers to what is copied with it: the keys hold, and checking each of millions again would say nothing.
  await sql`SET LOCAL session_replication_role = replica`.execute(tx)
  const of = (column: string) => `md5(x.${column}::text || '/${copy}')::uuid`
  const moved = (column: string) => `x.${column} + interval '${days} days'`
  const all = (column: string) =>
    `ARRAY(SELECT each + interval '${days} days' FROM unnest(x.${column}) WITH ORDINALITY AS u (each, at) ORDER BY at)`
  const copyRows = (table: string, changed: Record<string, string>, key = 'event_id') =>
    copyTable(tx, { table, changed, from: `JOIN bench_first f ON f.id = x.${key} AND f.number <= ${count}` })
  await copyRows('event', { id: of('id'), slug: `x.slug || '-copie-${copy}'` }, 'id')
  await copyRows('event_place', { id: of('id'), event_id: of('event_id') })
  await copyRows('event_session', {
    event_id: of('event_id'),
    place_id: of('place_id'),
    begins_at: moved('begins_at'),
    ends_at: moved('ends_at'),
  })
  await copyRows('event_term', { event_id: of('event_id') })
  await copyRows('event_source', { event_id: of('event_id'), record_id: `x.record_id || '-${copy}'` })
  await sql`UPDATE search_revision SET value = value + 1`.execute(tx)
  await copyTable(tx, {
    table: 'search_entry',
    changed: {
      id: `x.id || '-copie-${copy}'`,
      path: `x.path || '-copie-${copy}'`,
      ordinal: `nextval('search_ordinal')`,
      revision: '(SELECT value FROM search_revision)',
      begins: all('begins'),
      ends: all('ends'),
      last_end: moved('last_end'),
      // The words of its end are of the copy's own (search/ending-words.ts).
      document: `ts_delete(x.document, ARRAY(SELECT lexeme FROM unnest(x.document) WHERE lexeme LIKE 'ends:%'))
        || array_to_tsvector(ARRAY['ends:' || to_char(${moved('last_end')}, 'YYYY'), 'ends:' || to_char(${moved('last_end')}, 'YYYY-MM')])`,
    },
    from: `JOIN event e ON x.kind = 'event' AND x.id = e.slug JOIN bench_first f ON f.id = e.id AND f.number <= ${count}`,
  })
}

/** Inserts a table's rows again, some columns changed; what the database makes itself is left to it. */
async function copyTable(
  tx: Tx,
  { table, changed, from }: { table: string; changed: Record<string, string>; from: string },
): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    SELECT column_name AS name FROM information_schema.columns
    WHERE table_schema = 'public' AND table_name = ${table} AND is_generated = 'NEVER' AND is_identity = 'NO'`.execute(
    tx,
  )
  const names = rows.map(({ name }) => name)
  const values = names.map((name) => changed[name] ?? `x.${name}`)
  await sql
    .raw(`INSERT INTO ${table} (${names.join(', ')}) SELECT ${values.join(', ')} FROM ${table} x ${from}`)
    .execute(tx)
}
