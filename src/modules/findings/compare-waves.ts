import type { Database } from '#platform/db/connect.ts'
import { analyseAnswers, readAnswers } from './analyse-campaign.ts'
import { wavesOf } from './campaign-store.ts'
import { campaignVariables } from './campaign-variables.ts'
import type { Campaign, Cell } from './model.ts'
import { difference } from './table-model.ts'
import type { Category } from './variables-model.ts'

/** A question asked in several campaigns: for each category its cell in each, null where it was not asked or is hidden. */
export type Wave = {
  code: string
  label: Category['label']
  campaigns: Campaign[]
  rows: { category: Category; cells: Cell[]; change: ReturnType<typeof difference> }[]
}

/** Most campaigns side by side: more than a table can hold on a screen. */
const mostWaves = 6

/**
 * The questions of a report through the published campaigns of the same survey, the oldest first; empty when there is one only. Numbers are left
 * out: their classes are those of each campaign.
 */
export async function compareWaves(db: Database, campaign: Campaign): Promise<Wave[]> {
  const all = await wavesOf(db, campaign.surveyId)
  const campaigns = all
    .filter(({ id, state }) => id === campaign.id || state === 'published')
    .slice(-mostWaves)
  if (campaigns.length < 2) return []
  const questions = [
    ...new Set(campaign.findings.filter(({ column }) => column === null).map(({ row }) => row)),
  ]
  const read = await Promise.all(
    campaigns.map(async (each) => {
      const kept = each.state === 'published' ? each.kept?.alone : undefined
      if (kept && (each.erasedAt || questions.every((code) => kept[code]))) return { kept }
      const variables = await campaignVariables(db, each)
      return { kept, variables, answered: await readAnswers(db, each, variables, questions) }
    }),
  )
  return questions.flatMap((code): Wave[] => {
    const tables = read.map(({ kept, answered, variables }) => {
      const published = kept?.[code]
      if (published) return published.row.kind === 'number' ? null : published
      if (!answered) return null
      const variable = variables.find((one) => one.code === code)
      if (!variable || variable.kind === 'number' || variable.from === 'codes') return null
      const asked = { row: code, column: null, layer: null, weighting: 'none', only: null } as const
      return analyseAnswers(answered, asked)?.tables[0]?.table ?? null
    })
    const now = tables[campaigns.findIndex(({ id }) => id === campaign.id)]
    if (!now || tables.filter(Boolean).length < 2) return []
    const rows = now.rows.map(({ category }) => {
      const cells = tables.map(
        (table) => table?.rows.find((row) => row.category.code === category.code)?.total ?? null,
      )
      return { category, cells, change: difference(cells.at(-2) ?? null, cells.at(-1) ?? null) }
    })
    return [{ code, label: now.row.label, campaigns, rows }]
  })
}
