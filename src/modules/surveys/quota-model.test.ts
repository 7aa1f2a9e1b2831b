import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inProportion } from './quota-model.ts'

test('targets in proportion add up, and follow the frame', () => {
  const strata = fc.dictionary(fc.stringMatching(/^[a-z]{1,8}\|\d\d$/), fc.integer({ min: 0, max: 500 }), {
    maxKeys: 30,
  })
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 3000 }), strata, (total, frame) => {
      const targets = inProportion(total, frame)
      const contacts = Object.values(frame).reduce((sum, count) => sum + count, 0)
      expect(Object.values(targets).reduce((sum, each) => sum + each, 0)).toBe(Math.min(total, contacts))
      for (const [key, count] of Object.entries(frame)) {
        const exact = contacts === 0 ? 0 : (count * Math.min(total, contacts)) / contacts
        expect(Math.abs((targets[key] ?? 0) - exact)).toBeLessThan(1)
      }
    }),
    { numRuns: 200 },
  )
})
