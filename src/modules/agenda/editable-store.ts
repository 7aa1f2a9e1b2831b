import { sql } from 'kysely'
import type { Database } from '#platform/db/connect.ts'
import type { EditableEvent, EventContent, EventVersion } from './editing-model.ts'
import { eventsById } from './event-store.ts'
import { type EventSheet, eventVocabularies, type PlaceInput, type SpeakerInput } from './model.ts'

type Row = Omit<EditableEvent, 'content'> & {
  organiserName: string | null
  partners: string[]
  speakers: SpeakerInput[]
  placeOrganisations: (string | null)[]
}

const stored = sql`e.id, e.slug, e.state, e.version, e.decided_reason AS "decidedReason", e.created_by AS "createdBy",
  e.published_at AS "publishedAt", e.updated_at AS "updatedAt", e.organiser_name AS "organiserName",
  (SELECT jsonb_build_object('id', o.id, 'slug', o.slug, 'name', o.name, 'published', o.status = 'published',
    'trusted', o.event_trust AND o.status = 'published') FROM organisation o WHERE o.id = e.organiser_id) AS organiser,
  (SELECT jsonb_build_object('slug', c.slug, 'title', c.title_fr) FROM event c WHERE c.id = e.copy_of) AS "copyOf",
  (SELECT coalesce(jsonb_agg(x.organisation_id ORDER BY x.rank, x.organisation_id), '[]') FROM event_partner x
    WHERE x.event_id = e.id) AS partners,
  (SELECT coalesce(jsonb_agg(jsonb_build_object('name', x.name, 'affiliation', x.affiliation, 'expert', q.slug) ORDER BY x.rank), '[]')
    FROM event_speaker x LEFT JOIN expert q ON q.person_id = x.expert_id WHERE x.event_id = e.id) AS speakers,
  (SELECT coalesce(jsonb_agg(p.organisation_id ORDER BY p.rank), '[]') FROM event_place p
    WHERE p.event_id = e.id) AS "placeOrganisations"`

/**
 * An event as those who look after it see it, by its address or a former one, whatever its state; null when there is none. No permission checked.
 * @param options `lock` holds it until the caller's transaction ends
 */
export async function getEditableEvent(
  db: Database,
  slug: string,
  options: { lock?: boolean } = {},
): Promise<EditableEvent | null> {
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug)) return null
  const { rows } = await sql<Row>`
    SELECT ${stored} FROM event e
    WHERE e.slug = ${slug} OR e.id = (SELECT f.event_id FROM event_former_slug f WHERE f.slug = ${slug})
    ORDER BY (e.slug = ${slug}) DESC LIMIT 1 ${options.lock ? sql`FOR UPDATE OF e` : sql``}`.execute(db)
  return rows[0] ? withContent(db, rows[0]) : null
}

/** The same, by id. */
export async function getEditableEventById(
  db: Database,
  id: string,
  options: { lock?: boolean } = {},
): Promise<EditableEvent | null> {
  const { rows } = await sql<Row>`
    SELECT ${stored} FROM event e WHERE e.id = ${id} ${options.lock ? sql`FOR UPDATE OF e` : sql``}`.execute(
    db,
  )
  return rows[0] ? withContent(db, rows[0]) : null
}

async function withContent(db: Database, row: Row): Promise<EditableEvent | null> {
  const [sheet] = await eventsById(db, [row.id])
  if (!sheet) return null
  const { organiserName, partners, speakers, placeOrganisations, ...rest } = row
  const places = sheet.places.map(
    (place, rank): PlaceInput => ({
      organisationId: placeOrganisations[rank] ?? null,
      name: place.name,
      address: place.address,
      postcode: place.postcode,
      commune: place.commune?.code ?? null,
      locality: place.locality,
      point: place.point,
    }),
  )
  const who = { organiserId: row.organiser?.id ?? null, organiserName, partners, speakers }
  return { ...rest, content: { ...contentOf(sheet), ...who, places } }
}

/** What a sheet tells, as its form says it; people and places come apart. */
function contentOf(sheet: EventSheet) {
  const words = {
    theme: sheet.themes,
    audience: sheet.audiences,
    format: sheet.formats,
    access: sheet.access,
  }
  const codes = (vocabulary: keyof typeof words) => words[vocabulary].map(({ code }) => code)
  return {
    titleFr: sheet.titleFr,
    titleEn: sheet.titleEn,
    summaryFr: sheet.summaryFr,
    summaryEn: sheet.summaryEn,
    descriptionFr: sheet.descriptionFr,
    descriptionEn: sheet.descriptionEn,
    conditionsFr: sheet.conditionsFr,
    conditionsEn: sheet.conditionsEn,
    fee: sheet.fee,
    ageMin: sheet.ageMin,
    ageMax: sheet.ageMax,
    mode: sheet.mode,
    onlineLink: sheet.onlineLink,
    languages: sheet.languages,
    keywords: sheet.keywords,
    booking: sheet.booking.map(({ for: whom, type, value }) => ({ for: whom, type, value })),
    terms: Object.fromEntries(eventVocabularies.map((name) => [name, codes(name)])) as EventContent['terms'],
    season: sheet.season && { code: sheet.season.code, year: sheet.season.year },
    sourceUrl: sheet.sourceUrl,
    sessions: sheet.sessions,
  }
}

/** The versions of an event, the latest first, a hundred at most. No permission checked. */
export async function listEventVersions(db: Database, eventId: string): Promise<EventVersion[]> {
  const { rows } = await sql<Omit<EventVersion, 'content'> & { snapshot: StoredContent }>`
    SELECT v.number, v.at, v.origin, v.fields, v.snapshot,
      CASE WHEN p.erased_at IS NULL AND p.id IS NOT NULL THEN jsonb_build_object('id', p.id, 'name', p.name) END AS person
    FROM event_version v LEFT JOIN person p ON p.id = v.person_id
    WHERE v.event_id = ${eventId} ORDER BY v.number DESC LIMIT 100`.execute(db)
  return rows.map(({ snapshot, ...version }) => ({ ...version, content: reviveContent(snapshot) }))
}

/** What an event was at a version; null when it was not kept. */
export async function contentAt(db: Database, eventId: string, number: number): Promise<EventContent | null> {
  const row = await db
    .selectFrom('event_version')
    .where('event_id', '=', eventId)
    .where('number', '=', number)
    .select('snapshot')
    .executeTakeFirst()
  return row ? reviveContent(row.snapshot as unknown as StoredContent) : null
}

/** A content as JSON has it, which knows no dates. */
type StoredContent = Omit<EventContent, 'sessions'> & {
  sessions: (Omit<EventContent['sessions'][number], 'begin' | 'end' | 'formerBegin'> & {
    begin: string
    end: string
    formerBegin?: string | null
  })[]
}

/** A content kept as JSON, with its dates. */
export function reviveContent(kept: StoredContent): EventContent {
  const sessions = kept.sessions.map(({ begin, end, formerBegin, ...session }) => ({
    ...session,
    begin: new Date(begin),
    end: new Date(end),
    formerBegin: formerBegin ? new Date(formerBegin) : null,
  }))
  return { ...kept, sessions }
}
