import { sql } from 'kysely'
import type { Database } from '#platform/db/connect.ts'
import type { Actor, ActorType, FigureSource, RegionFigures } from './model/figures.ts'

type Row = Omit<RegionFigures, 'spotlight' | 'types' | 'facets' | 'departements' | 'populationSource'> & {
  populationSource: FigureSource | null
  departements: { code: string; name: string }[] | null
  facets: Record<string, number> | null
  types: ActorType[] | null
  candidates: Actor[] | null
}

/** Everything the home page counts, in one query. `candidates` holds the fullest record of each type in each département. */
export async function readFigures(db: Database): Promise<Row> {
  const { rows } = await sql<Row>`
    WITH actor AS (
      SELECT path, title, title_folded, subtitle, excerpt, type, commune, facets, weight, updated_at
      FROM search_entry WHERE kind = 'organisation' AND visibility = 'public'
    ), covered AS (
      SELECT population FROM territory WHERE kind = 'commune' AND code IN (SELECT commune FROM actor)
    ), facet AS (
      SELECT facet AS name, count(*)::int AS count FROM actor, unnest(facets) AS facet
      WHERE facet NOT LIKE 'territory:%' GROUP BY facet
    ), candidate AS (
      SELECT DISTINCT ON (a.type, m.code)
        a.path, a.title, a.subtitle AS commune, a.excerpt, a.type, v.position AS rank, m.code AS departement, a.weight
      FROM actor a JOIN vocabulary_term v ON v.vocabulary = 'type' AND v.code = a.type LEFT JOIN territory_membership m
        ON m.member_kind = 'commune' AND m.member_code = a.commune AND m.kind = 'departement'
      ORDER BY a.type, m.code, a.weight DESC, a.title_folded, a.path
    ), region AS (
      SELECT t.population, t.population_year, s.title, s.publisher, s.url, s.vintage
      FROM territory t JOIN data_source s ON s.id = t.source_id WHERE t.kind = 'region' LIMIT 1
    )
    SELECT
      (SELECT count(*)::int FROM actor) AS actors,
      (SELECT count(*)::int FROM search_entry WHERE kind = 'expert' AND visibility = 'public') AS experts,
      (SELECT count(*)::int FROM search_entry WHERE kind = 'event' AND visibility = 'public' AND last_end > present()) AS events,
      (SELECT count(*)::int FROM search_entry WHERE kind = 'tool' AND visibility = 'public') AS tools,
      (SELECT count(DISTINCT source_id)::int FROM organisation_source) AS sources,
      (SELECT max(updated_at) FROM actor) AS "updatedAt",
      (SELECT count(*)::int FROM territory WHERE kind = 'commune') AS communes,
      (SELECT count(*)::int FROM covered) AS "coveredCommunes",
      (SELECT coalesce(sum(population), 0)::int FROM covered) AS "coveredPopulation",
      (SELECT count(*)::int FROM territory WHERE kind = 'epci') AS epci,
      (SELECT population FROM region) AS population,
      (SELECT population_year::int FROM region) AS "populationYear",
      (SELECT jsonb_build_object('title', title, 'publisher', publisher, 'url', url, 'vintage', vintage) FROM region) AS "populationSource",
      (SELECT jsonb_agg(jsonb_build_object('code', code, 'name', name) ORDER BY code) FROM territory WHERE kind = 'departement') AS departements,
      (SELECT jsonb_object_agg(name, count) FROM facet) AS facets,
      (SELECT jsonb_agg(jsonb_build_object('code', v.code, 'label_fr', v.label_fr, 'label_en', v.label_en, 'count', f.count)
          ORDER BY f.count DESC, v.position, v.code)
        FROM facet f JOIN vocabulary_term v ON v.vocabulary = 'type' AND f.name = 'type:' || v.code) AS types,
      (SELECT jsonb_agg(to_jsonb(candidate)) FROM candidate) AS candidates
  `.execute(db)
  return rows[0] as Row
}
