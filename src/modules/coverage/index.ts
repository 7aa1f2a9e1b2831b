export type { Standing } from './account-model.ts'
export { coverageString, parseCoverageQuery } from './coverage-query.ts'
export { type DrawnZones, drawZones, prepareZones } from './draw-zones.ts'
export { listKinds } from './find-places.ts'
export { type FoundSites, findSites, searchLimit } from './find-sites.ts'
export { type Coverage, getCoverage } from './get-coverage.ts'
export type { Commune } from './model.ts'
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
export { aims, mostSites, type SitesQuery } from './sites-model.ts'
export { parseSitesQuery, sitesString } from './sites-query.ts'
export { gapOf, siteRows } from './sites-rows.ts'
export { solveSiting } from './solve-siting.ts'
export { type Survey, surveyRegion } from './survey-region.ts'
export { reachOfTerritory, sheetRadius, type TerritoryReach } from './territory-reach.ts'
