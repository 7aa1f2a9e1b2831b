export { drawRegion } from './draw-region.ts'
export { type MapMade, mapOf } from './map-of.tsx'
export { meshOfRegion, type RegionMesh } from './mesh-of-region.tsx'
export { type CountedPlace, placesMap } from './places-map.tsx'
