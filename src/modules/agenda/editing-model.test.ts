import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  changedEventFields,
  type EventContent,
  entryDecision,
  mergeEdits,
  withMovesTold,
} from './editing-model.ts'
import type { PlaceInput, SessionInput } from './model.ts'
import { aContent } from './testing.ts'

const at = (text: string) => new Date(`${text}:00Z`)
const now = at('2026-11-20T10:00')

/** Contents that differ in some of their fields. */
const anyContent = fc
  .record({
    titleFr: fc.constantFrom('Un', 'Deux', 'Trois'),
    ageMin: fc.constantFrom(null, 3, 8),
    keywords: fc.subarray(['robot', 'ciel']),
    sessions: fc.constantFrom<SessionInput[]>(
      [],
      [{ begin: at('2026-12-05T13:00'), end: at('2026-12-05T15:00') }],
    ),
    places: fc.constantFrom<PlaceInput[]>(
      [],
      [{ name: 'Salle', address: null, postcode: null, commune: null, locality: 'Lille', point: null }],
    ),
  })
  .map((change): EventContent => aContent(change))

test('what two people changed apart is put together, and only what both changed otherwise is a conflict', () => {
  fc.assert(
    fc.property(anyContent, anyContent, anyContent, (base, present, wanted) => {
      const { content, conflicting } = mergeEdits(base, present, wanted)
      const mine = changedEventFields(base, wanted)
      const theirs = changedEventFields(base, present)
      // Nothing that I changed is lost; nothing that they changed and I did not is overwritten.
      const apart = (field: string) => field !== 'places' && field !== 'sessions'
      for (const field of mine) expect(content[field]).toEqual(wanted[field])
      for (const field of theirs.filter((one) => !mine.includes(one) && apart(one)))
        expect(content[field]).toEqual(present[field])
      for (const field of conflicting.filter(apart))
        expect(mine.includes(field) && theirs.includes(field)).toBe(true)
      if (theirs.length === 0) expect(conflicting).toEqual([])
    }),
    { numRuns: 200 },
  )
})

test('the order of names, of words and what is left out make no difference', () => {
  const place = {
    name: 'Salle',
    address: null,
    postcode: null,
    commune: null,
    locality: 'Lille',
    point: { lon: 3, lat: 50 },
  }
  const one = aContent({
    places: [place],
    terms: { theme: ['nature', 'digital'], audience: [], format: [], access: [] },
  })
  const { name, ...rest } = place
  const other = aContent({
    places: [{ ...rest, point: { lat: 50, lon: 3 }, name, organisationId: null }],
    terms: { access: [], format: [], audience: [], theme: ['digital', 'nature'] },
  })
  expect(changedEventFields(one, other)).toEqual([])
})

test.each([
  [{ moderates: true, trusted: false, rule: 'none', standing: false }, 'publish'],
  [{ moderates: false, trusted: true, rule: null, standing: false }, 'publish'],
  [{ moderates: false, trusted: true, rule: 'trusted', standing: false }, 'publish'],
  [{ moderates: false, trusted: false, rule: null, standing: false }, 'wait'],
  [{ moderates: false, trusted: false, rule: null, standing: true }, 'publish'],
  [{ moderates: false, trusted: true, rule: 'all', standing: false }, 'wait'],
  [{ moderates: false, trusted: true, rule: 'all', standing: true }, 'wait'],
  [{ moderates: false, trusted: true, rule: 'none', standing: false }, 'closed'],
  [{ moderates: false, trusted: false, rule: 'none', standing: true }, 'publish'],
  [{ moderates: false, trusted: true, rule: 'trusted', standing: false, late: true }, 'closed'],
  [{ moderates: true, trusted: false, rule: 'all', standing: false, late: true }, 'publish'],
] as const)('%o: %s', (given, expected) => {
  expect(entryDecision({ late: false, ...given })).toBe(expected)
})

test('a session to come that moves says when it was first, also when it moves twice; a past one says nothing', () => {
  const before = [
    { id: '1', begin: at('2026-12-05T13:00'), end: at('2026-12-05T15:00') },
    { id: '2', begin: at('2026-11-05T13:00'), end: at('2026-11-05T15:00') },
  ]
  const once = withMovesTold(
    before,
    before.map((one) => ({ ...one, begin: new Date(one.begin.getTime() + 3_600_000) })),
    now,
  )
  expect(once.map(({ status, formerBegin }) => [status, formerBegin])).toEqual([
    ['rescheduled', at('2026-12-05T13:00')],
    [undefined, undefined],
  ])
  const twice = withMovesTold(
    once,
    once.map((one) => ({ ...one, begin: at('2026-12-06T13:00') })),
    now,
  )
  expect(twice[0]).toMatchObject({ status: 'rescheduled', formerBegin: at('2026-12-05T13:00') })
})
