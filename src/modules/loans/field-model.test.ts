import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { plusDays } from '#modules/tools/index.ts'
import { brokenTerm, reachWithinTerms } from './dates-model.ts'
import { directDays } from './direct-model.ts'
import { dueNotice } from './notices-model.ts'
import {
  areCounts,
  faultsSince,
  namedApart,
  partsComingBack,
  partsHandedOn,
  partsLeaving,
  seenOnServerTime,
} from './report-model.ts'

const part = (name: string, found: number, damaged = 0) => ({ partId: null, name, found, damaged })

describe('parts', () => {
  test('leave but for what is known to lack, and come back but for what was told meanwhile', () => {
    // Told twice, the second time once the part had another name.
    const known = [
      { partId: '1', name: 'Lunette', missing: 1, damaged: 1 },
      { partId: '1', name: 'Jumelle', missing: 0, damaged: 1 },
    ]
    const leaving = partsLeaving([{ id: '1', name: 'Lunette', quantity: 2 }], known)
    expect(leaving).toEqual([{ partId: '1', name: 'Lunette', expected: 2, found: 1, damaged: 1, note: null }])
    const left = [{ partId: null, name: 'Carte', expected: 30, found: 29, damaged: 1, note: 'Pliée' }]
    expect(partsComingBack(left, [{ partId: '2', name: 'Carte', missing: 4, damaged: 1 }])).toEqual([
      { partId: null, name: 'Carte', expected: 29, found: 25, damaged: 2, note: null },
    ])
    const there = [{ partId: '1', name: 'Lunette', expected: 2, found: 0, damaged: 0, note: 'Perdues' }]
    expect(partsHandedOn(leaving, there)).toEqual([
      { partId: '1', name: 'Lunette', expected: 2, found: 0, damaged: 0, note: 'Perdues' },
    ])
  })

  test('of one name are told apart by their module, else by their turn, within the length of a name', () => {
    const named = (parts: [string, string | null][]) =>
      namedApart(parts.map(([name, module]) => ({ name, module }))).map(({ name }) => name)
    expect(
      named([
        ['Câble', 'Eau'],
        ['Câble', null],
        ['Lampe', 'Eau'],
        ['Câble', 'Air'],
        ['Câble (1)', null],
        ['Câble', null],
      ]),
    ).toEqual(['Câble (Eau)', 'Câble (2)', 'Lampe', 'Câble (Air)', 'Câble (1)', 'Câble (3)'])
    const long = named([
      ['x'.repeat(200), 'm'.repeat(100)],
      ['x'.repeat(200), 'm'.repeat(100)],
    ])
    expect([new Set(long).size, long.map((name) => name.length)]).toEqual([2, [200, 200]])
  })

  test('a fault is what is worse than before; what is better is none', () => {
    const before = [part('a', 3, 1), part('b', 2), part('c', 5, 2)]
    const after = [part('a', 2, 1), part('b', 2, 1), part('c', 6, 0)]
    expect(faultsSince(before, after)).toEqual([
      { partId: null, name: 'a', missing: 1, damaged: 0 },
      { partId: null, name: 'b', missing: 0, damaged: 1 },
    ])
  })

  test('counts: each part once, none damaged that is not there', () => {
    expect(areCounts([part('a', 2, 2)], 1)).toBe(true)
    for (const wrong of [part('a', 1, 2), part('a', -1), part('a', 1.5), part('a', 100_001)])
      expect(areCounts([wrong], 1)).toBe(false)
    expect(areCounts([], 1)).toBe(false)
  })
})

test('what a phone saw is at the server’s time: never in the future, nor before the loan came there', () => {
  const now = new Date('2027-01-15T12:00:00Z')
  const since = new Date('2027-01-10T12:00:00Z')
  const at = (seen: string, sent: string) =>
    seenOnServerTime({ seenAt: new Date(seen), sentAt: new Date(sent) }, since, now).toISOString()
  // Sent two hours later, by a phone that is a day late.
  expect(at('2027-01-14T09:00:00Z', '2027-01-14T11:00:00Z')).toBe('2027-01-15T10:00:00.000Z')
  expect(at('2027-01-14T12:00:00Z', '2027-01-14T11:00:00Z')).toBe(now.toISOString())
  expect(at('2026-01-01T00:00:00Z', '2027-01-14T11:00:00Z')).toBe(since.toISOString())
})

