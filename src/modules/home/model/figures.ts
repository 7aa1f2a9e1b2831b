/** What the home page and the doors say of the region, all computed from the database at one moment. */
export type RegionFigures = {
  actors: number
  /** People who published that they can come and speak. */
  experts: number
  /** Events to come. */
  events: number
  /** Tools of the catalogue. */
  tools: number
  /** Sources the actors were read in. */
  sources: number
  /** Moment of the last change of a public record; null while there is none. */
  updatedAt: Date | null
  communes: number
  /** Communes where at least one actor stands. */
  coveredCommunes: number
  /** Inhabitants of those communes, of those whose population is known. */
  coveredPopulation: number
  epci: number
  population: number | null
  populationYear: number | null
  /** Where the population comes from. */
  populationSource: FigureSource | null
  departements: { code: string; name: string }[]
  /** Actors by facet, without the territories: `type:museum` → 89; `kind:expert` counts the people who speak. */
  facets: Record<string, number>
  /** Types that have at least one actor, the most frequent first. */
  types: ActorType[]
  spotlight: Actor[]
}

export type FigureSource = { title: string; publisher: string; url: string | null; vintage: string }
export type ActorType = { code: string; label_fr: string; label_en: string; count: number }
export type Actor = {
  path: string
  title: string
  commune: string
  excerpt: string
  type: string
  /** Place of its type in the vocabulary, which starts with the places of science culture. */
  rank: number
  departement: string | null
  weight: number
}

/**
 * Chooses actors that differ: each one brings the type and the département least shown so far; then the first type of the
 * vocabulary, the fullest record, the alphabet. The same candidates always give the same choice.
 */
export function pickVaried(candidates: Actor[], count: number): Actor[] {
  const left = [...candidates].sort(
    (a, b) => a.rank - b.rank || b.weight - a.weight || (a.title < b.title ? -1 : 1),
  )
  const shown = new Map<string, number>()
  const times = (key: string) => shown.get(key) ?? 0
  const chosen: Actor[] = []
  while (chosen.length < count && left.length > 0) {
    const cost = (actor: Actor) => times(`type ${actor.type}`) * 2 + times(`departement ${actor.departement}`)
    const best = left.reduce((kept, actor) => (cost(actor) < cost(kept) ? actor : kept))
    left.splice(left.indexOf(best), 1)
    chosen.push(best)
    for (const key of [`type ${best.type}`, `departement ${best.departement}`]) shown.set(key, times(key) + 1)
  }
  return chosen
}
