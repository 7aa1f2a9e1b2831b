import type { Database } from '#platform/db/connect.ts'
import { analyseAnswers, readAnswers } from './analyse-campaign.ts'
import { campaignVariables } from './campaign-variables.ts'
import type { Campaign, Finding, KeptLine } from './model.ts'
import type { Category, Variable } from './variables-model.ts'

/** The part of the answers that a reader looks at. */
export type ReportFilter = { stratum: 'type' | 'departement'; category: string }

/** A table of the report; null where a part of the answers would tell too much, or the question is gone. */
export type ReportLine = KeptLine & { finding: Finding }

export type Report = {
  lines: ReportLine[]
  /** What the reader chose among, and the choice. */
  filters: { type: Category[]; departement: Category[] }
  chosen: Category | null
}

/** The name of a filter in what is kept of a report. */
export const filterKey = ({ stratum, category }: ReportFilter): string => `${stratum}:${category}`

/**
 * The tables of a report: as they were chosen, or for a part of the answers. Crossed tables stay whole, since each of their parts shown besides
 * would tell of fewer people. Once it is published, those that were published then; worked out from the answers before that, for the team.
 */
export async function makeReport(
  db: Database,
  campaign: Campaign,
  filter: ReportFilter | null,
): Promise<Report> {
  const { kept } = campaign
  if (kept && (campaign.state === 'published' || campaign.erasedAt)) {
    const chosen = chosenIn(kept.filters, filter)
    const tables = filter && chosen ? kept.only[filterKey(filter)] : null
    const lines = campaign.findings.map((finding, at): ReportLine => {
      const line = kept.lines[at] ?? { label: { row: { fr: finding.row }, column: null }, table: null }
      return { finding, ...line, table: tables ? (tables[at] ?? null) : line.table }
    })
    return { lines, filters: kept.filters, chosen }
  }
  const variables = await campaignVariables(db, campaign)
  const filters = filtersOf(variables)
  if (campaign.erasedAt) {
    const lines = campaign.findings.map((finding) => ({
      finding,
      label: labelOf(variables, finding),
      table: null,
    }))
    return { lines, filters: { type: [], departement: [] }, chosen: null }
  }
  const chosen = chosenIn(filters, filter)
  const answered = await readAnswers(db, campaign, variables, wantedBy(campaign))
  const lines = campaign.findings.map((finding): ReportLine => {
    const { row, column, weighting } = finding
    const only = column || !chosen ? null : filter
    const analysis = analyseAnswers(answered, { row, column, layer: null, weighting, only })
    return { finding, label: labelOf(variables, finding), table: analysis?.tables[0]?.table ?? null }
  })
  return { lines, filters, chosen }
}

/** The questions that a report reads. */
export const wantedBy = ({ findings }: Pick<Campaign, 'findings'>): string[] =>
  findings.flatMap(({ row, column }) => (column ? [row, column] : [row]))

/** What a reader may choose among. */
export function filtersOf(variables: readonly Variable[]): Report['filters'] {
  const categories = (code: string) => variables.find((each) => each.code === code)?.categories ?? []
  return { type: categories('@type'), departement: categories('@departement') }
}

const chosenIn = (filters: Report['filters'], filter: ReportFilter | null): Category | null =>
  filter ? (filters[filter.stratum].find(({ code }) => code === filter.category) ?? null) : null

/** What a table is named after; its code when the question is gone. */
export function labelOf(variables: readonly Variable[], { row, column }: Finding): KeptLine['label'] {
  const words = (code: string) => variables.find((each) => each.code === code)?.label ?? { fr: code }
  return { row: words(row), column: column ? words(column) : null }
}
