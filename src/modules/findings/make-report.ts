import type { Database, Tx } from '#platform/db/connect.ts'
import { analyseAnswers, readAnswers } from './analyse-campaign.ts'
import { campaignVariables } from './campaign-variables.ts'
import type { AnalysedTable, Campaign, Finding } from './model.ts'
import type { Category, Variable } from './variables-model.ts'

/** The part of the answers that a reader looks at. */
export type ReportFilter = { stratum: 'type' | 'departement'; category: string }

/** A table of the report; null where a part of the answers would tell too much, or the question is gone. */
export type ReportLine = { finding: Finding; table: AnalysedTable | null }

export type Report = {
  lines: ReportLine[]
  variables: Variable[]
  /** What the reader chose among, and the choice. */
  filters: { type: Category[]; departement: Category[] }
  chosen: Category | null
}

/**
 * The tables of a report: as they were chosen, or for a part of the answers. Crossed tables stay whole, since each of their parts shown besides
 * would tell of fewer people. Once the answers are erased, the tables are those that were published.
 */
export async function makeReport(
  db: Database,
  campaign: Campaign,
  filter: ReportFilter | null,
): Promise<Report> {
  const variables = await campaignVariables(db, campaign)
  if (campaign.erasedAt) {
    const lines = campaign.findings.map((finding, at) => ({ finding, table: campaign.kept[at] ?? null }))
    return { lines, variables, filters: { type: [], departement: [] }, chosen: null }
  }
  const wanted = campaign.findings.flatMap(({ row, column }) => (column ? [row, column] : [row]))
  const answered = await readAnswers(db, campaign, variables, wanted)
  const categories = (code: string) => variables.find((each) => each.code === code)?.categories ?? []
  const filters = { type: categories('@type'), departement: categories('@departement') }
  const chosen = filter
    ? (filters[filter.stratum].find(({ code }) => code === filter.category) ?? null)
    : null
  const lines = campaign.findings.map((finding): ReportLine => {
    const only = finding.column || !chosen ? null : filter
    const { row, column, weighting } = finding
    const analysis = analyseAnswers(answered, { row, column, layer: null, weighting, only })
    return { finding, table: analysis?.tables[0]?.table ?? null }
  })
  return { lines, variables, filters, chosen }
}

/** Keeps the tables of a report as they are published, for the time when its answers are no more. */
export async function keepTables(tx: Tx, campaign: Campaign): Promise<void> {
  const { lines } = await makeReport(tx, campaign, null)
  await tx
    .updateTable('survey_campaign')
    .set({ report: JSON.stringify(lines.map(({ table }) => table)) })
    .where('id', '=', campaign.id)
    .execute()
}
