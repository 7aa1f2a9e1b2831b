import { type RawBuilder, sql } from 'kysely'
import type { Database } from '#platform/db/connect.ts'
import { type EventSession, type EventSheet, type EventVocabulary, sessionStatuses } from './model.ts'

const terms = (vocabulary: EventVocabulary) => sql`(SELECT coalesce(jsonb_agg(
    jsonb_build_object('code', t.code, 'labelFr', t.label_fr, 'labelEn', t.label_en) ORDER BY t.position, t.code), '[]')
  FROM event_term x JOIN vocabulary_term t USING (vocabulary, code)
  WHERE x.event_id = e.id AND x.vocabulary = ${sql.lit(vocabulary)})`

/** Milliseconds are read several times quicker than a date is parsed. */
const milliseconds = (column: string) => sql`(extract(epoch FROM ${sql.ref(column)}) * 1000)::float8`

/** How each field of a sheet is read, so that a file reads only what it shows. */
const columns: Record<keyof EventSheet, RawBuilder<unknown>> = {
  id: sql`e.id`,
  slug: sql`e.slug`,
  titleFr: sql`e.title_fr`,
  titleEn: sql`e.title_en`,
  summaryFr: sql`e.summary_fr`,
  summaryEn: sql`e.summary_en`,
  descriptionFr: sql`e.description_fr`,
  descriptionEn: sql`e.description_en`,
  conditionsFr: sql`e.conditions_fr`,
  conditionsEn: sql`e.conditions_en`,
  fee: sql`e.fee`,
  ageMin: sql`e.age_min`,
  ageMax: sql`e.age_max`,
  mode: sql`e.mode`,
  onlineLink: sql`e.online_link`,
  timezone: sql`e.timezone`,
  languages: sql`e.languages`,
  keywords: sql`e.keywords`,
  booking: sql`e.booking`,
  themes: terms('theme'),
  audiences: terms('audience'),
  formats: terms('format'),
  access: terms('access'),
  season: sql`CASE WHEN s.code IS NOT NULL THEN jsonb_build_object('code', s.code, 'year', e.season_year, 'nameFr', s.name_fr,
    'nameEn', s.name_en) END`,
  organiser: sql`CASE WHEN o.id IS NOT NULL THEN jsonb_build_object('slug', o.slug, 'name', o.name)
    WHEN e.organiser_name IS NOT NULL THEN jsonb_build_object('slug', NULL, 'name', e.organiser_name) END`,
  photo: sql`(SELECT jsonb_build_object('id', x.id, 'altFr', x.alt_fr, 'altEn', x.alt_en, 'credit', x.credit, 'width', f.width,
      'height', f.height, 'widths', f.widths)
    FROM event_photo x JOIN stored_file f ON f.id = x.file_id WHERE x.event_id = e.id AND x.removed_at IS NULL)`,
  partners: sql`(SELECT coalesce(jsonb_agg(jsonb_build_object('slug', q.slug, 'name', q.name) ORDER BY x.rank, q.name), '[]')
    FROM event_partner x JOIN organisation q ON q.id = x.organisation_id AND q.status = 'published' WHERE x.event_id = e.id)`,
  speakers: sql`(SELECT coalesce(jsonb_agg(jsonb_build_object('name', x.name, 'affiliation', x.affiliation, 'expert', q.slug) ORDER BY x.rank), '[]')
    FROM event_speaker x LEFT JOIN expert q ON q.person_id = x.expert_id AND q.state = 'published' AND q.hidden_at IS NULL
    WHERE x.event_id = e.id)`,
  places: sql`(SELECT coalesce(json_agg(json_build_object('organisation', CASE WHEN q.id IS NOT NULL THEN
        json_build_object('id', q.id, 'slug', q.slug, 'name', q.name) END, 'name', p.name, 'address', p.address, 'postcode', p.postcode,
      'commune', CASE WHEN g.code IS NOT NULL THEN json_build_object('code', g.code, 'name', g.name) END, 'locality', p.locality,
      'point', CASE WHEN p.point IS NOT NULL THEN json_build_object('lon', p.point[0], 'lat', p.point[1]) END) ORDER BY p.rank), '[]')
    FROM event_place p LEFT JOIN territory g ON g.kind = 'commune' AND g.code = p.commune
      LEFT JOIN organisation q ON q.id = p.organisation_id AND q.status = 'published' WHERE p.event_id = e.id)`,
  sessions: sql`(SELECT coalesce(json_agg(json_build_object('id', x.id::text, 'begin', ${milliseconds('x.begins_at')},
      'end', ${milliseconds('x.ends_at')}, 'status', x.status, 'formerBegin', ${milliseconds('x.former_begins_at')},
      'place', p.rank) ORDER BY x.begins_at, x.id), '[]')
    FROM event_session x LEFT JOIN event_place p ON p.id = x.place_id WHERE x.event_id = e.id)`,
  sources: sql`(SELECT coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'title', d.title, 'licence', d.licence) ORDER BY d.id), '[]')
    FROM event_source r JOIN data_source d ON d.id = r.source_id WHERE r.event_id = e.id)`,
  sourceUrl: sql`e.source_url`,
  demo: sql`e.demo`,
  version: sql`e.version`,
  sequence: sql`e.sequence`,
  createdAt: sql`e.created_at`,
  updatedAt: sql`e.updated_at`,
}
/** Every field of a sheet. */
export const eventFields = Object.keys(columns) as (keyof EventSheet)[]

