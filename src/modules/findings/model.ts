import { z } from 'zod'
import type { Definition, Words } from '#modules/surveys/index.ts'
import type { Category } from './variables-model.ts'

/** People of the frame by category of a stratum: what weights lead to. */
export type Margins = { type: Record<string, number>; departement: Record<string, number> }

/** A campaign as analysis reads it. */
export type Campaign = {
  id: string
  slug: string
  surveyId: string
  title: Words
  intro: Words | null
  method: { fr: string; en: string }
  state: 'draft' | 'open' | 'closed' | 'published'
  definition: Definition
  margins: Margins
  /** Answers under which a cell is not shown. */
  threshold: number
  /** The last place among the completed answers that are read: columns have as many. */
  lastOrdinal: number
  completed: number
  openedAt: Date | null
  closedAt: Date | null
  publishedAt: Date | null
  demo: boolean
  findings: Finding[]
  /** When its answers were erased, at the end of their time. */
  erasedAt: Date | null
  /** The report as it was published; null before. */
  kept: KeptReport | null
}

export const weightings = ['none', 'type', 'departement', 'both'] as const
export type WeightingChoice = (typeof weightings)[number]

/** What is asked of the engine of tables. */
export type TableQuestion = {
  row: string
  column: string | null
  layer: string | null
  weighting: WeightingChoice
  /** `type:library`, `departement:59`: only these answers. */
  only: { stratum: 'type' | 'departement'; category: string } | null
}

const code = z.string().regex(/^[@a-z][a-z0-9_.@-]{0,90}$/i)

/** How a table of the report is drawn: `auto` chooses by its form, `table` draws nothing. */
export const chartChoices = ['auto', 'bars', 'dots', 'stacked', 'grouped', 'map', 'table'] as const
export type ChartChoice = (typeof chartChoices)[number]

/** A table of the report with its sentence, as the campaign keeps it. */
export const findingSchema = z.object({
  id: z.uuid(),
  row: code,
  column: code.nullable(),
  weighting: z.enum(weightings),
  fr: z.string().max(600),
  en: z.string().max(600),
  chart: z.enum(chartChoices).catch('auto').default('auto'),
})
export type Finding = z.infer<typeof findingSchema>

/** Most tables of a report: what one page can hold. */
export const mostFindings = 60

/** A cell that may be shown. Shares are of the column’s base, from 0 to 1, with their 95 % interval; `rowShare` of the row’s people. */
export type ShownCell = {
  n: number
  share: number | null
  low: number | null
  high: number | null
  rowShare: number | null
}
/** Null: not shown, by secrecy. */
export type Cell = ShownCell | null

export type TableRow = { category: Category; cells: Cell[]; total: Cell }

/** A table ready to be shown: nothing in it must be hidden. */
export type AnalysedTable = {
  row: { code: string; label: Words; kind: 'single' | 'multiple' | 'number' }
  column: { code: string; label: Words } | null
  /** Of the columns, without the one of all. */
  columns: { category: Category; base: number | null }[]
  rows: TableRow[]
  /** Who answered the question of the rows (and that of the columns), among how many. */
  base: number
  total: number
  threshold: number
  weighted: WeightingChoice
  /** Null: not asked, not fitting, or something is hidden. */
  chi: { statistic: number; df: number; p: number; v: number; sparse: number } | null
  summary: { mean: number; median: number; lower: number; upper: number } | null
  /** True when something is hidden. */
  hidden: boolean
}

/** A finding with what it is named after, and its table: null where a part of the answers would tell too much, or the question is gone. */
export type KeptLine = { label: { row: Words; column: Words | null }; table: AnalysedTable | null }

/**
 * A report as it was published, whole: what the public reads never changes while answers come and go behind it, so that nobody is told by what changed. `only`: the
 * lines under each filter, by `type:library`; `alone`: each question unweighted, for other waves.
 */
export type KeptReport = {
  lines: KeptLine[]
  filters: { type: Category[]; departement: Category[] }
  only: Record<string, (AnalysedTable | null)[]>
  alone: Record<string, AnalysedTable>
}
