import { randomUUID } from 'node:crypto'
import { writeJournal } from '#modules/journal/index.ts'
import type { Actor } from '#platform/access/actor.ts'
import { authorise } from '#platform/access/permission.ts'
import { type Database, inTransaction, type Tx } from '#platform/db/connect.ts'
import { Conflict, NotFound } from '#platform/errors.ts'
import { getCampaign, saveReport } from './campaign-store.ts'
import { keepReport } from './keep-report.ts'
import { type Campaign, type Finding, mostFindings, type WeightingChoice } from './model.ts'
import { canReport } from './policy.ts'

/** A change of the tables of a report. */
export type ReportChange =
  | { act: 'add'; row: string; column: string | null; weighting: WeightingChoice }
  | { act: 'remove'; id: string }
  | { act: 'move'; id: string; by: -1 | 1 }
  | {
      act: 'write'
      sentences: Map<string, Pick<Finding, 'fr' | 'en' | 'chart'>>
      method: { fr: string; en: string }
    }

/**
 * Changes the tables of a report, their order or their sentences, all at once. A table that is there already is not added twice.
 * @throws AppError unauthenticated or forbidden, NotFound, Conflict when the report is full
 */
export async function changeReport(
  db: Database,
  actor: Actor,
  { slug, changes }: { slug: string; changes: readonly ReportChange[] },
  now: Date,
): Promise<void> {
  authorise(canReport, actor, undefined)
  await inTransaction(db, async (tx) => {
    const campaign = await heldCampaign(tx, slug)
    const findings = changes.reduce(changed, campaign.findings)
    const method = changes.flatMap((change) => (change.act === 'write' ? [change.method] : [])).at(-1)
    await saveReport(tx, campaign.id, { findings, ...(method && { method }) })
    if (campaign.state === 'published') await keepReport(tx, { ...campaign, findings }, now)
    const entry = {
      action: 'survey.report',
      object: { kind: 'survey', id: campaign.id },
      changes: { act: changes.map(({ act }) => act).join(', '), tables: findings.length },
    }
    await writeJournal(tx, actor, [entry], now)
  })
}

function changed(findings: Finding[], change: ReportChange): Finding[] {
  if (change.act === 'write')
    return findings.map((finding) => ({ ...finding, ...change.sentences.get(finding.id) }))
  if (change.act === 'add') {
    const { row, column, weighting } = change
    const same = (each: Finding) => each.row === row && each.column === column && each.weighting === weighting
    if (findings.some(same)) return findings
    if (findings.length >= mostFindings) throw new Conflict('findings')
    return [...findings, { id: randomUUID(), row, column, weighting, fr: '', en: '', chart: 'auto' }]
  }
  const at = findings.findIndex(({ id }) => id === change.id)
  const finding = findings[at]
  if (!finding) throw new NotFound()
  const others = findings.toSpliced(at, 1)
  if (change.act === 'remove') return others
  return others.toSpliced(Math.max(0, at + change.by), 0, finding)
}

/** The campaign, held until the end of the transaction. @throws NotFound */
export async function heldCampaign(tx: Tx, slug: string): Promise<Campaign> {
  await tx.selectFrom('survey_campaign').select('id').where('slug', '=', slug).forUpdate().execute()
  const campaign = await getCampaign(tx, slug)
  if (!campaign) throw new NotFound()
  return campaign
}
