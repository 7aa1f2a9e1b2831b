import fc from 'fast-check'
import { expect, test } from 'vitest'
import { axes, onSphere, Points } from './points.ts'

test('each entry has the point it was last given, and none when it has none', () => {
  const ordinal = fc.oneof(fc.integer({ min: 0, max: 9000 }), fc.constantFrom(4095, 4096, 4097, 1_000_000))
  const degrees = fc.option(fc.tuple(fc.double({ min: -180, max: 180 }), fc.double({ min: -90, max: 90 })), {
    nil: null,
  })
  const finite = degrees.filter((at) => at?.every(Number.isFinite) ?? true)
  fc.assert(
    fc.property(fc.array(fc.tuple(ordinal, finite), { maxLength: 30 }), ordinal, (given, other) => {
      const points = new Points()
      for (const [at, point] of given) points.set(at, point?.[0] ?? null, point?.[1] ?? null)
      const last = new Map([[other, null], ...given])
      const read = [...last.keys()].map((at) => Object.values(axes).map((axis) => points.get(at, axis)))
      expect(read).toEqual(
        [...last.values()].map((point) =>
          point ? [...point, ...onSphere(...point)] : [NaN, NaN, NaN, NaN, NaN],
        ),
      )
    }),
  )
})
