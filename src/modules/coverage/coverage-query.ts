import {
  type Counted,
  type CoverageQuery,
  everybody,
  type Measure,
  measures,
  type PlaceKind,
  radii,
  shareIndicators,
} from './model.ts'

const usualRadius = 10

/**
 * What an address asks: `?lieu=organisation:museum&rayon=10&compter=poverty&mesure=accessibilite`. Reads anything without failing: what is unknown falls back on
 * the kind with the most places, 10 km, everybody, reach. Null when the site has no place of any kind.
 */
export function parseCoverageQuery(
  params: URLSearchParams,
  kinds: readonly PlaceKind[],
): CoverageQuery | null {
  const usual = [...kinds].sort((a, b) => b.count - a.count)[0]
  const kind = kinds.find(({ code }) => code === params.get('lieu')) ?? usual
  if (!kind) return null
  const radius = radii.find((each) => String(each) === params.get('rayon')) ?? usualRadius
  const counted: Counted = shareIndicators.find((code) => code === params.get('compter')) ?? everybody
  const measure: Measure = params.get('mesure') === measures.access ? 'access' : 'reach'
  return { kind: kind.code, radius, counted, measure }
}

/** The query string of a question, without what is usual; always with its kind of place. */
export function coverageString({ kind, radius, counted, measure }: CoverageQuery): string {
  const params = new URLSearchParams({ lieu: kind, rayon: String(radius) })
  if (counted !== everybody) params.set('compter', counted)
  if (measure !== 'reach') params.set('mesure', measures[measure])
  return `?${params}`
}