/** JSON has no dates, and statuses are numbers in the database. */
type StoredSession = {
  id: string
  begin: number
  end: number
  status: number
  formerBegin: number | null
  place: number | null
}

/** Some fields of events; all of them when none is named. */
async function read<Field extends keyof EventSheet>(
  db: Database,
  where: RawBuilder<unknown>,
  fields: readonly Field[],
): Promise<Pick<EventSheet, Field>[]> {
  const list = fields.map((field) => sql`${columns[field]} AS ${sql.ref(field)}`)
  const { rows } = await sql<Pick<EventSheet, Field> & { sessions?: StoredSession[] }>`
    SELECT ${sql.join(list)} FROM event e LEFT JOIN season s ON s.code = e.season
      LEFT JOIN organisation o ON o.id = e.organiser_id AND o.status = 'published' ${where}`.execute(db)
  return rows.map((row) => (row.sessions ? { ...row, sessions: row.sessions.map(sessionOf) } : row))
}

const sessionOf = ({ id, begin, end, status, formerBegin, place }: StoredSession): EventSession => ({
  id,
  begin: new Date(begin),
  end: new Date(end),
  status: sessionStatuses[status - 1] ?? 'scheduled',
  formerBegin: formerBegin === null ? null : new Date(formerBegin),
  place,
})

/** The published event of an address. */
export async function findEvent(db: Database, slug: string): Promise<EventSheet | undefined> {
  const found = await read(db, sql`WHERE e.slug = ${slug} AND e.state = 'published'`, eventFields)
  return found[0]
}

/** Where an address leads that is no published event's: another address it has taken, the event it was merged into, or nowhere any more. */
export async function whereSlugLeads(
  db: Database,
  slug: string,
): Promise<{ slug: string; state: string } | undefined> {
  const { rows } = await sql<{ slug: string; state: string }>`
    SELECT coalesce(k.slug, e.slug) AS slug, coalesce(k.state, e.state) AS state
    FROM event e LEFT JOIN event k ON k.id = e.merged_into
    WHERE e.slug = ${slug} OR e.id = (SELECT f.event_id FROM event_former_slug f WHERE f.slug = ${slug})
    ORDER BY (e.slug = ${slug}) DESC LIMIT 1`.execute(db)
  return rows[0]
}

/** Published events, in the order of the slugs given. */
export const getEvents = (db: Database, slugs: string[]): Promise<EventSheet[]> =>
  getEventFields(db, slugs, eventFields)

/** Some fields of published events, in the order of the slugs given. */
export async function getEventFields<Field extends keyof EventSheet>(
  db: Database,
  slugs: string[],
  fields: readonly Field[],
): Promise<Pick<EventSheet, Field>[]> {
  return read(
    db,
    sql`JOIN unnest(${slugs}::text[]) WITH ORDINALITY AS asked (slug, at) ON asked.slug = e.slug
      WHERE e.state = 'published' ORDER BY asked.at`,
    fields,
  )
}

/** Events by id, whatever their state. */
export const eventsById = (db: Database, ids: string[]): Promise<EventSheet[]> =>
  eventFieldsById(db, ids, eventFields)

/** Some fields of events by id, whatever their state. */
export function eventFieldsById<Field extends keyof EventSheet>(
  db: Database,
  ids: string[],
  fields: readonly Field[],
): Promise<Pick<EventSheet, Field>[]> {
  return read(db, sql`WHERE e.id = ANY(${ids}::uuid[]) ORDER BY e.id`, fields)
}
