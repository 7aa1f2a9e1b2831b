import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { SessionInput } from './model.ts'
import { dayOf } from './moments.ts'
import { movedSessions, weeksToYear } from './moved-sessions.ts'

const clock = new Intl.DateTimeFormat('fr', {
  timeZone: 'Europe/Paris',
  weekday: 'long',
  hour: '2-digit',
  minute: '2-digit',
})
const hour = 3_600_000
const session = (begin: string, end: string): SessionInput => ({ begin: new Date(begin), end: new Date(end) })
const moved = (one: SessionInput, weeks: number) => {
  const [after] = movedSessions([one], weeks)
  if (!after) throw new Error('no session')
  return after
}

/** Any moment of some thirty years, to the minute, and a length of at most a day. */
const anySession = fc
  .record({
    begin: fc.integer({ min: Date.UTC(2015, 0) / 60_000, max: Date.UTC(2045, 0) / 60_000 }),
    length: fc.integer({ min: 1, max: 24 * 60 }),
  })
  .map(
    ({ begin, length }): SessionInput => ({
      begin: new Date(begin * 60_000),
      end: new Date((begin + length) * 60_000),
      place: 0,
    }),
  )

describe('sessions held again some weeks later', () => {
  test.each([
    ['winter to winter', '2026-11-28T13:00:00Z', '2026-11-28T15:00:00Z', 52, '2027-11-27T13:00:00Z'],
    [
      'winter to summer keeps the clock',
      '2026-12-05T19:00:00Z',
      '2026-12-05T20:00:00Z',
      26,
      '2027-06-05T18:00:00Z',
    ],
    [
      'into the hour that spring skips',
      '2026-03-22T01:30:00Z',
      '2026-03-22T01:45:00Z',
      1,
      '2026-03-29T01:30:00Z',
    ],
    [
      'into the hour that autumn repeats: the first',
      '2026-10-18T00:30:00Z',
      '2026-10-18T01:00:00Z',
      1,
      '2026-10-25T00:30:00Z',
    ],
  ])('%s', (_name, begin, end, weeks, expected) => {
    expect(moved(session(begin, end), weeks).begin.toISOString()).toBe(new Date(expected).toISOString())
  })

  test('have the same weekday and the same clock, and what the database accepts', () => {
    fc.assert(
      fc.property(anySession, fc.integer({ min: 1, max: 520 }), (one, weeks) => {
        const after = moved(one, weeks)
        const length = after.end.getTime() - after.begin.getTime()
        expect(length > 0 && length <= 24 * hour).toBe(true)
        const days = (Date.parse(dayOf(after.begin)) - Date.parse(dayOf(one.begin))) / (24 * hour)
        expect(days).toBe(weeks * 7)
        // The hour that spring skips is on no clock: an hour later then.
        const skipped = Math.abs(after.begin.getTime() - one.begin.getTime() - weeks * 7 * 24 * hour) > hour
        expect(skipped).toBe(false)
        const hours = clock.format(one.begin)
        const [weekday, time = ''] = hours.split(' ')
        if (!/^0?2:/.test(time)) expect(clock.format(after.begin)).toBe(`${weekday} ${time}`)
      }),
      { numRuns: 300 },
    )
  })

  test('forget how they stood, and keep their place', () => {
    const before = { ...session('2026-11-28T13:00:00Z', '2026-11-28T15:00:00Z'), id: '7', place: 2 }
    expect(moved({ ...before, status: 'cancelled', formerBegin: before.begin }, 52)).toEqual({
      begin: new Date('2027-11-27T13:00:00Z'),
      end: new Date('2027-11-27T15:00:00Z'),
      status: 'scheduled',
      formerBegin: null,
      place: 2,
    })
  })

  test.each([
    ['2026-10-10', 2027, 52],
    ['2027-10-09', 2028, 52],
    ['2026-10-10', 2031, 261],
    ['2020-02-29', 2021, 52],
  ])('%s in %i: %i weeks', (day, year, weeks) => {
    expect(weeksToYear(new Date(`${day}T12:00:00Z`), year)).toBe(weeks)
  })
})