test('the days of two loans that follow each other never meet, and each keeps its own', () => {
  const day = fc.integer({ min: 0, max: 60 }).map((ahead) => plusDays('2027-01-01', ahead))
  const span = fc.tuple(day, fc.integer({ min: 0, max: 20 })).map(([from, length]) => ({
    from,
    to: plusDays(from, length),
  }))
  const buffers = fc.record({
    bufferBefore: fc.integer({ min: 0, max: 10 }),
    bufferAfter: fc.integer({ min: 0, max: 10 }),
  })
  fc.assert(
    fc.property(span, span, buffers, (first, next, around) => {
      const days = directDays(first, next, around)
      expect(days === null).toBe(next.from <= first.to)
      if (!days) return
      expect(days.firstTo >= first.to && days.firstTo < days.nextFrom && days.nextFrom <= next.from).toBe(
        true,
      )
    }),
  )
})

test('no term of the tool refuses who borrows a length it is lent for, within what they are told is free', () => {
  const day = fc.integer({ min: 0, max: 80 }).map((ahead) => plusDays('2027-01-01', ahead))
  const spanOf = (most: number) =>
    fc
      .tuple(day, fc.integer({ min: 0, max: most }))
      .map(([from, length]) => ({ from, to: plusDays(from, length) }))
  const days = fc.integer({ min: 0, max: 5 })
  const terms = fc.record({
    minDays: fc.constant(1),
    maxDays: fc.option(fc.integer({ min: 1, max: 15 })),
    leadDays: fc.integer({ min: 0, max: 30 }),
    bufferBefore: days,
    bufferAfter: days,
    closures: fc.array(spanOf(6), { maxLength: 3 }),
  })
  const state = fc.constantFrom('signed' as const, 'handed_over' as const)
  fc.assert(
    fc.property(terms, spanOf(10), spanOf(20), day, state, (given, span, other, present, state) => {
      const lending = { ...given, lendable: true, copies: [] }
      const open = { from: state === 'handed_over' ? span.from : present, to: null }
      const { from, to } = reachWithinTerms(lending, { span, state }, open, present)
      const asked = state === 'handed_over' ? { from: span.from, to: other.to } : other
      const isTold = asked.from <= asked.to && asked.from >= from && (to === null || asked.to <= to)
      const broken = brokenTerm(lending, span, asked, present)
      // How long it is lent is said apart, of a loan that has not left.
      if (isTold) expect([null, ...(state === 'signed' ? ['too-long'] : [])]).toContain(broken)
    }),
    { numRuns: 500 },
  )
})

test.each([
  ['signed', '2027-01-09', null],
  ['signed', '2027-01-10', { kind: 'start', about: '2027-01-11' }],
  ['signed', '2027-01-11', { kind: 'start', about: '2027-01-11' }],
  ['signed', '2027-01-12', null],
  ['handed_over', '2027-01-13', null],
  ['handed_over', '2027-01-14', { kind: 'end', about: '2027-01-15' }],
  ['handed_over', '2027-01-16', { kind: 'overdue', about: '2027-01-15/1' }],
  ['handed_over', '2027-01-21', { kind: 'overdue', about: '2027-01-15/1' }],
  ['handed_over', '2027-01-22', { kind: 'overdue', about: '2027-01-15/7' }],
  ['handed_over', '2027-06-01', { kind: 'overdue', about: '2027-01-15/14' }],
  ['returned', '2027-01-16', null],
] as const)('of a loan %s, on %s: %o', (state, present, due) => {
  expect(dueNotice({ state, span: { from: '2027-01-11', to: '2027-01-15' } }, present)).toEqual(due)
})
