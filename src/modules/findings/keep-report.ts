import type { Tx } from '#platform/db/connect.ts'
import { analyseAnswers, readAnswers } from './analyse-campaign.ts'
import { campaignVariables } from './campaign-variables.ts'
import { filterKey, filtersOf, labelOf, wantedBy } from './make-report.ts'
import type { AnalysedTable, Campaign, KeptReport } from './model.ts'
import { writeReportEntry } from './report-entry.ts'

/**
 * Keeps a report as it is published: its tables, whole and under each filter, from one reading of the answers. What the public reads is this, until it is
 * published anew; the search knows of it in the same transaction.
 */
export async function keepReport(tx: Tx, campaign: Campaign, now: Date): Promise<void> {
  const kept = await workOut(tx, campaign)
  await tx
    .updateTable('survey_campaign')
    .set({ report: JSON.stringify(kept) })
    .where('id', '=', campaign.id)
    .execute()
  await writeReportEntry(tx, campaign, kept, now)
}

async function workOut(tx: Tx, campaign: Campaign): Promise<KeptReport> {
  const variables = await campaignVariables(tx, campaign)
  const answered = await readAnswers(tx, campaign, variables, wantedBy(campaign))
  const table = (asked: Parameters<typeof analyseAnswers>[1]) =>
    analyseAnswers(answered, asked)?.tables[0]?.table ?? null
  const whole = campaign.findings.map(({ row, column, weighting }) =>
    table({ row, column, layer: null, weighting, only: null }),
  )
  const filters = filtersOf(variables)
  const choices = (['type', 'departement'] as const).flatMap((stratum) =>
    filters[stratum].map(({ code }) => ({ stratum, category: code })),
  )
  const only = choices.map((choice) => [
    filterKey(choice),
    campaign.findings.map(({ row, column, weighting }, at) =>
      column ? (whole[at] ?? null) : table({ row, column, layer: null, weighting, only: choice }),
    ),
  ])
  // Codes of words are those of each campaign: they compare with none.
  const coded = new Set(variables.filter(({ from }) => from === 'codes').map(({ code }) => code))
  const questions = campaign.findings.flatMap(({ row, column }) => (column || coded.has(row) ? [] : [row]))
  const alone = [...new Set(questions)].flatMap((row): [string, AnalysedTable][] => {
    const found = table({ row, column: null, layer: null, weighting: 'none', only: null })
    return found ? [[row, found]] : []
  })
  return {
    lines: campaign.findings.map((finding, at) => ({
      label: labelOf(variables, finding),
      table: whole[at] ?? null,
    })),
    filters,
    only: Object.fromEntries(only),
    alone: Object.fromEntries(alone),
  }
}
