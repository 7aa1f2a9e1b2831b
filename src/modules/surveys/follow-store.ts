import { type RawBuilder, sql } from 'kysely'
import type { Database } from '#platform/db/connect.ts'
import { readContacts } from './contact-store.ts'
import type { Channel, Contact, Progress } from './model.ts'
import { stratumKey } from './quota-model.ts'

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

/** The answers that were sent by stratum, `type|departement`: those of shared links too. */
export async function answersByStratum(db: Database, campaignId: string): Promise<Record<string, number>> {
  const { rows } = await sql<{ type: string | null; departement: string | null; n: number }>`
    SELECT type, departement, count(*)::int AS n FROM survey_response WHERE campaign_id = ${campaignId} AND state = 'completed'
    GROUP BY type, departement`.execute(db)
  return Object.fromEntries(rows.map((row) => [stratumKey(row), row.n]))
}

/** Answers by the way they came, and by shared link: out of how many who were asked that way, when it is known. */
export type ChannelLine = {
  channel: Channel
  link: string | null
  asked: number | null
  started: number
  completed: number
}

/**
 * The ways by which people were asked, those that brought nothing too. By mail: who was invited. By telephone: who was interviewed, and who was called in vain. By a
 * shared link: how many its partner says were told of it.
 */
export async function answersByChannel(db: Database, campaignId: string): Promise<ChannelLine[]> {
  const { rows } = await sql<ChannelLine>`
    WITH answered AS (
      SELECT channel, link_id, count(*)::int AS started, count(*) FILTER (WHERE state = 'completed')::int AS completed
      FROM survey_response WHERE campaign_id = ${campaignId} GROUP BY channel, link_id), asked AS (
      SELECT 'mail' AS channel, NULL::uuid AS link_id, NULL AS name, count(invited_at)::int AS asked FROM survey_contact WHERE campaign_id = ${campaignId}
      UNION ALL SELECT 'phone', NULL, NULL, (count(*) FILTER (WHERE called_at IS NOT NULL AND state <> 'completed'))::int
        + coalesce((SELECT sum(completed)::int FROM answered WHERE channel = 'phone'), 0) FROM survey_contact WHERE campaign_id = ${campaignId}
      UNION ALL SELECT channel, id, name, told FROM survey_link WHERE campaign_id = ${campaignId})
    SELECT coalesce(a.channel, q.channel) AS channel, q.name AS link, q.asked, coalesce(a.started, 0) AS started, coalesce(a.completed, 0) AS completed
    FROM answered a FULL JOIN asked q ON q.channel = a.channel AND coalesce(q.link_id::text, '') = coalesce(a.link_id::text, '')
    WHERE a.channel IS NOT NULL OR q.asked > 0 OR q.link_id IS NOT NULL
    ORDER BY completed DESC, channel, link NULLS FIRST LIMIT 200`.execute(db)
  return rows
}

/** A day of a campaign; `reached`: of the people of its list, how many had answered by its evening. */
export type DayLine = { day: string; sent: number; opened: number; completed: number; reached: number }

/** What happened each day: invitations, links followed, answers sent. The last sixty days with something. */
export async function byDay(db: Database, campaignId: string): Promise<DayLine[]> {
  const { rows } = await sql<DayLine>`
    SELECT day::text, sum(sent)::int AS sent, sum(opened)::int AS opened, sum(completed)::int AS completed,
      (sum(sum(listed)) OVER (ORDER BY day))::int AS reached FROM (
      SELECT (invited_at AT TIME ZONE 'Europe/Paris')::date AS day, 1 AS sent, 0 AS opened, 0 AS completed, 0 AS listed
      FROM survey_contact WHERE campaign_id = ${campaignId} AND invited_at IS NOT NULL
      UNION ALL SELECT opened_on, 0, 1, 0, 0 FROM survey_contact WHERE campaign_id = ${campaignId} AND opened_on IS NOT NULL
      UNION ALL SELECT completed_on, 0, 0, 1, (link_id IS NULL)::int FROM survey_response
        WHERE campaign_id = ${campaignId} AND completed_on IS NOT NULL) d
    GROUP BY day ORDER BY day DESC LIMIT 60`.execute(db)
  return rows
}

/** The key of a contact’s stratum (`k`), as quotas name it. */
export const stratumOfContact = sql`(coalesce(k.type, '') || '|' || coalesce(k.departement, ''))`

/** How many answers each stratum sent: `campaign_id`, `stratum`, `n`. `condition` is on `r`. */
export const doneByStratum = (condition: RawBuilder<unknown>) => sql`
  SELECT r.campaign_id, coalesce(r.type, '') || '|' || coalesce(r.departement, '') AS stratum, count(*)::int AS n
  FROM survey_response r WHERE r.state = 'completed' AND ${condition} GROUP BY 1, 2`

/**
 * Whom to call next: those who can be called and have not answered; first the strata that are furthest from what is wanted of them, then those that
 * answer least, then who was called longest ago. A stratum that has what was wanted is left in peace. Nobody is called twice in two days, nor before a
 * week has passed since the invitation, when there was one.
 */
export async function nextToCall(
  db: Database,
  campaignId: string,
  now: Date,
  limit: number,
): Promise<Contact[]> {
  const { rows } = await sql<{ id: string }>`
    WITH done AS (${doneByStratum(sql`r.campaign_id = ${campaignId}`)}), rate AS (
      SELECT type, departement, avg((state = 'completed')::int) AS answered FROM survey_contact WHERE campaign_id = ${campaignId}
      GROUP BY type, departement)
    SELECT k.id FROM survey_contact k
      JOIN survey_campaign c ON c.id = k.campaign_id
      JOIN rate ON rate.type IS NOT DISTINCT FROM k.type AND rate.departement IS NOT DISTINCT FROM k.departement
      LEFT JOIN done ON done.campaign_id = k.campaign_id AND done.stratum = ${stratumOfContact}
      CROSS JOIN LATERAL (SELECT (c.stratum_quotas->>${stratumOfContact})::int AS wanted) q
    WHERE k.campaign_id = ${campaignId} AND k.phone IS NOT NULL AND k.state IN ('waiting', 'invited', 'opened', 'started')
      AND (k.called_at IS NULL OR k.called_at < ${now}::timestamptz - interval '2 days')
      AND (k.invited_at IS NULL OR k.invited_at < ${now}::timestamptz - interval '7 days')
      AND coalesce(done.n < q.wanted, done.n IS NULL OR q.wanted IS NULL)
    ORDER BY coalesce(done.n, 0)::float8 / q.wanted NULLS LAST, rate.answered, k.called_at NULLS FIRST, k.id LIMIT ${limit}`.execute(
    db,
  )
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
    told: number | null
    started: number
    completed: number
  }>`
    SELECT l.id, l.channel, l.name, l.code, l.told, count(r.id)::int AS started, count(r.id) FILTER (WHERE r.state = 'completed')::int AS completed
    FROM survey_link l LEFT JOIN survey_response r ON r.link_id = l.id WHERE l.campaign_id = ${campaignId}
    GROUP BY l.id ORDER BY l.channel, l.created_at, l.id`.execute(db)
  return rows
}
