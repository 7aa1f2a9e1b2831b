import { coverageString, parseCoverageQuery } from './coverage-query.ts'
import type { PlaceKind } from './model.ts'
import { aims, mostSites, type SitesQuery } from './sites-model.ts'

const usualSites = 5

/**
 * What an address asks: `?lieu=organisation:museum&rayon=10&compter=poverty&but=rapprocher&nombre=5`. Reads anything without failing: what is unknown falls back on what
 * coverage takes, on reaching, on 5 places. Null when the site has no place of any kind; `asked` is false for an address that only prepares the form.
 */
export function parseSitesQuery(
  params: URLSearchParams,
  kinds: readonly PlaceKind[],
): (SitesQuery & { asked: boolean }) | null {
  const coverage = parseCoverageQuery(params, kinds)
  if (!coverage) return null
  const word = params.get('nombre') ?? ''
  const sites =
    /^\d{1,2}$/.test(word) && Number(word) >= 1 && Number(word) <= mostSites ? Number(word) : usualSites
  return {
    ...coverage,
    measure: 'reach',
    aim: params.get('but') === aims.near ? 'near' : 'reach',
    sites,
    asked: params.has('but'),
  }
}

/** The query string of a question, whole. */
export function sitesString(query: SitesQuery): string {
  const params = new URLSearchParams(coverageString({ ...query, measure: 'reach' }))
  params.set('but', aims[query.aim])
  params.set('nombre', String(query.sites))
  return `?${params}`
}
