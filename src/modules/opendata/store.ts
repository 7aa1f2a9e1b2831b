import { type RawBuilder, sql } from 'kysely'
import type { TerritoryKind } from '#modules/territories/index.ts'
import type { Database } from '#platform/db/connect.ts'
import type { IndicatorFigure, SourceCredit, Term, TerritoryRecord } from './model.ts'
import { type Examples, madeUpExamples } from './model.ts'

/** Changes whenever anything that the open data hold may have changed: search revision, then last setting written. */
export async function readVersion(db: Database): Promise<string> {
  const { rows } = await sql<{ version: string }>`
    SELECT concat_ws('-', (SELECT value FROM search_revision),
      (SELECT extract(epoch FROM max(updated_at))::bigint FROM setting)) AS version`.execute(db)
  return rows[0]?.version ?? '0'
}

const territory = (condition: RawBuilder<unknown>) => sql<TerritoryRecord>`
  SELECT t.kind, t.code, t.name, t.type, t.population, t.population_year AS "populationYear", t.area_km2 AS area,
    t.seat_commune AS seat, t.source_id AS "sourceId",
    CASE WHEN t.point IS NOT NULL THEN jsonb_build_object('lon', t.point[0], 'lat', t.point[1]) END AS point,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('kind', g.kind, 'code', g.code, 'name', g.name) ORDER BY g.kind, g.code), '[]')
      FROM territory_membership m JOIN territory g ON g.kind = m.kind AND g.code = m.code
      WHERE m.member_kind = t.kind AND m.member_code = t.code) AS containers
  FROM territory t WHERE ${condition}`

/** Territories of one kind, in the order of the codes given. */
export async function readTerritories(
  db: Database,
  kind: TerritoryKind,
  codes: string[],
): Promise<TerritoryRecord[]> {
  const { rows } = await territory(
    sql`t.kind = ${kind} AND t.code = ANY(${codes}) ORDER BY array_position(${codes}::text[], t.code)`,
  ).execute(db)
  return rows
}

/** Every territory of some kinds, by kind and code, a batch at a time. */
export async function* eachTerritory(
  db: Database,
  kinds: readonly TerritoryKind[],
  batch = 500,
): AsyncGenerator<TerritoryRecord[]> {
  for (const kind of kinds) {
    let after: string | undefined = ''
    while (after !== undefined) {
      const rows: TerritoryRecord[] = (
        await territory(sql`t.kind = ${kind} AND t.code > ${after} ORDER BY t.code LIMIT ${batch}`).execute(
          db,
        )
      ).rows
      if (rows.length > 0) yield rows
      after = rows.length === batch ? rows.at(-1)?.code : undefined
    }
  }
}

const figure = (condition: RawBuilder<unknown>) => sql<IndicatorFigure>`
  SELECT v.kind, v.code, t.name AS territory, v.indicator, i.label_fr AS "labelFr", i.label_en AS "labelEn", i.unit,
    v.year, v.value, v.status, n.series, n.note_fr AS "noteFr", n.note_en AS "noteEn",
    d.id AS "sourceId", d.title AS source, d.publisher, d.vintage
  FROM indicator_value v
  JOIN indicator i ON i.code = v.indicator
  JOIN indicator_vintage n ON n.indicator = v.indicator AND n.year = v.year
  JOIN data_source d ON d.id = n.source_id
  JOIN territory t ON t.kind = v.kind AND t.code = v.code
  WHERE ${condition}`

/** The figures of one territory, in the order indicators are shown. */
export async function readFigures(
  db: Database,
  kind: TerritoryKind,
  code: string,
): Promise<IndicatorFigure[]> {
  const { rows } = await figure(
    sql`v.kind = ${kind} AND v.code = ${code} ORDER BY i.position, v.indicator, v.year`,
  ).execute(db)
  return rows
}

