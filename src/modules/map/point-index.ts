import { extent, fromMercator, type Tile, toMercator } from './model.ts'

/** Longitude, latitude in degrees. */
export type LonLat = { lon: number; lat: number }

/** What stands in one cell of a tile: `item` is the only entry’s rank in the list given, or null for a cluster. */
export type Cell = {
  /** Position in the tile, 0 to 4095 from its north-west corner. */
  x: number
  y: number
  count: number
  item: number | null
  /** West, south, east, north of what a cluster gathers. */
  bounds: [number, number, number, number] | null
}

export type PointIndex = { size: number; cells: (tile: Tile) => Cell[] }

const bits = 26
const half = 2 ** (bits / 2)
const world = 2 ** bits

/** Puts a zero between the bits of a 13-bit integer. */
function spread(value: number): number {
  let v = value
  v = (v | (v << 8)) & 0x00ff00ff
  v = (v | (v << 4)) & 0x0f0f0f0f
  v = (v | (v << 2)) & 0x33333333
  return (v | (v << 1)) & 0x55555555
}

/** Z-order rank (Morton, 1966) of a cell of the 2^26 × 2^26 grid, on 52 bits: exact in a double. */
function rank(x: number, y: number): number {
  const high = spread(Math.floor(x / half)) | (spread(Math.floor(y / half)) << 1)
  const low = spread(x % half) | (spread(y % half) << 1)
  return high * world + low
}

/** How many times a tile’s side is halved to make its cells: 64 px cells far away, 16 px near the ground. */
function depth(zoom: number): number {
  return zoom < 12 ? 3 : zoom < 14 ? 4 : 5
}

/**
 * Points sorted along a Z-order curve: a tile is one run of the list and a cell of the tile one shorter run, so every
 * point is counted in exactly one cell of one tile at each zoom, whatever the zoom. 16 bytes a point.
 */
export function indexPoints(points: readonly LonLat[]): PointIndex {
  const size = points.length
  const gridX = new Uint32Array(size)
  const gridY = new Uint32Array(size)
  const ranks = new Float64Array(size)
  for (const [i, point] of points.entries()) {
    const [x, y] = toMercator(point.lon, point.lat)
    gridX[i] = Math.min(world - 1, Math.floor((x - Math.floor(x)) * world))
    gridY[i] = Math.min(world - 1, Math.floor(y * world))
    ranks[i] = rank(gridX[i] as number, gridY[i] as number)
  }
  const order = new Uint32Array(size)
  for (let i = 0; i < size; i++) order[i] = i
  order.sort((a, b) => (ranks[a] as number) - (ranks[b] as number))

  /** First place in `order` whose rank is at least `wanted`. */
  const seek = (wanted: number, from: number): number => {
    let low = from
    let high = size
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((ranks[order[middle] as number] as number) < wanted) low = middle + 1
      else high = middle
    }
    return low
  }

  const cells = ({ z, x, y }: Tile): Cell[] => {
    const side = 2 ** (bits - z)
    const start = rank(x * side, y * side)
    const step = 4 ** (bits - z - depth(z))
    const end = seek(start + side * side, 0)
    const found: Cell[] = []
    for (let first = seek(start, 0); first < end; ) {
      const cell = Math.floor((ranks[order[first] as number] as number) / step)
      const next = Math.min(end, seek((cell + 1) * step, first + 1))
      found.push(gather(first, next, x * side, y * side, side, depth(z)))
      first = next
    }
    return found
  }

  const gather = (
    first: number,
    next: number,
    left: number,
    top: number,
    side: number,
    halvings: number,
  ): Cell => {
    const toTile = (value: number, origin: number) => Math.floor(((value - origin) / side) * extent)
    const only = order[first] as number
    if (next - first === 1) {
      return {
        x: toTile(gridX[only] as number, left),
        y: toTile(gridY[only] as number, top),
        count: 1,
        item: only,
        bounds: null,
      }
    }
    let [west, north, east, south, sumX, sumY] = [world, world, 0, 0, 0, 0]
    for (let place = first; place < next; place++) {
      const i = order[place] as number
      const [px, py] = [gridX[i] as number, gridY[i] as number]
      west = Math.min(west, px)
      east = Math.max(east, px)
      north = Math.min(north, py)
      south = Math.max(south, py)
      sumX += px
      sumY += py
    }
    const count = next - first
    const cell = side / 2 ** halvings
    // Kept off the cell's edge, so that neighbouring clusters do not cover each other.
    const inside = (value: number, origin: number) => {
      const corner = origin + Math.floor((value - origin) / cell) * cell
      return Math.min(corner + cell * 0.8, Math.max(corner + cell * 0.2, value))
    }
    const [w, n] = fromMercator(west / world, north / world)
    const [e, s] = fromMercator((east + 1) / world, (south + 1) / world)
    return {
      x: toTile(inside(sumX / count, left), left),
      y: toTile(inside(sumY / count, top), top),
      count,
      item: null,
      bounds: [w, s, e, n],
    }
  }

  return { size, cells }
}
