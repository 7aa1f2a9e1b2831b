import { expect, test } from 'vitest'
import { contours } from '#modules/territories/index.ts'
import { samplePackFolder } from '#modules/territories/testing.ts'
import { drawZones } from './draw-zones.ts'
import { groundOf } from './zone-ground.ts'

/** Twice the ground inside a path of relative steps: rings of the other way round are holes. */
function area(path: string): number {
  return path
    .split('z')
    .filter(Boolean)
    .reduce((sum, ring) => {
      const [start = '', moves = ''] = ring.slice(1).split('l')
      let [x = 0, y = 0] = start.split(' ').map(Number)
      const numbers = moves.split(/[ ]/).map(Number)
      let twice = 0
      for (let at = 0; at < numbers.length; at += 2) {
        const [toX, toY] = [x + (numbers[at] as number), y + (numbers[at + 1] as number)]
        twice += x * toY - toX * y
        ;[x, y] = [toX, toY]
      }
      return sum + twice
    }, 0)
}

test('classes share the ground of the region without gap nor overlap, whichever they are', async () => {
  const shapes = await contours(samplePackFolder)
  if (!shapes) throw new Error('the pack has contours')
  const codes = [...groundOf(shapes).communes.keys()]
  const draw = (classOf: (at: number) => string) =>
    drawZones(shapes, {}, 'x', () => new Map(codes.map((code, at) => [code, classOf(at)]))).zones
  const whole = area(draw(() => 'all').get('all') ?? '')
  expect(Math.abs(whole)).toBeGreaterThan(300_000)
  for (const classes of [2, 3, 7]) {
    const zones = draw((at) => String((at * 31) % classes))
    const parts = [...zones.values()].map(area)
    expect(zones.size).toBe(classes)
    // Rings too small for the drawing go: a hair of the whole.
    expect(Math.abs(parts.reduce((sum, each) => sum + each, 0) / whole - 1)).toBeLessThan(0.002)
    for (const part of parts) expect(Math.abs(part / whole - 1 / classes)).toBeLessThan(0.05)
  }
})
