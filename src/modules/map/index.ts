export { meshOfRegion, type RegionMesh } from './mesh-of-region.tsx'
