import { type RawBuilder, sql } from 'kysely'
import type { Database } from '#platform/db/connect.ts'
import { fold } from '#platform/i18n/fold.ts'
import type { ListedTerritory, ListQuery, TerritoryKind, TerritoryName, TerritoryOrder } from './model.ts'
import { nameMatches } from './store.ts'

export const pageSize = 50

const orders: Record<TerritoryOrder, RawBuilder<unknown>> = {
  name: sql`t.name_folded`,
  population: sql`t.population DESC NULLS LAST`,
  area: sql`t.area_km2 DESC NULLS LAST`,
  density: sql`t.population / t.area_km2 DESC NULLS LAST`,
}

/** A page of territories of one kind with their départements, and how many answer in all. */
export async function listTerritories(
  db: Database,
  query: ListQuery,
): Promise<{ rows: ListedTerritory[]; total: number }> {
  const folded = fold(query.text)
  const named = folded === '' ? sql<boolean>`true` : nameMatches(query.text)
  const within = query.within
    ? sql`EXISTS (SELECT FROM territory_membership w WHERE w.member_kind = t.kind AND w.member_code = t.code
        AND w.kind = ${query.within.kind} AND w.code = ${query.within.code})`
    : sql`true`
  const closest =
    folded === '' ? sql`` : sql`(t.name_folded = ${folded}) DESC, starts_with(t.name_folded, ${folded}) DESC,`
  const { rows } = await sql<ListedTerritory & { total: number }>`
    SELECT page.*, coalesce(c.containers, '[]') AS containers
    FROM (
      SELECT t.kind, t.code, t.name, t.type, t.population, t.area_km2 AS area, t.population / t.area_km2 AS density, count(*) OVER ()::int AS total,
        row_number() OVER (ORDER BY ${closest} ${orders[query.order]}, t.name_folded, t.code) AS place
      FROM territory t WHERE t.kind = ${query.kind} AND ${named} AND ${within}
      ORDER BY place LIMIT ${pageSize} OFFSET ${(query.page - 1) * pageSize}
    ) page
    LEFT JOIN LATERAL (
      SELECT jsonb_agg(jsonb_build_object('kind', w.kind, 'code', w.code, 'name', w.name) ORDER BY w.kind DESC, w.code) AS containers
      FROM territory_membership m JOIN territory w ON w.kind = m.kind AND w.code = m.code
      WHERE m.member_kind = page.kind AND m.member_code = page.code AND m.kind IN ('epci', 'departement')
    ) c ON true
    ORDER BY page.place`.execute(db)
  return { rows, total: rows[0]?.total ?? 0 }
}

/** What a list can be narrowed to: départements and EPCI, by name. */
export async function listContainers(db: Database): Promise<TerritoryName[]> {
  const { rows } = await sql<TerritoryName>`
    SELECT kind, code, name FROM territory WHERE kind IN ('departement', 'epci') ORDER BY kind, name_folded, code`.execute(
    db,
  )
  return rows
}

/** How many territories there are of each kind. */
export async function countByKind(db: Database): Promise<Record<TerritoryKind, number>> {
  const { rows } = await sql<{
    kind: TerritoryKind
    count: number
  }>`SELECT kind, count(*)::int AS count FROM territory GROUP BY kind`.execute(db)
  return {
    commune: 0,
    epci: 0,
    departement: 0,
    region: 0,
    ...Object.fromEntries(rows.map((row) => [row.kind, row.count])),
  }
}
