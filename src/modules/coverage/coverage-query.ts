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
/** What people mean first by a place of science culture. */
const usualKind = 'organisation:museum'

/**
 * What an address asks: `?lieu=organisation:museum&rayon=10&compter=poverty&mesure=accessibilite`. Reads anything without failing: what is unknown falls back on
 * museums, or the kind with the most places where there is none, 10 km, everybody, reach. Null when the site has no place of any kind.
 */
export function parseCoverageQuery(
  params: URLSearchParams,
  kinds: readonly PlaceKind[],
): CoverageQuery | null {
  const known = (wanted: string | null) => kinds.find(({ code }) => code === wanted)
  const most = [...kinds].sort((a, b) => b.count - a.count)[0]
  const kind = known(params.get('lieu')) ?? known(usualKind) ?? most
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
