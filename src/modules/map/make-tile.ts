import { fromGeojsonVt } from '@maplibre/vt-pbf'
import { entriesAt, type NextSession } from '#modules/search/index.ts'
import type { Database } from '#platform/db/connect.ts'
import type { LocatedPoints } from './locate-points.ts'
import { extent, signOf, type Tile } from './model.ts'
import type { Cell } from './point-index.ts'
import { type TileLayers, type TilePoint, tilePoints } from './tile-layers.ts'

/** A Mapbox Vector Tile 2.1 of some layers; null when there is nothing in it. */
export function encodeTile(layers: TileLayers): Uint8Array<ArrayBuffer> | null {
  if (Object.keys(layers).length === 0) return null
  return new Uint8Array(fromGeojsonVt(layers, { version: 2, extent }))
}

/**
 * Layer `points` of a tile: clusters (`point_count`, `west`, `south`, `east`, `north`) and what stands alone
 * (`title`, `place`, `type`, `family`, `path`; of an event `when`, its next session). Absent when nothing stands there.
 * @param whenOf says a session in words
 */
export async function pointsLayer(
  db: Database,
  { entries, index, window }: LocatedPoints,
  tile: Tile,
  whenOf: (session: NextSession) => string,
): Promise<TileLayers> {
  const cells = index.cells(tile)
  if (cells.length === 0) return {}
  const alone = cells.flatMap((cell) => (cell.item === null ? [] : [entries[cell.item]?.ordinal ?? 0]))
  const details = new Map((await entriesAt(db, alone, window)).map((entry) => [entry.ordinal, entry]))
  const features = cells.flatMap((cell): TilePoint[] => {
    if (cell.item === null) return [{ ...cell, tags: clusterTags(cell) }]
    const entry = details.get(entries[cell.item]?.ordinal ?? 0)
    if (!entry) return []
    const { kind, title, subtitle, type, path, next } = entry
    const when = next && { when: whenOf(next) }
    return [{ ...cell, tags: { title, place: subtitle, type, family: signOf(kind, type), path, ...when } }]
  })
  return features.length > 0 ? { points: tilePoints(tile, features) } : {}
}

function clusterTags({ count, bounds }: Cell): Record<string, number> {
  const [west, south, east, north] = (bounds ?? [0, 0, 0, 0]).map((value) => Number(value.toFixed(6))) as [
    number,
    number,
    number,
    number,
  ]
  return { point_count: count, west, south, east, north }
}
