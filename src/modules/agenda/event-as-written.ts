import { sql } from 'kysely'
import type { Database, Tx } from '#platform/db/connect.ts'
import { indexEvents } from './event-entry.ts'
import { type EventInput, type EventVocabulary, type SessionInput, sessionStatuses } from './model.ts'

/** An event as `writeEvent` would write it again, whatever its state, and where it stands. */
export type EventAsWritten = {
  id: string
  slug: string
  state: string
  version: number
  organiserId: string | null
  input: EventInput
}

/** JSON has no dates, and statuses are numbers in the database. */
type Row = Omit<EventAsWritten, 'input'> & {
  input: Omit<EventInput, 'sessions' | 'terms'>
  terms: { vocabulary: EventVocabulary; code: string }[]
  sessions: { begin: string; end: string; status: number; formerBegin: string | null; place: number | null }[]
}

/** Events as they are written, by id: what an import compares with, and gives back when it is undone. */
export async function eventsAsWritten(db: Database, ids: string[]): Promise<Map<string, EventAsWritten>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<Row>`
    SELECT e.id, e.slug, e.state, e.version, e.organiser_id AS "organiserId",
      jsonb_build_object('titleFr', e.title_fr, 'titleEn', e.title_en, 'summaryFr', e.summary_fr, 'summaryEn', e.summary_en,
        'descriptionFr', e.description_fr, 'descriptionEn', e.description_en, 'conditionsFr', e.conditions_fr,
        'conditionsEn', e.conditions_en, 'fee', e.fee, 'ageMin', e.age_min, 'ageMax', e.age_max, 'mode', e.mode,
        'onlineLink', e.online_link, 'languages', e.languages, 'keywords', e.keywords, 'booking', e.booking,
        'season', CASE WHEN e.season IS NOT NULL THEN jsonb_build_object('code', e.season, 'year', e.season_year) END,
        'organiserName', e.organiser_name, 'sourceUrl', e.source_url,
        'places', (SELECT coalesce(jsonb_agg(jsonb_build_object('organisationId', p.organisation_id, 'name', p.name, 'address', p.address,
            'postcode', p.postcode, 'commune', p.commune, 'locality', p.locality, 'point', CASE WHEN p.point IS NOT NULL THEN
            jsonb_build_object('lon', p.point[0], 'lat', p.point[1]) END) ORDER BY p.rank), '[]')
          FROM event_place p WHERE p.event_id = e.id)) AS input,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('vocabulary', t.vocabulary, 'code', t.code) ORDER BY t.vocabulary, t.code), '[]')
        FROM event_term t WHERE t.event_id = e.id) AS terms,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('begin', s.begins_at, 'end', s.ends_at, 'status', s.status,
          'formerBegin', s.former_begins_at, 'place', p.rank) ORDER BY s.begins_at, p.rank), '[]')
        FROM event_session s LEFT JOIN event_place p ON p.id = s.place_id WHERE s.event_id = e.id) AS sessions
    FROM event e WHERE e.id = ANY(${ids}::uuid[])`.execute(db)
  return new Map(rows.map((row) => [row.id, asWritten(row)]))
}

function asWritten({ input, terms, sessions, ...event }: Row): EventAsWritten {
  const codes = (vocabulary: EventVocabulary) =>
    terms.filter((term) => term.vocabulary === vocabulary).map(({ code }) => code)
  return {
    ...event,
    input: {
      ...input,
      terms: {
        theme: codes('theme'),
        audience: codes('audience'),
        format: codes('format'),
        access: codes('access'),
      },
      sessions: sessions.map(
        ({ begin, end, status, formerBegin, place }): SessionInput => ({
          begin: new Date(begin),
          end: new Date(end),
          status: sessionStatuses[status - 1] ?? 'scheduled',
          formerBegin: formerBegin === null ? null : new Date(formerBegin),
          place,
        }),
      ),
    },
  }
}

/** An event that was kept as JSON: its sessions have dates again. */
export function eventFromJson(json: unknown): EventInput {
  const input = json as EventInput
  return {
    ...input,
    sessions: input.sessions.map((session) => ({
      ...session,
      begin: new Date(session.begin),
      end: new Date(session.end),
      ...(session.formerBegin && { formerBegin: new Date(session.formerBegin) }),
    })),
  }
}

/** Takes an event out of what is published: its row stays, with all that refers to it. @returns its version then */
export async function withdrawEvent(tx: Tx, id: string, now: Date): Promise<number> {
  const { version } = await tx
    .updateTable('event')
    .where('id', '=', id)
    .set({ state: 'removed', updated_at: now, version: sql`version + 1` })
    .returning('version')
    .executeTakeFirstOrThrow()
  await indexEvents(tx, [id])
  return version
}

/** Says whose an event is; null: nobody's of the directory. */
export async function giveEvent(tx: Tx, id: string, organiserId: string | null): Promise<void> {
  const changed = await tx
    .updateTable('event')
    .where('id', '=', id)
    .where('organiser_id', 'is distinct from', organiserId)
    .set({ organiser_id: organiserId })
    .returning('id')
    .execute()
  if (changed.length > 0) await indexEvents(tx, [id])
}
