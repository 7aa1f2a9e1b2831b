import { sql } from 'kysely'
import type { Database } from '#platform/db/connect.ts'
import type { EpciType, Territory, TerritoryKind, TerritoryName } from './model.ts'
import { containersOf, getTerritory } from './store.ts'

/** A territory and what stands around it in the geographic code. */
export type TerritorySurroundings = {
  territory: Territory
  /** The smallest first: EPCI, département, region. An EPCI may have several départements. */
  containers: TerritoryName[]
  neighbours: TerritoryName[]
  /** What it contains, one level down: communes of an EPCI, EPCI of a département, départements of a region. */
  members: (TerritoryName & { population: number | null; type: EpciType | null })[]
  /** Number of communes inside it that the pack knows. */
  communes: number
  seatName: string | null
}

const memberKind = { commune: null, epci: 'commune', departement: 'epci', region: 'departement' } as const

/** Everything a sheet says of a territory’s place among others; null when there is no such territory. Three queries. */
export async function getSurroundings(
  db: Database,
  kind: TerritoryKind,
  code: string,
): Promise<TerritorySurroundings | null> {
  const [territory, containers, { rows }] = await Promise.all([
    getTerritory(db, kind, code),
    containersOf(db, { kind, code }),
    sql<Omit<TerritorySurroundings, 'territory' | 'containers'>>`
      SELECT
        coalesce((SELECT jsonb_agg(jsonb_build_object('kind', n.kind, 'code', n.code, 'name', n.name) ORDER BY n.name_folded)
          FROM territory_neighbour b JOIN territory n ON n.kind = b.kind AND n.code = b.neighbour_code
          WHERE b.kind = ${kind} AND b.code = ${code}), '[]') AS neighbours,
        coalesce((SELECT jsonb_agg(jsonb_build_object('kind', t.kind, 'code', t.code, 'name', t.name, 'population', t.population, 'type', t.type) ORDER BY t.name_folded)
          FROM territory_membership m JOIN territory t ON t.kind = m.member_kind AND t.code = m.member_code
          WHERE m.kind = ${kind} AND m.code = ${code} AND m.member_kind = ${memberKind[kind]}), '[]') AS members,
        (SELECT count(*)::int FROM territory_membership m WHERE m.kind = ${kind} AND m.code = ${code} AND m.member_kind = 'commune') AS communes,
        (SELECT s.name FROM territory t JOIN territory s ON s.kind = 'commune' AND s.code = t.seat_commune WHERE t.kind = ${kind} AND t.code = ${code}) AS "seatName"`.execute(
      db,
    ),
  ])
  return territory && rows[0] ? { territory, containers, ...rows[0] } : null
}

/** What studies say of a territory, with the study’s source. */
export async function getStudies(
  db: Database,
  kind: TerritoryKind,
  code: string,
): Promise<{ study: string; sourceId: string; facts: unknown }[]> {
  return await db
    .selectFrom('territory_study')
    .select(['study', 'source_id as sourceId', 'facts'])
    .where('kind', '=', kind)
    .where('code', '=', code)
    .orderBy('study')
    .execute()
}
