import { describe, expect, test } from 'vitest'
import { costOf, faultsOf, moveLoan, planGreedily } from './index.ts'
import type { Fault, PlannedLoan } from './model.ts'
import { roadKm } from './road-model.ts'
import { aCirculation, aCopy, aTool, aWish, north } from './testing.ts'
import { simpleBound, unservedOf } from './unserved-model.ts'

const home = north(0)
const near = roadKm(home, north(1))
const loan = (wish: string, from: number, to = from, copy = 'A'): PlannedLoan => ({ wish, copy, from, to })

describe('kilometres and points', () => {
  const wishes = [aWish('one', { place: north(1) }), aWish('two', { place: north(2) })]

  test('by its home, a copy goes there and back for each loan', () => {
    const { moves, kilometres, points } = costOf(aCirculation({ wishes }), [loan('two', 5), loan('one', 3)])
    expect(moves.map(({ from, to }) => [from, to])).toEqual([
      [null, 'one'],
      ['one', null],
      [null, 'two'],
      ['two', null],
    ])
    expect(kilometres).toBeCloseTo(6 * near, 1)
    expect(points).toEqual({
      served: 200,
      kilometres: -0.1 * kilometres,
      fairness: 0,
      total: 200 - 0.1 * kilometres,
    })
  })

  test('straight to the next host where that is allowed: soon enough, and no closed day between', () => {
    const tools = [aTool({ direct: { days: 1, wait: 2 } })]
    const straight = aCirculation({ tools, wishes })
    const km = (from: number, circulation = straight) =>
      costOf(circulation, [loan('one', 3), loan('two', from)]).kilometres / near
    expect(km(4)).toBeCloseTo(6, 1)
    expect(km(5)).toBeCloseTo(4, 1)
    expect(km(7)).toBeCloseTo(4, 1)
    expect(km(8)).toBeCloseTo(6, 1)
    const closed = aCirculation({ tools: [{ ...aTool(tools[0]), closures: [{ from: 4, to: 4 }] }], wishes })
    expect(km(5, closed)).toBeCloseTo(6, 1)
  })

  test('a road is a third longer than a straight line', () => {
    expect(roadKm({ lon: 3.0573, lat: 50.6292 }, { lon: 2.2958, lat: 49.894 })).toBeCloseTo(1.34 * 98.1, -1)
  })

  test('the loans of a territory are worth less and less, from what it had already, by its size', () => {
    const fair = aCirculation({
      wishes: ['a', 'b', 'c'].map((id) => aWish(id, { territory: id === 'c' ? 'large' : 'small' })),
      territories: [
        { id: 'small', received: 0, inhabitants: 1000 },
        { id: 'large', received: 3, inhabitants: 3000 },
      ],
    })
    const fairness = (...ids: string[]) =>
      costOf(
        fair,
        ids.map((id, at) => loan(id, at * 5)),
      ).points.fairness
    expect(fairness('a')).toBe(10)
    expect(fairness('a', 'b')).toBe(15)
    expect(fairness('c')).toBe(7.5)
    const unknown = { ...fair, territories: [{ id: 'small', received: 1, inhabitants: null }] }
    expect(costOf(unknown, [loan('a', 1)]).points.fairness).toBe(10)
  })
})

