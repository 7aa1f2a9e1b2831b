import { type EntryQuery, entriesAt } from '#modules/search/index.ts'
import type { Database } from '#platform/db/connect.ts'
import { type Bounds, boundsOf, frameOn } from './drawing.ts'
import type { LocatedPoints } from './locate-points.ts'
import { deepestZoom, extent, fromMercator, signOf, type Tile, toMercator } from './model.ts'
import type { Cell } from './point-index.ts'
import type { DrawnCluster, DrawnPoint } from './static-map.tsx'

/** What a drawing of an answer holds: single organisations lead to their page, clusters to the same question, closer. */
export type Picture = { points: DrawnPoint[]; clusters: DrawnCluster[] }

/**
 * Groups an answer as the interactive map would at the scale of a drawing.
 * @param pageAt language-free address of the page under a question
 * @param toPage turns a language-free path into a link
 * @param label says what a cluster’s link does
 */
export async function pictureOf(
  db: Database,
  { entries, index }: LocatedPoints,
  query: EntryQuery,
  view: {
    bounds: Bounds
    width: number
    height: number
    pageAt: (query: EntryQuery) => string
    toPage: (path: string) => string
    label: (count: number) => string
  },
): Promise<Picture> {
  const { zoom } = frameOn(view.bounds, view.width, view.height)
  const cells = tilesOver(view.bounds, zoom).flatMap((tile) =>
    index.cells(tile).map((cell) => ({ cell, tile })),
  )
  const alone = cells.flatMap(({ cell }) => (cell.item === null ? [] : [entries[cell.item]?.ordinal ?? 0]))
  const details = await entriesAt(db, alone)
  const points = details.flatMap(({ kind, title, type, path, point }): DrawnPoint[] =>
    point ? [{ ...point, title, sign: signOf(kind, type), href: view.toPage(path) }] : [],
  )
  const clusters = cells.flatMap(({ cell, tile }): DrawnCluster[] => {
    if (!cell.bounds) return []
    const closer = widen(cell.bounds)
    return [
      {
        ...placeOf(cell, tile),
        count: cell.count,
        label: view.label(cell.count),
        kind: entries[0]?.kind === 'event' ? 'event' : 'organisation',
        href: view.toPage(view.pageAt({ ...query, bbox: closer })),
      },
    ]
  })
  return { points, clusters }
}

function tilesOver(bounds: Bounds, zoom: number): Tile[] {
  const z = Math.max(0, Math.min(deepestZoom, Math.floor(zoom)))
  const side = 2 ** z
  const [left, bottom] = toMercator(bounds[0], bounds[1]).map((value) => Math.floor(value * side)) as [
    number,
    number,
  ]
  const [right, top] = toMercator(bounds[2], bounds[3]).map((value) => Math.floor(value * side)) as [
    number,
    number,
  ]
  const tiles: Tile[] = []
  for (let x = left; x <= right; x++)
    for (let y = top; y <= Math.min(bottom, side - 1); y++) tiles.push({ z, x: x % side, y })
  return tiles
}

function placeOf(cell: Cell, { z, x, y }: Tile): { lon: number; lat: number } {
  const [lon, lat] = fromMercator((x + cell.x / extent) / 2 ** z, (y + cell.y / extent) / 2 ** z)
  return { lon, lat }
}

/** A little room around a cluster, so that its members do not stand on the edge; at least some 200 metres. */
function widen([west, south, east, north]: Bounds): Bounds {
  const across = Math.max((east - west) * 0.1, 0.0015)
  const up = Math.max((north - south) * 0.1, 0.001)
  return [west - across, south - up, east + across, north + up].map((value) =>
    Number(value.toFixed(5)),
  ) as Bounds
}

/** Bounds of points with room around; null without any. */
export function boundsAround(points: readonly { lon: number; lat: number }[]): Bounds | null {
  const bounds = boundsOf(points.map(({ lon, lat }) => [lon, lat] as const))
  return bounds && widen(bounds)
}
