export { drawRegion } from './draw-region.ts'
export { type JourneyPlace, type Journeys, type JourneyWay, journeysMap } from './journeys-map.tsx'
export { type MapMade, mapOf } from './map-of.tsx'
export { meshOfRegion, type RegionMesh } from './mesh-of-region.tsx'
