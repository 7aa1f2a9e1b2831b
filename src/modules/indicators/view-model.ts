import type { DataSource, TerritoryName } from '#modules/territories/index.ts'
import type { Cell, Indicator, Level, Ref, Run } from './model.ts'

/** The orders of the ranking and their value in the URL. */
export const sorts = { value: 'valeur', change: 'evolution', name: 'nom' } as const
export type Sort = keyof typeof sorts

/** What the address of an indicator asks: `?niveau=&annee=&tri=&sens=&page=&avec=`. */
export type IndicatorQuery = {
  level: Level
  year: number | null
  sort: Sort
  rising: boolean
  page: number
  /** Territories to compare, at most four. */
  compared: Ref[]
}

/** A territory of a level: its value one year, and the earlier one it compares with. */
export type LevelRow = { code: string; name: string; before: number | null } & Cell

/** A territory in the ranking; `change` in percent of the value before, in points for a percentage; the highest value has the first rank. */
export type Ranked = LevelRow & { change: number | null; rank: number | null }

/** Every territory of a level one year, by name: the same object as long as nothing changes. */
export type LevelTable = { rows: readonly Ranked[] }

/** One line of the chart and of its table. */
export type Trend = TerritoryName & { cells: ReadonlyMap<number, Cell>; runs: Run[] }

/** What people corrected: what stood, what stands, why. */
export type Correction = {
  kind: Level
  code: string
  name: string
  year: number
  was: Cell
  now: Cell
  reason: string
  at: Date
}

/** What the page of an indicator shows. */
export type IndicatorView = {
  indicator: Indicator
  year: number | null
  /** The year that changes are counted from. */
  since: number | null
  /** The region first, then those compared. */
  trends: Trend[]
  choices: TerritoryName[]
  table: LevelTable
  ranked: readonly Ranked[]
  sources: DataSource[]
  corrections: Correction[]
}

/** An indicator in the list: what it says of the region. */
export type ListedIndicator = {
  indicator: Indicator
  latest: { year: number; cell: Cell } | null
  before: { year: number; value: number } | null
  runs: Run[]
}

/** A figure of the region as a front page says it: the value as written, its year, how it changed in words. */
export type KeyFigure = { href: string; label: string; value: string; year: number; since: string | null }

/** How much a value changed: in points for a percentage, else in percent of what it was; null when nothing compares. */
export function changeOf(
  { unit }: Pick<Indicator, 'unit'>,
  value: number | null,
  before: number | null,
): number | null {
  if (value === null || before === null) return null
  if (unit === 'percent') return value - before
  return before === 0 ? null : (100 * (value - before)) / before
}
