import { type RawBuilder, sql } from 'kysely'
import type { Database } from '#platform/db/connect.ts'
import { type EventSheet, type EventVocabulary, sessionStatuses } from './model.ts'

const terms = (vocabulary: EventVocabulary) => sql`(SELECT coalesce(jsonb_agg(
    jsonb_build_object('code', t.code, 'labelFr', t.label_fr, 'labelEn', t.label_en) ORDER BY t.position, t.code), '[]')
  FROM event_term x JOIN vocabulary_term t USING (vocabulary, code)
  WHERE x.event_id = e.id AND x.vocabulary = ${sql.lit(vocabulary)})`

const columns = sql`
  e.id, e.slug, e.title_fr AS "titleFr", e.title_en AS "titleEn", e.summary_fr AS "summaryFr", e.summary_en AS "summaryEn",
  e.description_fr AS "descriptionFr", e.description_en AS "descriptionEn", e.conditions_fr AS "conditionsFr",
  e.conditions_en AS "conditionsEn", e.fee, e.age_min AS "ageMin", e.age_max AS "ageMax", e.mode,
  e.online_link AS "onlineLink", e.timezone, e.languages, e.keywords, e.booking,
  ${terms('theme')} AS themes, ${terms('audience')} AS audiences, ${terms('format')} AS formats, ${terms('access')} AS access,
  CASE WHEN s.code IS NOT NULL THEN jsonb_build_object('code', s.code, 'year', e.season_year, 'nameFr', s.name_fr,
    'nameEn', s.name_en) END AS season,
  CASE WHEN o.id IS NOT NULL THEN jsonb_build_object('slug', o.slug, 'name', o.name)
    WHEN e.organiser_name IS NOT NULL THEN jsonb_build_object('slug', NULL, 'name', e.organiser_name) END AS organiser,
  (SELECT jsonb_build_object('id', x.id, 'altFr', x.alt_fr, 'altEn', x.alt_en, 'credit', x.credit, 'width', f.width,
      'height', f.height, 'widths', f.widths)
    FROM event_photo x JOIN stored_file f ON f.id = x.file_id WHERE x.event_id = e.id AND x.removed_at IS NULL) AS photo,
  (SELECT coalesce(jsonb_agg(jsonb_build_object('slug', q.slug, 'name', q.name) ORDER BY x.rank, q.name), '[]')
    FROM event_partner x JOIN organisation q ON q.id = x.organisation_id AND q.status = 'published' WHERE x.event_id = e.id) AS partners,
  (SELECT coalesce(jsonb_agg(jsonb_build_object('name', x.name, 'affiliation', x.affiliation, 'expert', q.slug) ORDER BY x.rank), '[]')
    FROM event_speaker x LEFT JOIN expert q ON q.person_id = x.expert_id AND q.state = 'published' AND q.hidden_at IS NULL
    WHERE x.event_id = e.id) AS speakers,
  (SELECT coalesce(jsonb_agg(jsonb_build_object('organisation', CASE WHEN q.id IS NOT NULL THEN
        jsonb_build_object('id', q.id, 'slug', q.slug, 'name', q.name) END, 'name', p.name, 'address', p.address, 'postcode', p.postcode,
      'commune', CASE WHEN g.code IS NOT NULL THEN jsonb_build_object('code', g.code, 'name', g.name) END, 'locality', p.locality,
      'point', CASE WHEN p.point IS NOT NULL THEN jsonb_build_object('lon', p.point[0], 'lat', p.point[1]) END) ORDER BY p.rank), '[]')
    FROM event_place p LEFT JOIN territory g ON g.kind = 'commune' AND g.code = p.commune
      LEFT JOIN organisation q ON q.id = p.organisation_id AND q.status = 'published' WHERE p.event_id = e.id) AS places,
  (SELECT coalesce(jsonb_agg(jsonb_build_object('id', x.id::text, 'begin', x.begins_at, 'end', x.ends_at, 'status', x.status,
      'formerBegin', x.former_begins_at, 'place', p.rank) ORDER BY x.begins_at, x.id), '[]')
    FROM event_session x LEFT JOIN event_place p ON p.id = x.place_id WHERE x.event_id = e.id) AS sessions,
  (SELECT coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'title', d.title, 'licence', d.licence) ORDER BY d.id), '[]')
    FROM event_source r JOIN data_source d ON d.id = r.source_id WHERE r.event_id = e.id) AS sources,
  e.source_url AS "sourceUrl", e.demo, e.version, e.sequence, e.created_at AS "createdAt", e.updated_at AS "updatedAt"
  FROM event e LEFT JOIN season s ON s.code = e.season
  LEFT JOIN organisation o ON o.id = e.organiser_id AND o.status = 'published'`

/** JSON has no dates, and statuses are numbers in the database. */
type Stored = Omit<EventSheet, 'sessions'> & {
  sessions: {
    id: string
    begin: string
    end: string
    status: number
    formerBegin: string | null
    place: number | null
  }[]
}

async function read(db: Database, where: RawBuilder<unknown>): Promise<EventSheet[]> {
  const { rows } = await sql<Stored>`SELECT ${columns} ${where}`.execute(db)
  return rows.map(({ sessions, ...sheet }) => ({
    ...sheet,
    sessions: sessions.map((session) => ({
      ...session,
      begin: new Date(session.begin),
      end: new Date(session.end),
      status: sessionStatuses[session.status - 1] ?? 'scheduled',
      formerBegin: session.formerBegin === null ? null : new Date(session.formerBegin),
    })),
  }))
}

/** The published event of an address. */
export async function findEvent(db: Database, slug: string): Promise<EventSheet | undefined> {
  const found = await read(db, sql`WHERE e.slug = ${slug} AND e.state = 'published'`)
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
export function getEvents(db: Database, slugs: string[]): Promise<EventSheet[]> {
  return read(
    db,
    sql`WHERE e.slug = ANY(${slugs}) AND e.state = 'published' ORDER BY array_position(${slugs}::text[], e.slug)`,
  )
}

/** Events by id, whatever their state. */
export function eventsById(db: Database, ids: string[]): Promise<EventSheet[]> {
  return read(db, sql`WHERE e.id = ANY(${ids}::uuid[]) ORDER BY e.id`)
}
