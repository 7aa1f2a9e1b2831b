/** A commune as coverage counts it: its middle stands for its inhabitants. */
export type Commune = {
  code: string
  name: string
  lon: number
  lat: number
  population: number
  epci: string | null
  departement: string | null
}

/** A kind of place that people may look for near them: `organisation:museum`, `event`, `tool:tool-kit`. */
export type PlaceKind = { code: string; labelFr: string; labelEn: string; count: number }

/** Radii in kilometres by road, estimated. */
export const radii = [5, 10, 15, 20, 30] as const
export type Radius = (typeof radii)[number]

/** Who is counted: everybody, or an indicator of the pack in percent of inhabitants, by its code. Those that the pack lacks are not offered. */
export const everybody = 'population'
export const shareIndicators = ['age-0-14', 'age-15-24', 'poverty', 'below-baccalaureate'] as const
export type Counted = typeof everybody | (typeof shareIndicators)[number]

/** What the map shows: who has a place within reach, or how many places each inhabitant shares. */
export const measures = { reach: 'portee', access: 'accessibilite' } as const
export type Measure = keyof typeof measures

/** What the address of the page asks. */
export type CoverageQuery = { kind: string; radius: Radius; counted: Counted; measure: Measure }

/** People by commune, whole numbers; NaN where the statistical office withholds or lacks the figure. */
export type People = Float64Array

/** How people of a territory stand to the nearest place: `unknown` are the inhabitants of communes whose figure is withheld. */
export type Tally = {
  within: number
  without: number
  unknown: number
  communes: number
  communesWithout: number
  communesUnknown: number
}

/** The people of each commune from a share in percent, rounded; NaN without a share. */
export function peopleOf(communes: readonly Commune[], shares: ReadonlyMap<string, number> | null): People {
  return Float64Array.from(communes, ({ code, population }) => {
    const share = shares ? shares.get(code) : 100
    return share === undefined ? Number.NaN : Math.round((population * share) / 100)
  })
}

/** Counts people within and without a radius, for the whole and by what `groupOf` names; `distances` in kilometres by commune. */
export function tally(
  communes: readonly Commune[],
  people: People,
  distances: Float64Array,
  radius: number,
  groupOf: (commune: Commune) => string | null,
): Map<string, Tally> {
  const tallies = new Map<string, Tally>()
  communes.forEach((commune, at) => {
    const group = groupOf(commune)
    if (group === null) return
    const sum = tallies.get(group) ?? {
      within: 0,
      without: 0,
      unknown: 0,
      communes: 0,
      communesWithout: 0,
      communesUnknown: 0,
    }
    const count = people[at] as number
    const reached = (distances[at] as number) <= radius
    sum.communes++
    if (!reached) sum.communesWithout++
    if (Number.isNaN(count)) {
      sum.unknown += commune.population
      sum.communesUnknown++
    } else if (reached) sum.within += count
    else sum.without += count
    tallies.set(group, sum)
  })
  return tallies
}

/** Share of the people counted who have a place within reach, in percent; null when nobody is counted. */
export function shareWithin({ within, without }: Pick<Tally, 'within' | 'without'>): number | null {
  const all = within + without
  return all === 0 ? null : (100 * within) / all
}
