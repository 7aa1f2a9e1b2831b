import { type Database, inTransaction } from '#platform/db/connect.ts'
import { heldCampaign } from './change-report.ts'
import { keepReport } from './keep-report.ts'

/** Keeps the reports that were published before reports were kept: until then each reading of theirs works them out again. @returns how many */
export async function keepOldReports(db: Database, now: Date, signal?: AbortSignal): Promise<number> {
  const due = await db
    .selectFrom('survey_campaign')
    .where('state', '=', 'published')
    .where('report', 'is', null)
    .where('erased_at', 'is', null)
    .select('slug')
    .orderBy('slug')
    .execute()
  let count = 0
  for (const { slug } of due) {
    if (signal?.aborted) break
    await inTransaction(db, async (tx) => {
      const campaign = await heldCampaign(tx, slug)
      if (campaign.state !== 'published' || campaign.kept) return
      await keepReport(tx, campaign, now)
      count++
    })
  }
  return count
}
