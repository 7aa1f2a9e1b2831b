import {
  type Cell,
  type Indicator,
  indicatorPath,
  isRate,
  latestNote,
  type Run,
  runsOf,
  type Standing,
  type Theme,
  targetMet,
  themes,
  type Value,
} from '#modules/indicators/index.ts'
import type { Entry, NearEntry } from '#modules/search/index.ts'
import type { LonLat, TerritoryName } from '#modules/territories/index.ts'
import type { Lang } from '#platform/i18n/lang.ts'

/** No value at all for this territory and year. */
const none: Cell = { value: null, status: 'unavailable' }

/** One indicator compared: the latest year the territory has, its value there and in each container. */
export type ComparedIndicator = {
  indicator: Indicator
  year: number
  here: Cell
  /** In the order of the sheet’s columns after the territory itself. */
  others: Cell[]
  /** How it stands beside the region; whether it reaches its target, null without one. */
  standing: Standing | null
  met: boolean | null
  /** Whether it compares between territories of different sizes. */
  rate: boolean
  /** Where it is told whole, without language. */
  path: string
  /** What the last value leaves out. */
  note: Record<Lang, string | null> | null
  /** Every year published for the territory or a container, the oldest first. */
  years: { year: number; series: string; here: Cell; others: Cell[] }[]
}

/** What an indicator says of the territory, in the fewest words: beside a reference, by its change, or alone. */
export type Finding =
  | { kind: 'compared'; indicator: Indicator; here: Cell; reference: TerritoryName; there: Cell }
  | {
      kind: 'changed'
      indicator: Indicator
      here: Cell
      since: number
      change: number
      approximated: boolean
    }
  | { kind: 'alone'; indicator: Indicator; here: Cell }
  | { kind: 'secret'; indicator: Indicator }

/**
 * Puts an indicator of the territory beside that of its containers, for the latest year that it has;
 * an indicator without any value, even withheld, for the territory is left out. By theme.
 */
export function compareIndicators(
  indicators: Indicator[],
  values: Value[],
  territories: Pick<TerritoryName, 'kind' | 'code'>[],
  standings: readonly Standing[] = [],
): ComparedIndicator[] {
  const cells = new Map(
    values.map((each) => [
      `${each.kind}/${each.code} ${each.indicator} ${each.year}`,
      { value: each.value, status: each.status },
    ]),
  )
  const cell = (territory: Pick<TerritoryName, 'kind' | 'code'>, indicator: string, year: number) =>
    cells.get(`${territory.kind}/${territory.code} ${indicator} ${year}`) ?? none
  const [here, ...others] = territories
  if (!here) return []
  const stands = new Map(standings.map((each) => [each.indicator.code, each]))
  const sorted = indicators.toSorted((a, b) => themes.indexOf(a.theme) - themes.indexOf(b.theme))
  return sorted.flatMap((indicator): ComparedIndicator[] => {
    const years = indicator.vintages
      .map(({ year, series }) => ({
        year,
        series,
        here: cell(here, indicator.code, year),
        others: others.map((each) => cell(each, indicator.code, year)),
      }))
      .filter((each) =>
        [each.here, ...each.others].some((one) => one.value !== null || one.status === 'secret'),
      )
    const latest =
      years.findLast((each) => each.here.value !== null) ??
      years.findLast((each) => each.here.status === 'secret')
    if (!latest) return []
    const standing = stands.get(indicator.code) ?? null
    const { year, here: own, others: theirs } = latest
    const told = {
      rate: isRate(indicator),
      met: targetMet(indicator, own.value),
      path: indicatorPath(indicator.code),
      note: latestNote(indicator),
    }
    return [{ indicator, year, here: own, others: theirs, standing, ...told, years }]
  })
}

// Indicators that a theme is about; others of the theme speak only when these cannot.
const leading = [
  'actors-rate',
  'coming-events-rate',
  'museum-visits-rate',
  'unemployment',
  'median-income',
  'below-baccalaureate',
]

/**
 * The finding that heads a theme: its leading indicator, else the one whose value is farthest from the reference’s.
 * The reference is the largest container that has the value. A number of inhabitants is told by its change instead.
 */