/** Every figure of every territory, by kind, code, indicator and year, a batch at a time. */
export async function* eachFigure(db: Database, batch = 2000): AsyncGenerator<IndicatorFigure[]> {
  let after: RawBuilder<unknown> = sql`true`
  while (true) {
    const { rows } = await figure(
      sql`${after} ORDER BY v.kind, v.code, v.indicator, v.year LIMIT ${batch}`,
    ).execute(db)
    if (rows.length > 0) yield rows
    const last = rows.at(-1)
    if (rows.length < batch || !last) return
    after = sql`(v.kind, v.code, v.indicator, v.year) > (${last.kind}, ${last.code}, ${last.indicator}, ${last.year}::smallint)`
  }
}

/** The words of every vocabulary. */
export async function readTerms(db: Database): Promise<Term[]> {
  const { rows } = await sql<Term>`
    SELECT vocabulary, code, label_fr AS "labelFr", label_en AS "labelEn", definition_fr AS "definitionFr", definition_en AS "definitionEn"
    FROM vocabulary_term WHERE retired_at IS NULL ORDER BY vocabulary, position, code`.execute(db)
  return rows
}

// A place of digital mediation: of that type, or that says it helps people with digital tools.
const digital = sql`o.status = 'published' AND (o.type = 'digital-place'
  OR EXISTS (SELECT FROM organisation_term x WHERE x.organisation_id = o.id AND x.vocabulary = 'skill' AND x.code = 'digital-support'))`
const addressed = sql`EXISTS (SELECT FROM place p WHERE p.organisation_id = o.id AND p.address IS NOT NULL AND p.postcode IS NOT NULL)`

/** The slugs of the organisations that do digital mediation and whose address is known, a batch at a time. */
export async function* eachDigitalPlaceSlug(db: Database, batch = 250): AsyncGenerator<string[]> {
  let after: string | undefined = ''
  while (after !== undefined) {
    const { rows }: { rows: { slug: string }[] } = await sql<{ slug: string }>`
      SELECT o.slug FROM organisation o WHERE ${digital} AND ${addressed} AND o.slug > ${after} ORDER BY o.slug LIMIT ${batch}`.execute(
      db,
    )
    if (rows.length > 0) yield rows.map((row) => row.slug)
    after = rows.length === batch ? rows.at(-1)?.slug : undefined
  }
}

/** How many rows each set holds, and when each last changed. */
export async function readCounts(db: Database) {
  const { rows } = await sql<
    Record<'organisations' | 'digital' | 'digitalLeftOut' | 'territories' | 'figures' | 'terms', number> & {
      changed: Date | null
      loaded: Date | null
    }
  >`
    SELECT (SELECT count(*)::int FROM organisation WHERE status = 'published') AS organisations,
      (SELECT count(*)::int FROM organisation o WHERE ${digital} AND ${addressed}) AS digital,
      (SELECT count(*)::int FROM organisation o WHERE ${digital} AND NOT ${addressed}) AS "digitalLeftOut",
      (SELECT count(*)::int FROM territory) AS territories,
      (SELECT count(*)::int FROM indicator_value) AS figures,
      (SELECT count(*)::int FROM vocabulary_term WHERE retired_at IS NULL) AS terms,
      (SELECT max(updated_at) FROM organisation WHERE status = 'published') AS changed,
      (SELECT max(updated_at) FROM setting) AS loaded`.execute(db)
  return rows[0] as NonNullable<(typeof rows)[0]>
}

