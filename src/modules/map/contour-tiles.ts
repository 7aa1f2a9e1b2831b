import { GeoJSONVT, type GeoJSONVTTile } from '@maplibre/geojson-vt'
import type { Geometry } from 'geojson'
import type { Topology } from 'topojson-specification'
import { borderRanks, bordersOf } from './borders.ts'
import { deepestZoom, extent, type Tile } from './model.ts'
import type { TileLayers } from './tile-layers.ts'

const firstZoom = { departement: 0, epci: 7, commune: 9 } as const

// geojson-vt keeps each slice it cuts: past this many tiles the index starts over from the contours.
const tilesPerIndex = 400

/** The land and its borders, sliced into tiles on demand: départements at every zoom, EPCI from 7, communes from 9. */
export function sliceContours(topology: Topology): (tile: Tile) => TileLayers {
  const { land, outline, inside } = bordersOf(topology)
  const layers = [
    { name: 'land', from: 0, cut: slicer(land) },
    { name: 'outline', from: 0, cut: slicer(outline) },
    ...borderRanks.map((rank) => ({ name: rank, from: firstZoom[rank], cut: slicer(inside[rank]) })),
  ]
  return (tile) => {
    const shown = layers
      .filter((layer) => tile.z >= layer.from)
      .map((layer) => [layer.name, layer.cut(tile)] as const)
    return Object.fromEntries(
      shown.filter((entry): entry is [string, GeoJSONVTTile] => !!entry[1] && entry[1].features.length > 0),
    )
  }
}

function slicer(geometry: Geometry): (tile: Tile) => GeoJSONVTTile | null {
  let index: GeoJSONVT | null = null
  let cut = 0
  return ({ z, x, y }) => {
    if (!index || ++cut > tilesPerIndex) {
      index = new GeoJSONVT(
        { type: 'Feature', properties: {}, geometry },
        { maxZoom: deepestZoom, indexMaxZoom: 4, tolerance: 3, extent, buffer: 64 },
      )
      cut = 0
    }
    return index.getTile(z, x, y)
  }
}