export function findingOf(compared: ComparedIndicator[], references: TerritoryName[]): Finding | null {
  const findings = compared.flatMap((each) => one(each, references) ?? [])
  const lead = findings.find((each) => leading.includes(each.indicator.code) && each.kind !== 'secret')
  const distance = (finding: Finding) =>
    finding.kind === 'compared' ? Math.abs((finding.here.value ?? 0) - (finding.there.value ?? 0)) : 0
  const farthest = findings
    .filter((each) => each.kind !== 'secret' && each.indicator.code !== 'inactive')
    .toSorted((a, b) => distance(b) - distance(a))[0]
  return lead ?? farthest ?? findings[0] ?? null
}

function one(
  { indicator, here, others, years, year }: ComparedIndicator,
  references: TerritoryName[],
): Finding | null {
  if (here.status === 'secret') return { kind: 'secret', indicator }
  if (here.value === null) return null
  if (indicator.unit === 'inhabitants') {
    const first = years.find((each) => each.here.value !== null && each.series === seriesOf(indicator, year))
    if (!first?.here.value || first.year === year) return { kind: 'alone', indicator, here }
    const change = (100 * (here.value - first.here.value)) / first.here.value
    return {
      kind: 'changed',
      indicator,
      here,
      since: first.year,
      change,
      approximated: [here, first.here].some((each) => each.status === 'approximated'),
    }
  }
  if (!isRate(indicator)) return { kind: 'alone', indicator, here }
  const at = others.findLastIndex((each) => each.value !== null)
  const [reference, there] = [references[at], others[at]]
  return reference && there
    ? { kind: 'compared', indicator, here, reference, there }
    : { kind: 'alone', indicator, here }
}

function seriesOf(indicator: Indicator, year: number): string | undefined {
  return indicator.vintages.find((each) => each.year === year)?.series
}

/** The change of one indicator, ready to be drawn: here, and in the reference. */
export type Trend = { indicator: Indicator; here: Run[]; reference: Run[] }

/** What a sheet says on one theme. `reference` is the position, among the containers, of the one bars and charts compare with. */
export type ThemeView = {
  theme: Theme
  finding: Finding | null
  compared: ComparedIndicator[]
  trends: Trend[]
  reference: number
}

/** Groups compared indicators by theme: its finding, the largest container that publishes one of them, the trends of several years. */
export function themesOf(indicators: ComparedIndicator[], containers: TerritoryName[]): ThemeView[] {
  return [...Map.groupBy(indicators, (each) => each.indicator.theme)].map(([theme, compared]): ThemeView => {
    const reference = containers.findLastIndex((_, index) =>
      compared.some((each) => (each.others[index]?.value ?? null) !== null),
    )
    const trends = compared.map(
      (each): Trend => ({
        indicator: each.indicator,
        here: runsOf(each.indicator, (year) => cellOf(each, year)?.here),
        // Numbers of inhabitants of a commune and of its region share no scale.
        reference: isRate(each.indicator)
          ? runsOf(each.indicator, (year) => cellOf(each, year)?.others[reference])
          : [],
      }),
    )
    return {
      theme,
      finding: findingOf(compared, containers),
      compared,
      trends: trends.filter((each) => each.here.flat().length > 1),
      reference,
    }
  })
}

const cellOf = ({ years }: ComparedIndicator, wanted: number) => years.find(({ year }) => year === wanted)

/** Actors of one type: how many, and the first of them by name. */
export type ActorGroup = { type: string; label: { fr: string; en: string }; count: number; first: Entry[] }

/** Something counted, with its words. */
export type Counted = { code: string; label: { fr: string; en: string }; count: number }

/** Who is in a territory, what they can lend or open, and where they are. */
export type Actors = {
  total: number
  groups: ActorGroup[]
  equipment: Counted[]
  points: readonly LonLat[]
}

/** The types whose nearest actor a sheet names: what someone looks for first. */
export const soughtTypes = [
  'museum',
  'science-centre',
  'fablab',
  'library',
  'digital-place',
  'university',
] as const

/** The nearest of one type, with its distance in kilometres. */
export type NearestActor = { type: (typeof soughtTypes)[number]; entry: NearEntry }
