import { sql } from 'kysely'
import type { TerritoryKind, TerritoryName } from '#modules/territories/index.ts'
import type { Database } from '#platform/db/connect.ts'

/** Every territory of a kind, by code. */
export async function namesOfKind(
  db: Database,
  kind: TerritoryKind,
): Promise<(TerritoryName & { population: number | null })[]> {
  const { rows } = await sql<TerritoryName & { population: number | null }>`
    SELECT kind, code, name, population FROM territory WHERE kind = ${kind} ORDER BY code`.execute(db)
  return rows
}
