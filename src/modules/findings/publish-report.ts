import { writeJournal } from '#modules/journal/index.ts'
import type { Actor } from '#platform/access/actor.ts'
import { authorise } from '#platform/access/permission.ts'
import { type Database, inTransaction } from '#platform/db/connect.ts'
import { Conflict } from '#platform/errors.ts'
import { heldCampaign } from './change-report.ts'
import { keepReport } from './keep-report.ts'
import { canReport } from './policy.ts'
import { removeReportEntry } from './report-entry.ts'

/**
 * Makes the report of a closed survey public, or takes it back.
 * @throws AppError unauthenticated or forbidden, NotFound, Conflict « open » while people may still answer, « empty » without a table
 */
export async function publishReport(
  db: Database,
  actor: Actor,
  { slug, published }: { slug: string; published: boolean },
  now: Date,
): Promise<void> {
  authorise(canReport, actor, undefined)
  await inTransaction(db, async (tx) => {
    const campaign = await heldCampaign(tx, slug)
    if ((campaign.state === 'published') === published) return
    if (campaign.state === 'open') throw new Conflict('open')
    if (published && campaign.findings.length === 0) throw new Conflict('empty')
    await tx
      .updateTable('survey_campaign')
      .set({ state: published ? 'published' : 'closed', published_at: published ? now : null })
      .where('id', '=', campaign.id)
      .execute()
    if (published) await keepReport(tx, { ...campaign, publishedAt: now }, now)
    else await removeReportEntry(tx, [slug])
    const action = published ? 'survey.publish' : 'survey.unpublish'
    await writeJournal(tx, actor, [{ action, object: { kind: 'survey', id: campaign.id } }], now)
  })
}
