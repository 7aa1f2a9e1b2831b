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
