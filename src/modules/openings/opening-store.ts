import { sql } from 'kysely'
import type { Database } from '#platform/db/connect.ts'

/** The event that a loan opened. */
export type Opening = {
  eventId: string
  slug: string
  titleFr: string
  titleEn: string | null
  state: string
}

/** An opening whose loan changed since its event was in step. `movedDays`: how many days its first day went on. */
export type Due = {
  loanId: string
  loanState: string
  version: number
  movedDays: number
  last: string
  slug: string | null
  eventState: string | null
}

/** A coming session of a tool, as its page says it. */
export type ComingOpening = {
  slug: string
  titleFr: string
  titleEn: string | null
  begin: Date
  end: Date
  commune: string | null
  demo: boolean
}

/** Where a loan is held, as the agenda takes a place; null when that is not known. */
export type HostPlace = {
  organisationId: string | null
  name: string | null
  address: string | null
  postcode: string | null
  commune: string | null
  point: { lon: number; lat: number } | null
}

/** The event a loan opened; null when it opened none, or that one was withdrawn. */
export async function openingOf(db: Database, loanId: string): Promise<Opening | null> {
  const { rows } = await sql<Opening>`
    SELECT e.id AS "eventId", e.slug, e.title_fr AS "titleFr", e.title_en AS "titleEn", e.state
    FROM loan_opening x JOIN event e ON e.id = x.event_id WHERE x.loan_id = ${loanId} AND e.state <> 'removed'`.execute(
    db,
  )
  return rows[0] ?? null
}

/** Keeps the event a loan opened, in step with the loan as it is. */
export async function writeOpening(db: Database, loanId: string, eventId: string, now: Date): Promise<void> {
  await sql`INSERT INTO loan_opening (loan_id, event_id, first_day, loan_version, created_at, updated_at)
    SELECT l.id, ${eventId}::uuid, lower(l.during), l.version, ${now}::timestamptz, ${now}::timestamptz FROM loan l WHERE l.id = ${loanId}
    ON CONFLICT (loan_id) DO UPDATE SET event_id = excluded.event_id, first_day = excluded.first_day,
      loan_version = excluded.loan_version, updated_at = excluded.updated_at`.execute(db)
}

/** Openings whose loan changed since, in order of arrival of the loans; `loanId`: that one alone, its loan held until the transaction ends. */
export async function dueOpenings(db: Database, loanId?: string): Promise<Due[]> {
  const only = loanId === undefined ? sql`true` : sql`l.id = ${loanId}`
  const { rows } = await sql<Due>`
    SELECT l.id AS "loanId", l.state AS "loanState", l.version, lower(l.during) - x.first_day AS "movedDays",
      (upper(l.during) - 1)::text AS last, e.slug, e.state AS "eventState"
    FROM loan_opening x JOIN loan l ON l.id = x.loan_id LEFT JOIN event e ON e.id = x.event_id
    WHERE l.version <> x.loan_version AND ${only} ORDER BY l.turn ${loanId === undefined ? sql`` : sql`FOR UPDATE OF l, x`}`.execute(
    db,
  )
  return rows
}

/** The event of an opening is in step with its loan. */
export async function markInStep(db: Database, loanId: string, now: Date): Promise<void> {
  await sql`UPDATE loan_opening x SET first_day = lower(l.during), loan_version = l.version, updated_at = ${now}
    FROM loan l WHERE l.id = x.loan_id AND x.loan_id = ${loanId}`.execute(db)
}

/** Coming sessions at which a tool can be seen, the next first. */
export async function comingOpenings(
  db: Database,
  toolId: string,
  now: Date,
  most: number,
): Promise<ComingOpening[]> {
  const { rows } = await sql<ComingOpening>`
    SELECT e.slug, e.title_fr AS "titleFr", e.title_en AS "titleEn", s.begins_at AS begin, s.ends_at AS "end", e.demo,
      (SELECT coalesce(t.name, p.locality) FROM event_place p LEFT JOIN territory t ON t.kind = 'commune' AND t.code = p.commune
        WHERE p.event_id = e.id LIMIT 1) AS commune
    FROM loan l JOIN loan_opening x ON x.loan_id = l.id JOIN event e ON e.id = x.event_id AND e.state = 'published'
    JOIN event_session s ON s.event_id = e.id AND s.ends_at > ${now} AND s.status NOT IN (4, 6)
    WHERE l.tool_id = ${toolId} ORDER BY s.begins_at, e.slug LIMIT ${most}`.execute(db)
  return rows
}

/** The published tool that an event shows; null when it shows none. */
export async function toolShownAt(
  db: Database,
  eventId: string,
): Promise<{ slug: string; titleFr: string; titleEn: string | null } | null> {
  const { rows } = await sql<{ slug: string; titleFr: string; titleEn: string | null }>`
    SELECT t.slug, t.title_fr AS "titleFr", t.title_en AS "titleEn" FROM loan_opening x JOIN loan l ON l.id = x.loan_id
    JOIN tool t ON t.id = l.tool_id AND t.state = 'published' WHERE x.event_id = ${eventId}`.execute(db)
  return rows[0] ?? null
}

/** Where a loan is held: its host's main place, or somewhere named. */
export async function hostPlaceOf(db: Database, loanId: string): Promise<HostPlace | null> {
  const { rows } = await sql<HostPlace>`
    SELECT CASE WHEN o.status IN ('published', 'proposed') THEN o.id END AS "organisationId", coalesce(l.place_name, p.name, o.name) AS name,
      coalesce(l.place_address, p.address) AS address, CASE WHEN l.place_name IS NULL THEN p.postcode END AS postcode, t.code AS commune,
      CASE WHEN coalesce(p.point, t.point) IS NOT NULL THEN jsonb_build_object('lon', (coalesce(p.point, t.point))[0], 'lat', (coalesce(p.point, t.point))[1]) END AS point
    FROM loan l LEFT JOIN organisation o ON l.place_name IS NULL AND o.id = coalesce(l.place_organisation_id, l.organisation_id)
    LEFT JOIN place p ON p.organisation_id = o.id AND p.main
    LEFT JOIN territory t ON t.kind = 'commune' AND t.code = coalesce(l.place_commune, p.commune)
    WHERE l.id = ${loanId}`.execute(db)
  return rows[0] ?? null
}
