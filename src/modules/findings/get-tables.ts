import type { Database } from '#platform/db/connect.ts'
import { type Analysis, analyseAnswers, readAnswers } from './analyse-campaign.ts'
import { campaignVariables } from './campaign-variables.ts'
import type { Campaign, TableQuestion } from './model.ts'
import { strata, type Variable } from './variables-model.ts'

/** Variables of a campaign, and the tables asked for: one a question when none is named. Null when the question makes no sense. */
export async function getTables(
  db: Database,
  campaign: Campaign,
  asked: TableQuestion | null,
): Promise<{ variables: Variable[]; analysis: Analysis | null }> {
  const variables = await campaignVariables(db, campaign)
  const none: Analysis = { tables: [], refused: [], weights: null }
  if (campaign.completed === 0) return { variables, analysis: none }
  if (asked?.row) {
    const codes = [asked.row, asked.column, asked.layer].flatMap((code) => code ?? [])
    const answered = await readAnswers(db, campaign, variables, codes)
    return { variables, analysis: analyseAnswers(answered, asked) }
  }
  const listed = variables.filter(({ code }) => code !== strata.channel)
  const answered = await readAnswers(
    db,
    campaign,
    variables,
    listed.map(({ code }) => code),
  )
  const each = listed.map(({ code }) =>
    analyseAnswers(answered, {
      row: code,
      column: null,
      layer: null,
      weighting: asked?.weighting ?? 'none',
      only: asked?.only ?? null,
    }),
  )
  return {
    variables,
    analysis: {
      // Alone, a filtered table needs no name of its part: the form says it.
      tables: each.flatMap((one) => one?.tables ?? []),
      refused: each.find((one) => one && one.refused.length > 0)?.refused ?? [],
      weights: each.find((one) => one?.weights)?.weights ?? null,
    },
  }
}
