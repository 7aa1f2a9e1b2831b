import type { GeoJSONVTFeaturePoint, GeoJSONVTTile } from '@maplibre/geojson-vt'
import type { Tile } from './model.ts'

/** Layers of a tile by name; a layer with nothing to show is absent. */
export type TileLayers = Record<string, GeoJSONVTTile>

/** A point of a layer: its place in tile units, its properties. */
export type TilePoint = { x: number; y: number; tags: Record<string, string | number> }

/** A layer of points, as geojson-vt would have cut it. */
export function tilePoints({ z, x, y }: Tile, points: readonly TilePoint[]): GeoJSONVTTile {
  const features = points.map(
    (point): GeoJSONVTFeaturePoint => ({ type: 1, geometry: [[point.x, point.y]], tags: point.tags }),
  )
  return { transformed: true, source: null, x, y, z, features: features as GeoJSONVTTile['features'] }
}
