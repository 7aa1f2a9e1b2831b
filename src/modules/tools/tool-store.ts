import { type RawBuilder, sql } from 'kysely'
import type { Database } from '#platform/db/connect.ts'
import type { ToolSheet, ToolVocabulary } from './model.ts'

const terms = (vocabulary: ToolVocabulary) => sql`(SELECT coalesce(jsonb_agg(
    jsonb_build_object('code', v.code, 'labelFr', v.label_fr, 'labelEn', v.label_en) ORDER BY v.position, v.code), '[]')
  FROM tool_term x JOIN vocabulary_term v USING (vocabulary, code)
  WHERE x.tool_id = t.id AND x.vocabulary = ${sql.lit(vocabulary)})`

const point = sql`CASE WHEN g.point IS NOT NULL THEN jsonb_build_object('lon', g.point[0], 'lat', g.point[1]) END`

// Where each copy lives: its own commune, else that of the organisation it stands at, else its holder's; the holder's when there is no copy.
const places = sql`(SELECT coalesce(jsonb_agg(jsonb_build_object('commune', g.code, 'name', g.name, 'point', ${point}) ORDER BY at.rank), '[]')
  FROM (SELECT place.commune, min(place.rank) AS rank FROM (
      SELECT coalesce(c.commune, there.commune, home.commune) AS commune, c.code AS rank
      FROM tool_copy c LEFT JOIN place there ON there.organisation_id = c.organisation_id AND there.main
      WHERE c.tool_id = t.id AND c.state <> 'retired'
      UNION ALL SELECT home.commune, '' WHERE NOT EXISTS (SELECT FROM tool_copy c WHERE c.tool_id = t.id AND c.state <> 'retired')
    ) place WHERE place.commune IS NOT NULL GROUP BY place.commune) at
  JOIN territory g ON g.kind = 'commune' AND g.code = at.commune)`

const photo = sql`jsonb_build_object('id', x.id, 'altFr', x.alt_fr, 'altEn', x.alt_en, 'credit', x.credit,
  'width', f.width, 'height', f.height, 'widths', f.widths)`