describe('what cannot be', () => {
  const circulation = aCirculation({
    tools: [
      aTool({ before: 1, after: 2, direct: { days: 1, wait: 1 }, closures: [{ from: 30, to: 34 }] }),
      aTool({ id: 'other' }),
    ],
    copies: [aCopy('A', { taken: [{ from: 50, to: 54, modules: null }] }), aCopy('B', { tool: 'other' })],
    wishes: [aWish('one', { first: 10, last: 60, days: 3 }), aWish('two', { days: 2 })],
  })
  test.each<[string, PlannedLoan[], Fault['why'][]]>([
    ['nothing', [], []],
    ['a loan', [loan('one', 10, 12)], []],
    ['an unknown wish', [loan('three', 10)], ['unknown']],
    ['an unknown copy', [loan('one', 10, 12, 'Z')], ['unknown']],
    ['a copy of another tool', [loan('one', 10, 12, 'B')], ['other-tool']],
    ['twice', [loan('one', 10, 12), loan('one', 20, 22)], ['twice']],
    ['too long', [loan('one', 10, 13)], ['wrong-length']],
    ['too early', [loan('one', 9, 11)], ['outside']],
    ['too late', [loan('one', 59, 61)], ['outside']],
    ['closed', [loan('one', 28, 30)], ['closed']],
    ['its return closed', [loan('one', 26, 28)], ['closed']],
    ['its return just before', [loan('one', 25, 27)], []],
    ['its departure closed', [loan('one', 35, 37)], ['closed']],
    ['taken', [loan('one', 54, 56)], ['taken']],
    ['its departure taken', [loan('one', 55, 57)], ['taken']],
    ['its departure just after', [loan('one', 56, 58)], []],
    ['together', [loan('one', 10, 12), loan('two', 12, 13)], ['too-close']],
    ['without a day to move', [loan('one', 10, 12), loan('two', 13, 14)], ['too-close']],
    ['straight', [loan('one', 10, 12), loan('two', 14, 15)], []],
    ['by home', [loan('one', 10, 12), loan('two', 16, 17)], []],
    ['straight, its return closed', [loan('two', 24, 25), loan('one', 27, 29)], ['closed']],
  ])('%s', (_, loans, why) => {
    expect(faultsOf(circulation, loans).map((fault) => fault.why)).toEqual(why)
  })

  test('too long a wait with the first host, too short a way by home', () => {
    const slow = { ...circulation, tools: [aTool({ before: 4, after: 4, direct: { days: 1, wait: 1 } })] }
    const loans = [loan('one', 10, 12), loan('two', 18, 19)]
    expect(faultsOf({ ...slow, copies: [aCopy('A')] }, loans)).toEqual([
      { wish: 'two', why: 'too-close', with: 'one' },
    ])
  })
})

describe('a loan moved by hand', () => {
  const circulation = aCirculation({
    copies: [aCopy('A'), aCopy('B', { home: north(1) })],
    wishes: [aWish('one', { place: north(1) }), aWish('two', { last: 9 })],
  })
  const loans = [loan('one', 3)]

  test('to another copy says what it adds or saves', () => {
    const moved = moveLoan(circulation, loans, { wish: 'one', copy: 'B', from: 8 })
    if (moved.faults) throw new Error('refused')
    expect(moved.loans).toEqual([loan('one', 8, 8, 'B')])
    expect(moved.change.served).toBe(0)
    expect(moved.change.kilometres).toBeCloseTo(-2 * near, 6)
    expect(moved.change.points).toBeCloseTo(0.2 * near, 6)
    expect(moved.cost).toEqual(costOf(circulation, moved.loans))
  })

  test('may be added, or no longer served', () => {
    const added = moveLoan(circulation, loans, { wish: 'two', copy: 'A', from: 4 })
    expect(added).toMatchObject({ loans: [loan('one', 3), loan('two', 4)], change: { served: 1 } })
    const removed = moveLoan(circulation, loans, { wish: 'one', copy: null })
    expect(removed).toMatchObject({ loans: [], change: { served: -1 }, cost: { kilometres: 0 } })
  })

  test('to where it cannot be is refused, with why and what it runs into', () => {
    expect(moveLoan(circulation, loans, { wish: 'two', copy: 'A', from: 3 })).toEqual({
      faults: [{ wish: 'two', why: 'too-close', with: 'one' }],
    })
    expect(moveLoan(circulation, loans, { wish: 'two', copy: 'A', from: 10 })).toEqual({
      faults: [{ wish: 'two', why: 'outside' }],
    })
    expect(moveLoan(circulation, loans, { wish: 'nobody', copy: null })).toEqual({
      faults: [{ wish: 'nobody', why: 'unknown' }],
    })
  })
})

describe('who is not served', () => {
  test('is told why', () => {
    const circulation = aCirculation({
      tools: [aTool({ closures: [{ from: 40, to: 49 }] }), aTool({ id: 'none' })],
      copies: [aCopy('A', { taken: [{ from: 20, to: 29, modules: null }] })],
      wishes: [
        aWish('nowhere', { tool: 'none' }),
        aWish('short', { first: 5, last: 7, days: 4 }),
        aWish('closed', { first: 42, last: 45 }),
        aWish('taken', { first: 22, last: 25 }),
        aWish('far', { place: { lon: 20, lat: 40 } }),
        aWish('first', { first: 3, last: 3, priority: 2 }),
        aWish('second', { first: 3, last: 3 }),
      ],
    })
    const loans = planGreedily(circulation)
    expect(loans.map(({ wish }) => wish)).toEqual(['first'])
    expect(unservedOf(circulation, loans).map(({ wish, why }) => [wish, why])).toEqual([
      ['nowhere', 'no-copy'],
      ['short', 'too-short'],
      ['closed', 'closed'],
      ['taken', 'taken'],
      ['far', 'far'],
      ['second', 'others'],
    ])
    expect(simpleBound(circulation)).toBe(400)
  })
})
