import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromMercator, parseTile, toMercator } from './model.ts'
import { indexPoints } from './point-index.ts'

const anywhere = fc.record({
  lon: fc.double({ min: -180, max: 180, noNaN: true }),
  lat: fc.double({ min: -85, max: 85, noNaN: true }),
})
// Crowded on purpose: many share a street, some share a point.
const town = fc.record({
  lon: fc.integer({ min: 0, max: 400 }).map((step) => 3.05 + step / 5000),
  lat: fc.integer({ min: 0, max: 400 }).map((step) => 50.6 + step / 5000),
})

/** Every tile of a zoom that holds something: those the points fall in, and those around them. */
function tilesAround(points: { lon: number; lat: number }[], z: number) {
  const side = 2 ** z
  const addresses = new Set<string>()
  for (const point of points) {
    const [mx, my] = toMercator(point.lon, point.lat)
    for (const dx of [-1, 0, 1]) {
      for (const dy of [-1, 0, 1]) {
        const y = Math.floor(my * side) + dy
        if (y >= 0 && y < side) addresses.add(`${(((Math.floor(mx * side) + dx) % side) + side) % side}/${y}`)
      }
    }
  }
  return [...addresses].map((address) => {
    const [x, y] = address.split('/').map(Number) as [number, number]
    return { z, x, y }
  })
}

describe('points of a tile', () => {
  it('counts every point exactly once at every zoom', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(anywhere, town), { maxLength: 200 }),
        fc.integer({ min: 0, max: 18 }),
        (points, z) => {
          const index = indexPoints(points)
          const cells = tilesAround(points, z).flatMap(index.cells)
          expect(cells.reduce((sum, cell) => sum + cell.count, 0)).toBe(points.length)
        },
      ),
      { numRuns: 200 },
    )
  })

  it('keeps each cell inside its tile, and a single point where it stands', () => {
    fc.assert(
      fc.property(
        fc.array(town, { minLength: 1, maxLength: 100 }),
        fc.integer({ min: 0, max: 18 }),
        (points, z) => {
          const index = indexPoints(points)
          for (const tile of tilesAround(points, z)) {
            for (const cell of index.cells(tile)) {
              expect(cell.x).toBeGreaterThanOrEqual(0)
              expect(cell.x).toBeLessThan(4096)
              if (cell.item === null) continue
              const point = points[cell.item] as { lon: number; lat: number }
              const [lon, lat] = fromMercator(
                (tile.x + cell.x / 4096) / 2 ** z,
                (tile.y + cell.y / 4096) / 2 ** z,
              )
              // Half a metre, the grid’s own step, or one unit of the tile when it is coarser.
              const step = 360 / 2 ** 26 + 360 / 2 ** z / 4096
              expect(Math.abs(lon - point.lon)).toBeLessThan(step)
              expect(Math.abs(lat - point.lat)).toBeLessThan(step)
            }
          }
        },
      ),
    )
  })

  it('tells the bounds of a cluster, so that one can zoom on it', () => {
    const [cluster] = indexPoints([
      { lon: 3, lat: 50 },
      { lon: 3.01, lat: 50.02 },
    ]).cells({ z: 0, x: 0, y: 0 })
    expect(cluster?.count).toBe(2)
    expect(cluster?.bounds?.map((value) => Math.round(value * 1000) / 1000)).toEqual([3, 50, 3.01, 50.02])
  })

  it('separates neighbours near the ground and keeps together what shares one point', () => {
    const index = indexPoints([
      { lon: 3.06, lat: 50.63 },
      { lon: 3.06, lat: 50.63 },
      { lon: 3.0605, lat: 50.63 },
    ])
    const [x, y] = toMercator(3.06, 50.63).map((value) => Math.floor(value * 2 ** 18)) as [number, number]
    const counts = [0, 1].flatMap((dx) => index.cells({ z: 18, x: x + dx, y })).map((cell) => cell.count)
    expect(counts.sort()).toEqual([1, 2])
  })
})

describe('parseTile', () => {
  it('wraps the world eastwards and refuses what is no tile', () => {
    expect(parseTile('3', '9', '2')).toEqual({ z: 3, x: 1, y: 2 })
    expect(parseTile('3', '-1', '2')).toEqual({ z: 3, x: 7, y: 2 })
    for (const [z, x, y] of [
      ['19', '0', '0'],
      ['-1', '0', '0'],
      ['3', '1', '8'],
      ['3', '1', '-1'],
      ['3', '1.5', '1'],
      ['a', '1', '1'],
      ['3', '', '1'],
      ['1', '1e3', '0'],
    ] as const) {
      expect(parseTile(z, x, y)).toBeNull()
    }
  })
})
