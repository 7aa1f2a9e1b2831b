import { type RawBuilder, sql } from 'kysely'
import type { Database, Tx } from '#platform/db/connect.ts'
import type { Campaign, CampaignState } from './model.ts'

const columns = sql`
  c.id, c.slug, c.survey_id AS "surveyId", c.version_id AS "versionId", c.state, c.title_fr AS "titleFr", c.title_en AS "titleEn",
  c.intro_fr AS "introFr", c.intro_en AS "introEn", c.method_fr AS "methodFr", c.method_en AS "methodEn", c.frame_query AS "frameQuery", c.margins,
  c.closes_on::text AS "closesOn", c.reminder_days AS "reminderDays", c.quota, c.stratum_quotas AS "stratumQuotas", c.cuts_link AS "cutsLink", c.threshold, c.kept_months AS "keptMonths",
  c.contact_email AS "contactEmail", c.completed, c.left_out AS "leftOut", c.demo, c.created_at AS "createdAt", c.opened_at AS "openedAt",
  c.reminder_asked_at AS "reminderAskedAt", c.closed_at AS "closedAt", c.published_at AS "publishedAt", c.link_cut_at AS "linkCutAt",
  c.erased_at AS "erasedAt",
  EXISTS (SELECT 1 FROM survey_version v WHERE v.id = c.version_id
    AND jsonb_path_exists(v.definition, '$.sections[*].questions[*] ? (@.type == "file")')) AS "asksFiles"`

async function one(db: Database, condition: RawBuilder<unknown>): Promise<Campaign | undefined> {
  const { rows } = await sql<Campaign>`SELECT ${columns} FROM survey_campaign c WHERE ${condition}`.execute(
    db,
  )
  return rows[0]
}

/** A campaign by its slug, whatever its state. */
export const getCampaign = (db: Database, slug: string): Promise<Campaign | undefined> =>
  one(db, sql`c.slug = ${slug}`)

/** A campaign by its id. */
export const getCampaignById = (db: Database, id: string): Promise<Campaign | undefined> =>
  one(db, sql`c.id = ${id}`)

/** A campaign, held until the transaction ends: who completes an answer, opens or closes takes it first. */
export const lockCampaign = (tx: Tx, id: string): Promise<Campaign | undefined> =>
  one(tx, sql`c.id = ${id} FOR UPDATE`)

/** Campaigns in these states, the last opened first; a page of them and how many there are. */
export async function listCampaigns(
  db: Database,
  given: { states: readonly CampaignState[]; page: number; perPage: number },
): Promise<{ campaigns: Campaign[]; total: number }> {
  const { rows } = await sql<Campaign & { total: number }>`
    SELECT ${columns}, (count(*) OVER ())::int AS total FROM survey_campaign c WHERE c.state = ANY(${given.states})
    ORDER BY coalesce(c.opened_at, c.created_at) DESC, c.id LIMIT ${given.perPage} OFFSET ${(given.page - 1) * given.perPage}`.execute(
    db,
  )
  return { campaigns: rows, total: rows[0]?.total ?? 0 }
}

/** The link shown openly of each campaign: its id → the code. */
export async function openLinks(db: Database, campaignIds: string[]): Promise<Map<string, string>> {
  if (campaignIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('survey_link')
    .where('campaign_id', 'in', campaignIds)
    .where('channel', '=', 'open')
    .select(['campaign_id', 'code'])
    .orderBy('created_at', 'desc')
    .execute()
  return new Map(rows.map((row) => [row.campaign_id, row.code]))
}
