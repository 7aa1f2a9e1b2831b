import { sql } from 'kysely'
import type { Database } from '#platform/db/connect.ts'
import type { Commune } from './model.ts'

/** Every commune with a middle and a population, by code. One that lies in two EPCI or départements is counted in the first. */
export async function readCommunes(db: Database): Promise<Commune[]> {
  const { rows } = await sql<Commune>`
    SELECT t.code, t.name, t.point[0] AS lon, t.point[1] AS lat, t.population,
      min(m.code) FILTER (WHERE m.kind = 'epci') AS epci, min(m.code) FILTER (WHERE m.kind = 'departement') AS departement
    FROM territory t LEFT JOIN territory_membership m ON m.member_kind = t.kind AND m.member_code = t.code
    WHERE t.kind = 'commune' AND t.point IS NOT NULL AND t.population IS NOT NULL
    GROUP BY t.kind, t.code ORDER BY t.code`.execute(db)
  return rows
}

/** The names of EPCI and départements, by `kind/code`. */
export async function readNames(db: Database): Promise<Map<string, string>> {
  const { rows } = await sql<{ ref: string; name: string }>`
    SELECT kind || '/' || code AS ref, name FROM territory WHERE kind IN ('epci', 'departement')`.execute(db)
  return new Map(rows.map(({ ref, name }) => [ref, name]))
}

/** What an indicator says of communes one year, where it says something. */
export async function readShares(
  db: Database,
  indicator: string,
  year: number,
): Promise<Map<string, number>> {
  const { rows } = await sql<{ code: string; value: number }>`
    SELECT code, value FROM indicator_value
    WHERE kind = 'commune' AND indicator = ${indicator} AND year = ${year} AND value IS NOT NULL`.execute(db)
  return new Map(rows.map(({ code, value }) => [code, value]))
}
