export { type BuiltPack, buildRegionPack } from './build-pack.ts'
export { type DrawnMap, drawMap } from './draw-map.ts'
export { importVintage, readMapping } from './import-vintage.ts'
export { getIndicators, type Indicator, type Vintage } from './indicator-store.ts'
export { loadRegionPack, type PackLoad } from './load-region-pack.ts'
export type { VintageReport } from './model/mapping.ts'
export { type ContourKind, PackError, type RegionManifest } from './model/pack.ts'
export {
  type DataSource,
  density,
  type EpciType,
  epciTypes,
  type IndicatorTheme,
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
export { type Contour, type Contours, readContours as contours } from './pack/contours.ts'
export { readRegionManifest as regionManifest } from './pack/manifest.ts'
export { type Present, presentOf } from './present.ts'
export { moveIndicators, type RecordedValue, recordValues } from './record-values.ts'
export { getStudies, getSurroundings, type TerritorySurroundings } from './sheet-store.ts'
export { findTerritories, getSources, getTerritory } from './store.ts'
