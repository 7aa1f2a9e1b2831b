import { sql } from 'kysely'
import type { Database } from '#platform/db/connect.ts'
import type { EpciType, Territory, TerritoryKind, TerritoryName } from './model.ts'
import { type TerritoryRow, territoryColumns, toTerritory } from './store.ts'

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

type Around = Omit<TerritorySurroundings, 'territory'>

/** Everything a sheet says of a territory’s place among others; null when there is no such territory. One query. */
export async function getSurroundings(
  db: Database,
  kind: TerritoryKind,
  code: string,
): Promise<TerritorySurroundings | null> {
  const { rows } = await sql<TerritoryRow & Around>`
    SELECT ${territoryColumns},
      coalesce((SELECT jsonb_agg(jsonb_build_object('kind', c.kind, 'code', c.code, 'name', c.name) ORDER BY array_position(ARRAY['epci', 'departement', 'region'], c.kind), c.code)
        FROM territory_membership m JOIN territory c ON c.kind = m.kind AND c.code = m.code
        WHERE m.member_kind = ${kind} AND m.member_code = ${code}), '[]') AS containers,
      coalesce((SELECT jsonb_agg(jsonb_build_object('kind', n.kind, 'code', n.code, 'name', n.name) ORDER BY n.name_folded)
        FROM territory_neighbour b JOIN territory n ON n.kind = b.kind AND n.code = b.neighbour_code
        WHERE b.kind = ${kind} AND b.code = ${code}), '[]') AS neighbours,
      coalesce((SELECT jsonb_agg(jsonb_build_object('kind', i.kind, 'code', i.code, 'name', i.name, 'population', i.population, 'type', i.type) ORDER BY i.name_folded)
        FROM territory_membership m JOIN territory i ON i.kind = m.member_kind AND i.code = m.member_code
        WHERE m.kind = ${kind} AND m.code = ${code} AND m.member_kind = ${memberKind[kind]}), '[]') AS members,
      (SELECT count(*)::int FROM territory_membership m WHERE m.kind = ${kind} AND m.code = ${code} AND m.member_kind = 'commune') AS communes,
      (SELECT s.name FROM territory s WHERE s.kind = 'commune' AND s.code = t.seat_commune) AS "seatName"
    FROM territory t WHERE t.kind = ${kind} AND t.code = ${code}`.execute(db)
  const [row] = rows
  if (!row) return null
  const { containers, neighbours, members, communes, seatName, ...territory } = row
  return { territory: toTerritory(territory), containers, neighbours, members, communes, seatName }
}

/** What studies say of each territory (`kind/code`), with the study’s source. */
export async function getStudies(
  db: Database,
): Promise<Map<string, { study: string; sourceId: string; facts: unknown }[]>> {
  const rows = await db
    .selectFrom('territory_study')
    .select(['kind', 'code', 'study', 'source_id as sourceId', 'facts'])
    .orderBy('study')
    .execute()
  return Map.groupBy(rows, ({ kind, code }) => `${kind}/${code}`)
}
