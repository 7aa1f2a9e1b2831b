import { expect, test } from 'vitest'
import { keepAskedDays } from './keep-asked-days.ts'
import type { PlannedLoan } from './model.ts'
import { aCirculation, aCopy, aTool, aWish, north } from './testing.ts'

const always = () => true
const loan = (wish: string, from: number, copy = 'A'): PlannedLoan => ({ wish, copy, from, to: from + 4 })
const wish = (id: string, asked: number) =>
  aWish(id, { first: asked - 14, last: asked + 18, days: 5, asked, place: north(1) })
const byWish = (loans: PlannedLoan[]) =>
  Object.fromEntries(loans.map(({ wish: id, copy, from }) => [id, `${copy} ${from}`]))
const tools = [aTool({ before: 1, after: 2 })]

test('a loan goes back to the days it asked, when nothing is lost', () => {
  const one = aCirculation({ tools, wishes: [wish('a', 40)] })
  expect(byWish(keepAskedDays(one, [loan('a', 26)], always))).toEqual({ a: 'A 40' })
})

test('of two that asked the same days, one has them, the other the nearest', () => {
  const two = aCirculation({ tools, wishes: [wish('a', 40), wish('b', 40)] })
  const kept = byWish(keepAskedDays(two, [loan('a', 26), loan('b', 34)], always))
  expect(Object.values(kept).toSorted()).toEqual(['A 32', 'A 40'])
})

test('both have them on two copies, unless the other copy lives farther away', () => {
  const wishes = [wish('a', 40), wish('b', 40)]
  const placed = [loan('a', 30), loan('b', 40)]
  const near = aCirculation({ tools, wishes, copies: [aCopy('A'), aCopy('B')] })
  const both = Object.values(byWish(keepAskedDays(near, placed, always)))
  expect(both.toSorted()).toEqual(['A 40', 'B 40'])
  const far = aCirculation({ tools, wishes, copies: [aCopy('A'), aCopy('B', { home: north(9) })] })
  expect(byWish(keepAskedDays(far, placed, always))).toEqual({ a: 'A 32', b: 'A 40' })
})

test('a way straight to the next host is not given up for it', () => {
  const direct = [aTool({ before: 1, after: 2, direct: { days: 1, wait: 0 } })]
  const wishes = [wish('a', 40), wish('b', 60)]
  const placed = [loan('a', 48), loan('b', 54)]
  expect(byWish(keepAskedDays(aCirculation({ tools: direct, wishes }), placed, always))).toEqual({
    a: 'A 48',
    b: 'A 54',
  })
})
