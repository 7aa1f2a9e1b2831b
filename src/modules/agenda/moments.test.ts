import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { emptyQuery } from '#modules/search/index.ts'
import type { SchoolHolidays } from '#platform/school-holidays.ts'
import { dayOf, dayStart, plusDays, windowOf } from './moments.ts'
import { readSchoolHolidays } from './school-holidays.ts'

// A Thursday, 15:02 in Paris.
const now = new Date('2026-11-26T14:02:00Z')
const holidays: SchoolHolidays[] = [
  { name: 'autumn', beginsOn: '2026-10-17', endsOn: '2026-11-01' },
  { name: 'christmas', beginsOn: '2026-12-19', endsOn: '2027-01-03' },
]
const asked = (change: Partial<typeof emptyQuery>) => {
  const { from, to } = windowOf({ ...emptyQuery, ...change }, now, holidays)
  return [new Date(from).toISOString(), to === null ? null : new Date(to).toISOString()]
}

describe('a window of time', () => {
  test.each([
    [{}, ['2026-11-26T14:00:00.000Z', null]],
    [{ when: 'aujourd-hui' }, ['2026-11-26T14:00:00.000Z', '2026-11-26T23:00:00.000Z']],
    [{ when: 'demain' }, ['2026-11-26T23:00:00.000Z', '2026-11-27T23:00:00.000Z']],
    [{ when: 'week-end' }, ['2026-11-27T17:00:00.000Z', '2026-11-29T23:00:00.000Z']],
    [{ when: '7-jours' }, ['2026-11-26T14:00:00.000Z', '2026-12-03T23:00:00.000Z']],
    [{ when: 'vacances' }, ['2026-12-18T23:00:00.000Z', '2027-01-03T23:00:00.000Z']],
    [{ when: 'jamais' }, ['2026-11-26T14:00:00.000Z', null]],
    [{ from: '2026-10-25', to: '2026-10-25' }, ['2026-10-24T22:00:00.000Z', '2026-10-25T23:00:00.000Z']],
    [{ to: '2027-03-28' }, ['2026-11-26T14:00:00.000Z', '2027-03-28T22:00:00.000Z']],
  ])('%j', (change, window) => {
    expect(asked(change)).toEqual(window)
  })

  test('on a Sunday, the week-end is the one under way', () => {
    const sunday = new Date('2026-11-29T10:00:00Z')
    const { from, to } = windowOf({ ...emptyQuery, when: 'week-end' }, sunday, [])
    expect([from, to]).toEqual([sunday.getTime(), Date.parse('2026-11-29T23:00:00Z')])
  })
})

test.each([
  [
    'during them, from now on',
    '2026-12-20T10:00:00Z',
    ['2026-12-20T10:00:00.000Z', '2027-01-03T23:00:00.000Z'],
  ],
  ['on their last evening', '2027-01-03T22:55:00Z', ['2027-01-03T22:55:00.000Z', '2027-01-03T23:00:00.000Z']],
  [
    'after the last known ones, no time at all',
    '2027-01-04T10:00:00Z',
    ['2027-01-04T10:00:00.000Z', '2027-01-04T10:00:00.000Z'],
  ],
])('school holidays %s', (_, at, expected) => {
  const { from, to } = windowOf({ ...emptyQuery, when: 'vacances' }, new Date(at), holidays)
  expect([from, to].map((each) => new Date(each ?? 0).toISOString())).toEqual(expected)
})

test('the shipped calendar has each zone in order, without two at once', async () => {
  for (const zone of ['A', 'B', 'C'] as const) {
    const shipped = await readSchoolHolidays(zone)
    expect(shipped.map(({ name }) => name)).toEqual(
      ['2025', '2026'].flatMap(() => ['autumn', 'christmas', 'winter', 'spring', 'summer']),
    )
    for (const [at, { beginsOn, endsOn }] of shipped.entries()) {
      expect(new Date(beginsOn).getUTCDay()).toBe(6)
      expect(endsOn > beginsOn && endsOn < (shipped[at + 1]?.beginsOn ?? '9999')).toBe(true)
    }
  }
  expect(await readSchoolHolidays('B')).toContainEqual({
    name: 'winter',
    beginsOn: '2027-02-20',
    endsOn: '2027-03-07',
  })
  expect(await readSchoolHolidays(null)).toEqual([])
})

test('a day of Paris begins where its calendar says, whatever the season', () => {
  const days = fc.integer({ min: 0, max: 20_000 }).map((count) => plusDays('1990-01-01', count))
  fc.assert(
    fc.property(days, (day) => {
      const start = dayStart(day)
      expect(dayOf(new Date(start))).toBe(day)
      expect(dayOf(new Date(start - 1))).toBe(plusDays(day, -1))
    }),
  )
})
