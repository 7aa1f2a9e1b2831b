import { sql } from 'kysely'
import type { Database } from '#platform/db/connect.ts'
import { readContacts } from './contact-store.ts'
import type { Channel, Contact, Progress } from './model.ts'

const progress = sql`
  count(*)::int AS contacts,
  count(*) FILTER (WHERE k.invited_at IS NOT NULL)::int AS sent,
  count(*) FILTER (WHERE k.opened_on IS NOT NULL OR k.state IN ('started', 'completed'))::int AS opened,
  count(*) FILTER (WHERE k.state IN ('started', 'completed'))::int AS started,
  count(*) FILTER (WHERE k.state = 'completed')::int AS completed,
  count(*) FILTER (WHERE k.state = 'refused')::int AS refused,
  count(*) FILTER (WHERE k.state = 'unreachable')::int AS unreachable`

const none: Progress = {
  contacts: 0,
  sent: 0,
  opened: 0,
  started: 0,
  completed: 0,
  refused: 0,
  unreachable: 0,
}

/** How far the contacts of a campaign have come. */
export async function progressOf(db: Database, campaignId: string): Promise<Progress> {
  const { rows } =
    await sql<Progress>`SELECT ${progress} FROM survey_contact k WHERE k.campaign_id = ${campaignId}`.execute(
      db,
    )
  return rows[0] ?? none
}

/** The same by stratum: type × département, the largest first. */
export async function progressByStratum(
  db: Database,
  campaignId: string,
): Promise<(Progress & { type: string | null; departement: string | null })[]> {
  const { rows } = await sql<Progress & { type: string | null; departement: string | null }>`
    SELECT k.type, k.departement, ${progress} FROM survey_contact k WHERE k.campaign_id = ${campaignId}
    GROUP BY k.type, k.departement ORDER BY count(*) DESC, k.type NULLS LAST, k.departement NULLS LAST LIMIT 400`.execute(
    db,
  )
  return rows
}

/** Answers by the way they came, and by shared link. */
export async function answersByChannel(
  db: Database,
  campaignId: string,
): Promise<{ channel: Channel; link: string | null; started: number; completed: number }[]> {
  const { rows } = await sql<{ channel: Channel; link: string | null; started: number; completed: number }>`
    SELECT r.channel, l.name AS link, count(*)::int AS started, count(*) FILTER (WHERE r.state = 'completed')::int AS completed
    FROM survey_response r LEFT JOIN survey_link l ON l.id = r.link_id WHERE r.campaign_id = ${campaignId}
    GROUP BY r.channel, l.id, l.name ORDER BY completed DESC, r.channel, l.name NULLS FIRST LIMIT 200`.execute(
    db,
  )
  return rows
}

/** What happened each day: invitations, links followed, answers sent. The last sixty days with something. */
export async function byDay(
  db: Database,
  campaignId: string,
): Promise<{ day: string; sent: number; opened: number; completed: number }[]> {
  const { rows } = await sql<{ day: string; sent: number; opened: number; completed: number }>`
    SELECT day::text, sum(sent)::int AS sent, sum(opened)::int AS opened, sum(completed)::int AS completed FROM (
      SELECT (invited_at AT TIME ZONE 'Europe/Paris')::date AS day, 1 AS sent, 0 AS opened, 0 AS completed
      FROM survey_contact WHERE campaign_id = ${campaignId} AND invited_at IS NOT NULL
      UNION ALL SELECT opened_on, 0, 1, 0 FROM survey_contact WHERE campaign_id = ${campaignId} AND opened_on IS NOT NULL
      UNION ALL SELECT completed_on, 0, 0, 1 FROM survey_response WHERE campaign_id = ${campaignId} AND completed_on IS NOT NULL) d
    GROUP BY day ORDER BY day DESC LIMIT 60`.execute(db)
  return rows
}

/**
 * Whom to call next: those who can be called and have not answered, the stratum that answers least first, then who was called longest ago. Nobody
 * is called twice in two days, nor before a week has passed since the invitation, when there was one.
 */
export async function nextToCall(
  db: Database,
  campaignId: string,
  now: Date,
  limit: number,
): Promise<Contact[]> {
  const { rows } = await sql<{ id: string }>`
    WITH rate AS (
      SELECT type, departement, avg((state = 'completed')::int) AS answered FROM survey_contact WHERE campaign_id = ${campaignId}
      GROUP BY type, departement)
    SELECT k.id FROM survey_contact k
      JOIN rate ON rate.type IS NOT DISTINCT FROM k.type AND rate.departement IS NOT DISTINCT FROM k.departement
    WHERE k.campaign_id = ${campaignId} AND k.phone IS NOT NULL AND k.state IN ('waiting', 'invited', 'opened', 'started')
      AND (k.called_at IS NULL OR k.called_at < ${now}::timestamptz - interval '2 days')
      AND (k.invited_at IS NULL OR k.invited_at < ${now}::timestamptz - interval '7 days')
    ORDER BY rate.answered, k.called_at NULLS FIRST, k.id LIMIT ${limit}`.execute(db)
  const ids = rows.map(({ id }) => id)
  return readContacts(db, sql`k.id = ANY(${ids}::uuid[]) ORDER BY array_position(${ids}::uuid[], k.id)`)
}

/** The links that many people share, with what they brought. */
export async function listLinks(db: Database, campaignId: string) {
  const { rows } = await sql<{
    id: string
    channel: 'partner' | 'open'
    name: string
    code: string
    started: number
    completed: number
  }>`
    SELECT l.id, l.channel, l.name, l.code, count(r.id)::int AS started, count(r.id) FILTER (WHERE r.state = 'completed')::int AS completed
    FROM survey_link l LEFT JOIN survey_response r ON r.link_id = l.id WHERE l.campaign_id = ${campaignId}
    GROUP BY l.id ORDER BY l.channel, l.created_at, l.id`.execute(db)
  return rows
}
