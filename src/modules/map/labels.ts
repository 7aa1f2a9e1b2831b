import { emptyQuery, type LocatedEntry, locateEntries } from '#modules/search/index.ts'
import type { Database } from '#platform/db/connect.ts'
import { extent, type Tile, toMercator } from './model.ts'
import { type TileLayers, tilePoints } from './tile-layers.ts'

type Label = {
  x: number
  y: number
  from: number
  to: number
  tags: { name: string; kind: string; size: number }
}

const labels = new WeakMap<readonly LocatedEntry[], Label[]>()

/** Smallest population (as its power of ten) of the communes named at each zoom from 5; below, none. */
const namedFrom = [5, 5, 4.6, 4.3, 4, 3.5, 3]

/** Layer `label` of a tile: names of territories, communes by population as one comes closer. */
export async function labelLayer(db: Database, tile: Tile): Promise<TileLayers> {
  const { entries } = await locateEntries(db, emptyQuery, ['territory'])
  const all = labels.get(entries) ?? entries.flatMap(toLabel)
  labels.set(entries, all)
  const side = 2 ** tile.z
  const inside = all
    .filter((label) => tile.z >= label.from && tile.z <= label.to)
    .map((label) => ({
      x: Math.floor((label.x * side - tile.x) * extent),
      y: Math.floor((label.y * side - tile.y) * extent),
      tags: label.tags,
    }))
    .filter(({ x, y }) => x >= 0 && x < extent && y >= 0 && y < extent)
  return inside.length > 0 ? { label: tilePoints(tile, inside) } : {}
}

function toLabel({ type, title, lon, lat, weight }: LocatedEntry): Label[] {
  const range = zoomsOf(type, weight)
  if (!range) return []
  const [x, y] = toMercator(lon, lat)
  return [
    { x, y, from: range[0], to: range[1], tags: { name: title, kind: type, size: Math.round(weight * 10) } },
  ]
}

function zoomsOf(kind: string, weight: number): [number, number] | null {
  if (kind === 'departement') return [6, 8]
  if (kind === 'epci') return [9, 10]
  if (kind !== 'commune') return null
  const rank = namedFrom.findIndex((least) => weight >= least)
  return [rank < 0 ? 5 + namedFrom.length : 5 + rank, 18]
}
