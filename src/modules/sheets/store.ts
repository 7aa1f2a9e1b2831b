import { sql } from 'kysely'
import type { EpciType, TerritoryName } from '#modules/territories/index.ts'
import type { Database } from '#platform/db/connect.ts'

export type NamedEpci = TerritoryName & { population: number | null; type: EpciType | null }

/** Every EPCI, by code. */
export async function readEpci(db: Database): Promise<NamedEpci[]> {
  const { rows } = await sql<NamedEpci>`
    SELECT kind, code, name, population, type FROM territory WHERE kind = 'epci' ORDER BY code`.execute(db)
  return rows
}

/** What moves with everything public, and what moves with every figure. */
export async function readRevisions(db: Database): Promise<{ search: number; figures: number }> {
  const { rows } = await sql<{ search: number; figures: number }>`
    SELECT (SELECT value::float8 FROM search_revision) AS search, (SELECT revision::float8 FROM indicator_revision) AS figures`.execute(
    db,
  )
  return rows[0] ?? { search: 0, figures: 0 }
}
