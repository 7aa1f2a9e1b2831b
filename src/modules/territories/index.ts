export { type BuiltPack, buildRegionPack } from './build-pack.ts'
export { loadRegionPack, type PackLoad } from './load-region-pack.ts'
export {
  type DataSource,
  density,
  type EpciType,
  type IndicatorUnit,
  type IndicatorValue,
  type LonLat,
  parseTerritoryRef,
  type Territory,
  type TerritoryFacts,
  type TerritoryKind,
  type TerritoryName,
  territoryKinds,
  territoryPath,
  type ValueStatus,
} from './model.ts'
export { type Contour, type ContourKind, type Contours, readContours as contours } from './pack/contours.ts'
export { PackError, type RegionManifest, readRegionManifest as regionManifest } from './pack/manifest.ts'
export { containersOf, findTerritories, getSources, getTerritory } from './store.ts'
