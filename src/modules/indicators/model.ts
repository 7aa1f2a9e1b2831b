import type { TerritoryKind, ValueStatus } from '#modules/territories/index.ts'
import type { Lang } from '#platform/i18n/lang.ts'

/** The themes, in the order of the list. */
export const themes = [
  'network',
  'activity',
  'museums',
  'population',
  'age',
  'occupation',
  'education',
  'employment',
  'income',
  'other',
] as const
export type Theme = (typeof themes)[number]

export const units = ['count', 'percent', 'per-100', 'per-10000', 'inhabitants', 'euros', 'number'] as const
export type Unit = (typeof units)[number]

/** Who writes the values: the pack as published, a file of the pack counted here, the site every night, people. */
export type Origin = 'pack' | 'file' | 'live' | 'hand'

/** Which way is better. */
export const directions = ['more', 'less', 'neither'] as const
export type Direction = (typeof directions)[number]

/** The levels, the widest first. */
export const levels = ['region', 'departement', 'epci', 'commune'] as const satisfies TerritoryKind[]
export type Level = (typeof levels)[number]

/** One year of an indicator. Years of one series compare with each other; a frozen one changes by a correction only. */
export type Vintage = {
  year: number
  series: string
  sourceId: string
  note: Record<Lang, string | null>
  frozenAt: string | null
}

/** An indicator with its years, the oldest first; none before its first values. */
export type Indicator = {
  code: string
  theme: Theme
  unit: Unit
  origin: Origin
  direction: Direction
  label: Record<Lang, string>
  definition: Record<Lang, string>
  formula: Record<Lang, string | null>
  levels: Level[]
  target: number | null
  targetYear: number | null
  /** Limits of the classes of its map, rising; none: quantiles. */
  thresholds: number[]
  vintages: Vintage[]
}

/** What to say beside the last value of an indicator that the site counts itself; null when there is nothing. */
export const latestNote = ({
  origin,
  vintages,
}: Pick<Indicator, 'origin' | 'vintages'>): Vintage['note'] | null =>
  origin === 'live' ? (vintages.at(-1)?.note ?? null) : null

/** A territory by its kind and code. */
export type Ref = { kind: Level; code: string }
export const refOf = ({ kind, code }: Ref): string => `${kind}/${code}`

/** The codes of every territory, by level, from what contains each commune (`kind/code`). */
export function codesByLevel(around: ReadonlyMap<string, readonly string[]>): Map<Level, string[]> {
  const refs = [...new Set([...around.values()].flat())].map((ref) => ref.split('/') as [Level, string])
  return new Map(
    [...Map.groupBy(refs, ([kind]) => kind)].map(([kind, all]) => [kind, all.map(([, code]) => code)]),
  )
}

/** One value; `value` is null exactly when it is withheld or not available. */
export type Cell = { value: number | null; status: ValueStatus }
export type Value = Ref & Cell & { indicator: string; year: number }

/** Whether values compare between territories of different sizes: a map never shows numbers of things. */
export function isRate({ unit }: Pick<Indicator, 'unit'>): boolean {
  return unit !== 'count' && unit !== 'inhabitants'
}

/** The address of an indicator, without language. */
export const indicatorPath = (code: string): string => `/observatoire/indicateurs/${code}`

/** A run of years that compare with each other. */
export type Run = { year: number; cell: Cell }[]

/** The years that have a value, cut where the series breaks. */
export function runsOf({ vintages }: Indicator, cellOf: (year: number) => Cell | undefined): Run[] {
  const runs: { series: string; run: Run }[] = []
  for (const { year, series } of vintages) {
    const cell = cellOf(year)
    if (!cell || cell.value === null) continue
    const last = runs.at(-1)
    if (last?.series === series) last.run.push({ year, cell })
    else runs.push({ series, run: [{ year, cell }] })
  }
  return runs.map(({ run }) => run)
}

/** How an indicator stands in a territory: its latest value, the one before in the same series, the region’s of the same year. */
export type Standing = {
  indicator: Indicator
  year: number
  here: Cell
  before: { year: number; value: number } | null
  region: Cell | null
  /** Against the region, by the direction of the indicator; null when it has none, or nothing compares. */
  verdict: 'better' | 'worse' | 'same' | null
}

/** How each indicator that says something of a territory stands, beside the region. */
export function standings(indicators: Indicator[], values: Value[], territory: Ref): Standing[] {
  const cells = new Map(values.map((each) => [`${each.kind} ${each.indicator} ${each.year}`, each]))
  const at = (kind: Level, code: string, year: number) => cells.get(`${kind} ${code} ${year}`)
  return indicators.flatMap((indicator): Standing[] => {
    const { vintages, code } = indicator
    const latest =
      vintages.findLast(({ year }) => (at(territory.kind, code, year)?.value ?? null) !== null) ??
      vintages.findLast(({ year }) => at(territory.kind, code, year)?.status === 'secret')
    const here = latest && at(territory.kind, code, latest.year)
    if (!latest || !here) return []
    const before = vintages.findLast(
      ({ year, series }) =>
        year < latest.year &&
        series === latest.series &&
        (at(territory.kind, code, year)?.value ?? null) !== null,
    )
    const region = territory.kind === 'region' ? undefined : at('region', code, latest.year)
    return [
      {
        indicator,
        year: latest.year,
        here: cellOf(here),
        before: before
          ? { year: before.year, value: at(territory.kind, code, before.year)?.value ?? 0 }
          : null,
        region: region ? cellOf(region) : null,
        verdict: region ? verdict(indicator, here.value, region.value) : null,
      },
    ]
  })
}

const cellOf = ({ value, status }: Cell): Cell => ({ value, status })

/** Whether a value reaches the target of its indicator; null without a target, a value or a direction. */
export function targetMet(
  { target, direction }: Pick<Indicator, 'target' | 'direction'>,
  value: number | null,
): boolean | null {
  if (target === null || value === null || direction === 'neither') return null
  return direction === 'more' ? value >= target : value <= target
}

/** Whether a value is better than a reference; closer than 2 % of it, they are the same. */
export function verdict(
  indicator: Pick<Indicator, 'unit' | 'direction'>,
  value: number | null,
  reference: number | null,
): Standing['verdict'] {
  if (indicator.direction === 'neither' || !isRate(indicator) || value === null || reference === null)
    return null
  if (Math.abs(value - reference) <= Math.abs(reference) * 0.02) return 'same'
  return value > reference === (indicator.direction === 'more') ? 'better' : 'worse'
}