/** The sources behind each set, by identifier. */
export async function readSources(
  db: Database,
): Promise<(SourceCredit & { sets: ('organisations' | 'territories' | 'indicators' | 'studies')[] })[]> {
  const { rows } = await sql<
    SourceCredit & { sets: ('organisations' | 'territories' | 'indicators' | 'studies')[] }
  >`
    SELECT d.id, d.title, d.publisher, d.url, d.licence, d.licence_confirmed AS "licenceConfirmed", d.vintage,
      d.note_fr AS "noteFr", d.note_en AS "noteEn", array_remove(ARRAY[
        CASE WHEN EXISTS (SELECT FROM organisation_source s JOIN organisation o ON o.id = s.organisation_id
          WHERE s.source_id = d.id AND o.status = 'published') THEN 'organisations' END,
        CASE WHEN EXISTS (SELECT FROM territory t WHERE t.source_id = d.id) THEN 'territories' END,
        CASE WHEN EXISTS (SELECT FROM indicator_vintage v WHERE v.source_id = d.id) THEN 'indicators' END,
        CASE WHEN EXISTS (SELECT FROM study s WHERE s.source_id = d.id) THEN 'studies' END], NULL) AS sets
    FROM data_source d ORDER BY d.id`.execute(db)
  return rows
}

// Invented events ask robots to forget them: their addresses are not given.
const forRobots = sql`visibility = 'public' AND NOT facets @> ARRAY['demo:1']`

/** The parts of the sitemap that hold public pages: their number, and when the newest page of each changed. */
export async function readSitemapParts(
  db: Database,
  size: number,
): Promise<{ part: number; changed: Date }[]> {
  const { rows } = await sql<{ part: number; changed: Date }>`
    SELECT ordinal / ${size}::int AS part, max(updated_at) AS changed FROM search_entry WHERE ${forRobots}
    GROUP BY 1 ORDER BY 1`.execute(db)
  return rows
}

/** The public pages of one part: addresses without language, and when each changed. A page never moves to another part. */
export async function readSitemapPart(
  db: Database,
  part: number,
  size: number,
): Promise<{ path: string; updatedAt: Date }[]> {
  const { rows } = await sql<{ path: string; updatedAt: Date }>`
    SELECT path, updated_at AS "updatedAt" FROM search_entry
    WHERE ${forRobots} AND ordinal >= ${part * size} AND ordinal < ${(part + 1) * size} ORDER BY ordinal`.execute(
    db,
  )
  return rows
}

/** Things that exist here, for the examples of the API's description; made up while the database is empty. */
export async function readExamples(db: Database): Promise<Examples> {
  const largest = (kind: TerritoryKind) =>
    sql`(SELECT code FROM territory WHERE kind = ${kind} ORDER BY population DESC NULLS LAST, code LIMIT 1)`
  const { rows } = await sql<{ [Name in keyof Examples]: Examples[Name] | null }>`
    WITH largest AS (SELECT ${largest('commune')} AS commune, ${largest('epci')} AS epci, ${largest('departement')} AS departement)
    SELECT largest.*, (SELECT slug FROM organisation WHERE status = 'published' ORDER BY slug LIMIT 1) AS slug,
      (SELECT id FROM search_entry WHERE kind = 'expert' AND visibility = 'public' ORDER BY ordinal LIMIT 1) AS expert,
      (SELECT id FROM search_entry WHERE kind = 'event' AND visibility = 'public' ORDER BY last_end DESC LIMIT 1) AS event,
      (SELECT id FROM search_entry WHERE kind = 'tool' AND visibility = 'public' ORDER BY ordinal LIMIT 1) AS tool,
      (SELECT slug FROM study ORDER BY position LIMIT 1) AS study,
      (SELECT content->'tables'->0->>'id' FROM study ORDER BY position LIMIT 1) AS "studyTable",
      (SELECT 'organisation:' || type FROM organisation WHERE status = 'published' GROUP BY type ORDER BY count(*) DESC, type LIMIT 1) AS "placeKind",
      CASE WHEN t.point IS NOT NULL THEN jsonb_build_object('lon', t.point[0], 'lat', t.point[1]) END AS point
    FROM largest LEFT JOIN territory t ON t.kind = 'commune' AND t.code = largest.commune`.execute(db)
  const found = Object.entries(rows[0] ?? {}).filter(([, value]) => value !== null)
  return { ...madeUpExamples, ...Object.fromEntries(found) }
}
