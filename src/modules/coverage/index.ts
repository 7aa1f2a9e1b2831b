export type { Standing } from './account-model.ts'
export { coverageString, parseCoverageQuery } from './coverage-query.ts'
export { listKinds } from './find-places.ts'
export { type FoundSites, findSites } from './find-sites.ts'
export { type Coverage, getCoverage } from './get-coverage.ts'
export {
  type CoverageQuery,
  everybody,
  type PlaceKind,
  radii,
  shareIndicators,
  shareWithin,
  type Tally,
} from './model.ts'
export { readInstance, sitingOfInstance } from './read-instance.ts'
export { aims, mostSites } from './sites-model.ts'
export { parseSitesQuery, type SitesQuery, sitesString } from './sites-query.ts'
export { gapOf, siteRows } from './sites-rows.ts'
export { solveSiting } from './solve-siting.ts'
