import { sql } from 'kysely'
import type { Database } from '#platform/db/connect.ts'
import type { Value } from './model.ts'

/** A value as files give it. */
export type FileRow = Omit<Value, 'indicator'> & { name: string }

/** Every value of an indicator by level, code and year, a batch at a time; of one level, year or territory when asked. */
export async function* eachValue(
  db: Database,
  indicator: string,
  narrowed: { level?: string; year?: number; code?: string } = {},
  batch = 2000,
): AsyncGenerator<FileRow[]> {
  const { level, year, code } = narrowed
  let after = sql`true`
  while (true) {
    const { rows } = await sql<FileRow>`
      SELECT v.kind, v.code, t.name, v.year, v.value, v.status
      FROM indicator_value v JOIN territory t ON t.kind = v.kind AND t.code = v.code
      WHERE v.indicator = ${indicator} AND ${after}
        ${level === undefined ? sql`` : sql`AND v.kind = ${level}`}
        ${year === undefined ? sql`` : sql`AND v.year = ${year}::smallint`}
        ${code === undefined ? sql`` : sql`AND v.code = ${code}`}
      ORDER BY v.kind, v.code, v.year LIMIT ${batch}`.execute(db)
    if (rows.length > 0) yield rows
    const last = rows.at(-1)
    if (rows.length < batch || !last) return
    after = sql`(v.kind, v.code, v.year) > (${last.kind}, ${last.code}, ${last.year}::smallint)`
  }
}