const columns = sql`
  t.id, t.slug, t.kind, t.title_fr AS "titleFr", t.title_en AS "titleEn", t.summary_fr AS "summaryFr", t.summary_en AS "summaryEn",
  t.description_fr AS "descriptionFr", t.description_en AS "descriptionEn", t.objectives_fr AS "objectivesFr",
  t.objectives_en AS "objectivesEn", ${terms('theme')} AS themes, ${terms('audience')} AS audiences, ${terms('access')} AS access,
  t.age_min AS "ageMin", t.age_max AS "ageMax", t.languages, t.duration_minutes AS "durationMinutes", t.group_size AS "groupSize",
  t.floor_m2 AS floor, t.wall_m AS wall, t.height_m AS height, t.needs_power AS power, t.needs_internet AS internet,
  t.volume_m3 AS volume, t.weight_kg AS weight, t.vehicle, t.setup_minutes AS "setupMinutes", t.setup_people AS "setupPeople",
  t.mediation, t.credits, t.created_year AS "createdYear", t.expected_loans AS "expectedLoans",
  t.replacement_cents / 100.0::float8 AS "replacementValue", t.modules_apart AS "modulesApart", t.lendable, t.source_url AS "sourceUrl", t.state, t.demo, t.version,
  t.created_at AS "createdAt", t.updated_at AS "updatedAt", t.borrowers,
  CASE WHEN t.first_kind IS NOT NULL THEN jsonb_build_object('kind', t.first_kind, 'code', t.first_code, 'days', t.first_days,
    'name', (SELECT name FROM territory f WHERE f.kind = t.first_kind AND f.code = t.first_code)) END AS first,
  t.price_cents / 100.0::float8 AS price, t.price_note AS "priceNote", t.deposit_cents / 100.0::float8 AS deposit, t.transport, t.insurance, t.conditions_fr AS "conditionsFr",
  t.conditions_en AS "conditionsEn", t.min_days AS "minDays", t.max_days AS "maxDays", t.lead_days AS "leadDays",
  t.buffer_before AS "bufferBefore", t.buffer_after AS "bufferAfter",
  CASE WHEN o.id IS NOT NULL
    THEN jsonb_build_object('id', o.id, 'slug', CASE WHEN o.status = 'published' THEN o.slug END, 'name', o.name)
    WHEN t.holder_name IS NOT NULL THEN jsonb_build_object('id', NULL, 'slug', NULL, 'name', t.holder_name) END AS holder,
  (SELECT jsonb_build_object('id', d.id, 'title', d.title, 'licence', d.licence) FROM data_source d WHERE d.id = t.source_id) AS source,
  (SELECT coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name, 'quantity', p.quantity, 'value', p.replacement_cents / 100.0::float8,
      'module', m.name, 'moduleNumber', p.module_number, 'photo', CASE WHEN x.id IS NOT NULL THEN ${photo} END) ORDER BY p.rank), '[]')
    FROM tool_part p LEFT JOIN tool_module m ON m.tool_id = p.tool_id AND m.number = p.module_number LEFT JOIN (tool_photo x JOIN stored_file f ON f.id = x.file_id) ON x.part_id = p.id AND x.removed_at IS NULL
    WHERE p.tool_id = t.id) AS parts,
  (SELECT coalesce(jsonb_agg(jsonb_build_object('id', q.id, 'slug', q.slug, 'name', q.name) ORDER BY x.rank, q.name), '[]')
    FROM tool_partner x JOIN organisation q ON q.id = x.organisation_id AND q.status = 'published' WHERE x.tool_id = t.id) AS partners,
  (SELECT coalesce(jsonb_agg(jsonb_build_object('from', lower(x.during), 'to', upper(x.during) - 1, 'note', x.note)
    ORDER BY lower(x.during)), '[]') FROM tool_closure x WHERE x.tool_id = t.id) AS closures,
  (SELECT coalesce(jsonb_agg(${photo} ORDER BY x.rank, x.created_at, x.id), '[]') FROM tool_photo x JOIN stored_file f ON f.id = x.file_id
    WHERE x.tool_id = t.id AND x.part_id IS NULL AND x.removed_at IS NULL) AS photos,
  (SELECT coalesce(jsonb_agg(jsonb_build_object('id', x.id, 'title', x.title, 'bytes', f.bytes) ORDER BY x.created_at, x.id), '[]')
    FROM tool_document x JOIN stored_file f ON f.id = x.file_id WHERE x.tool_id = t.id AND x.removed_at IS NULL) AS documents,
  ${places} AS places,
  (SELECT jsonb_build_object('total', count(*), 'lent', count(*) FILTER (WHERE c.state IN ('good', 'worn')))
    FROM tool_copy c WHERE c.tool_id = t.id AND c.state <> 'retired') AS copies
  FROM tool t LEFT JOIN organisation o ON o.id = t.holder_id
  LEFT JOIN place home ON home.organisation_id = t.holder_id AND home.main`

async function read(db: Database, rest: RawBuilder<unknown>): Promise<ToolSheet[]> {
  const { rows } = await sql<ToolSheet>`SELECT ${columns} ${rest}`.execute(db)
  return rows
}

/** The tool of an address, whatever its state; `undefined` when there never was one. */
export async function findTool(db: Database, slug: string): Promise<ToolSheet | undefined> {
  return (await read(db, sql`WHERE t.slug = ${slug}`))[0]
}

/** The same, its row locked until the transaction ends. */
export async function lockTool(db: Database, slug: string): Promise<ToolSheet | undefined> {
  await db.selectFrom('tool').where('slug', '=', slug).select('id').forUpdate().executeTakeFirst()
  return findTool(db, slug)
}

/** Published tools, in the order of the slugs given. */
export function getTools(db: Database, slugs: string[]): Promise<ToolSheet[]> {
  return read(
    db,
    sql`WHERE t.slug = ANY(${slugs}) AND t.state = 'published' ORDER BY array_position(${slugs}::text[], t.slug)`,
  )
}

/** Tools by id, whatever their state. */
export function toolsById(db: Database, ids: string[]): Promise<ToolSheet[]> {
  return read(db, sql`WHERE t.id = ANY(${ids}::uuid[]) ORDER BY t.id`)
}
