import { sql } from 'kysely'
import type { Database } from '../db/connect.ts'

/** A table as the archive writes it: columns that hold data (generated ones are computed again), with their SQL types. */
export type ArchivedTable = { name: string; columns: { name: string; type: string }[] }

/**
 * Every table of the application, each after those it refers to, so that a restore meets no missing parent.
 * A table that refers to itself, or in a circle, does so by a deferrable key, which the restore checks at its end.
 */
export async function archivedTables(db: Database): Promise<ArchivedTable[]> {
  const { rows } = await sql<ArchivedTable>`
    SELECT c.relname AS name,
           jsonb_agg(jsonb_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod)) ORDER BY a.attnum) AS columns
    FROM pg_class c
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
    WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND c.relname <> 'schema_migration'
    GROUP BY c.relname ORDER BY c.relname`.execute(db)
  const { rows: references } = await sql<{ child: string; parent: string }>`
    SELECT DISTINCT child.relname AS child, parent.relname AS parent
    FROM pg_constraint k JOIN pg_class child ON child.oid = k.conrelid JOIN pg_class parent ON parent.oid = k.confrelid
    WHERE k.contype = 'f' AND NOT k.condeferrable AND child.oid <> parent.oid AND child.relnamespace = 'public'::regnamespace`.execute(
    db,
  )
  return parentsFirst(rows, references)
}

function parentsFirst(
  tables: ArchivedTable[],
  references: { child: string; parent: string }[],
): ArchivedTable[] {
  const ordered: ArchivedTable[] = []
  const placed = new Set<string>()
  while (ordered.length < tables.length) {
    const ready = tables.filter(
      (table) =>
        !placed.has(table.name) &&
        references.every((each) => each.child !== table.name || placed.has(each.parent)),
    )
    if (ready.length === 0)
      throw new Error('tables refer to each other in a circle: make one of the keys deferrable')
    for (const table of ready) {
      ordered.push(table)
      placed.add(table.name)
    }
  }
  return ordered
}
