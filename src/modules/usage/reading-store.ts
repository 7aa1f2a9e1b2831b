import { sql } from 'kysely'
import type { Database } from '#platform/db/connect.ts'

/** When the job last counted something, and how long it took. */
export type Counted = { at: Date; tookMs: number }

export async function findCounted(db: Database, name: string): Promise<Counted | undefined> {
  const { rows } = await sql<Counted>`
    SELECT counted_at AS at, took_ms AS "tookMs" FROM kept_reading WHERE name = ${name} AND content IS NOT NULL`.execute(
    db,
  )
  return rows[0]
}

/** What was counted, as it was written. */
export async function readCounted(
  db: Database,
  name: string,
): Promise<{ at: Date; value: unknown } | undefined> {
  const { rows } = await sql<{ at: Date; value: unknown }>`
    SELECT counted_at AS at, content AS value FROM kept_reading WHERE name = ${name} AND content IS NOT NULL`.execute(
    db,
  )
  return rows[0]
}

/** Keeps what was counted in place of what was. `content`: its JSON; null, it is not kept. */
export async function writeCounted(
  db: Database,
  name: string,
  { at, tookMs, content }: Counted & { content: string | null },
): Promise<void> {
  await sql`
    INSERT INTO kept_reading (name, counted_at, took_ms, content) VALUES (${name}, ${at}, ${tookMs}, ${content}::json)
    ON CONFLICT (name) DO UPDATE SET counted_at = excluded.counted_at, took_ms = excluded.took_ms, content = excluded.content`.execute(
    db,
  )
}
