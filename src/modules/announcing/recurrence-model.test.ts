import fc from 'fast-check'
import ICAL from 'ical.js'
import { describe, expect, test } from 'vitest'
import { daysOf, type Recurrence, sessionOn, sessionsOf } from './recurrence-model.ts'

const paris = `BEGIN:VTIMEZONE
TZID:Europe/Paris
BEGIN:DAYLIGHT
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
TZNAME:CEST
DTSTART:19700329T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
TZNAME:CET
DTSTART:19701025T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE`
const names = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']
const aRule = (change: Partial<Recurrence> = {}): Recurrence => ({
  rhythm: { kind: 'week', weekdays: [2] },
  every: 1,
  from: '2026-12-01',
  until: '2026-12-31',
  begin: '18:00',
  end: '19:30',
  except: [],
  added: [],
  ...change,
})

/** The same rule in the words of RFC 5545. */
function rrule({ rhythm, every }: Recurrence): string {
  if (rhythm.kind === 'day') return `FREQ=DAILY;INTERVAL=${every}`
  if (rhythm.kind === 'week')
    return `FREQ=WEEKLY;WKST=MO;INTERVAL=${every};BYDAY=${rhythm.weekdays.map((each) => names[each - 1])}`
  return `FREQ=MONTHLY;INTERVAL=${every};BYDAY=${rhythm.nth}${names[rhythm.weekday - 1]}`
}

/** What another program makes of it: the beginnings, from the first day that the rule gives (RFC 5545 counts from there). */
function expanded(rule: Recurrence, first: string): string[] {
  const stamp = (date: string) => `${date.replaceAll('-', '')}T${rule.begin.replace(':', '')}00`
  const exdates = rule.except.map((date) => `EXDATE;TZID=Europe/Paris:${stamp(date)}\n`).join('')
  const calendar = new ICAL.Component(
    ICAL.parse(
      `BEGIN:VCALENDAR\n${paris}\nBEGIN:VEVENT\nUID:1\nDTSTART;TZID=Europe/Paris:${stamp(first)}\nRRULE:${rrule(rule)}\n${exdates}END:VEVENT\nEND:VCALENDAR`,
    ),
  )
  const zone = calendar.getFirstSubcomponent('vtimezone')
  const component = calendar.getFirstSubcomponent('vevent')
  if (!zone || !component) throw new Error('no event')
  ICAL.TimezoneService.register(zone)
  const moments = new ICAL.Event(component).iterator()
  const found: string[] = []
  for (let next = moments.next(); next && next.toString().slice(0, 10) <= rule.until; next = moments.next())
    found.push(next.toJSDate().toISOString())
  return found
}

const anyDay = fc
  .integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2035, 0, 1) })
  .map((moment) => new Date(moment).toISOString().slice(0, 10))
const later = (date: string, days: number) =>
  new Date(Date.parse(date) + days * 24 * 3_600_000).toISOString().slice(0, 10)
const anyTime = fc
  .record({ hour: fc.integer({ min: 0, max: 23 }), minute: fc.constantFrom('00', '30', '45') })
  .map(({ hour, minute }) => `${String(hour).padStart(2, '0')}:${minute}`)
const anyRhythm: fc.Arbitrary<Recurrence['rhythm']> = fc.oneof(
  fc.constant({ kind: 'day' as const }),
  fc
    .uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 })
    .map((weekdays) => ({ kind: 'week' as const, weekdays })),
  fc.record({
    kind: fc.constant('month' as const),
    nth: fc.constantFrom(1, 2, 3, 4, 5, -1),
    weekday: fc.integer({ min: 1, max: 7 }),
  }),
)
const anyRule = fc
  .record({
    rhythm: anyRhythm,
    every: fc.integer({ min: 1, max: 6 }),
    from: anyDay,
    length: fc.integer({ min: 0, max: 400 }),
    begin: anyTime,
    end: anyTime,
    skipped: fc.uniqueArray(fc.nat(30), { maxLength: 4 }),
  })
  .map(({ length, skipped, ...rule }) => {
    const whole = aRule({ ...rule, until: later(rule.from, length) })
    const days = daysOf(whole)
    return { ...whole, except: skipped.flatMap((rank) => (rank > 0 ? (days[rank] ?? []) : [])) }
  })

describe('a rule as people say it', () => {
  test('gives the moments that a calendar program gives', () => {
    fc.assert(
      fc.property(anyRule, (rule) => {
        const [first] = daysOf({ ...rule, except: [] })
        // In the hour that spring skips, ical.js goes back where RFC 5545 (3.3.5) goes on: told apart below.
        fc.pre(!rule.begin.startsWith('02'))
        // A calendar counts from the first day: where that is in a later week or month, the two count otherwise.
        fc.pre(
          first !== undefined && (rule.every === 1 || rule.rhythm.kind === 'day' || isSameSpan(rule, first)),
        )
        expect(sessionsOf(rule).map(({ begin }) => begin.toISOString())).toEqual(expanded(rule, first))
      }),
      { numRuns: 200 },
    )
  })

  test('gives sessions that end after they begin, within a day, in order', () => {
    fc.assert(
      fc.property(anyRule, (rule) => {
        const sessions = sessionsOf(rule)
        for (const { begin, end } of sessions) {
          expect(end.getTime()).toBeGreaterThan(begin.getTime())
          expect(end.getTime() - begin.getTime()).toBeLessThanOrEqual(24 * 3_600_000)
        }
        expect(sessions).toEqual(
          sessions.toSorted((one, other) => one.begin.getTime() - other.begin.getTime()),
        )
      }),
    )
  })

  test('leaves out the days that it excepts, takes those that it adds, each once', () => {
    const rule = aRule({
      except: ['2026-12-22', '2026-12-29'],
      added: ['2026-12-20', '2026-12-01', '2026-12-29'],
    })
    expect(daysOf(rule)).toEqual(['2026-12-01', '2026-12-08', '2026-12-15', '2026-12-20'])
  })

  test('stops just beyond the most that an event may have', () => {
    expect(daysOf(aRule({ rhythm: { kind: 'day' }, until: '2036-12-31' }))).toHaveLength(801)
  })

  test('the last Friday of each month, and a fifth one where there is one', () => {
    const every = { from: '2026-01-01', until: '2026-06-30' }
    expect(daysOf(aRule({ ...every, rhythm: { kind: 'month', nth: -1, weekday: 5 } }))).toEqual([
      '2026-01-30',
      '2026-02-27',
      '2026-03-27',
      '2026-04-24',
      '2026-05-29',
      '2026-06-26',
    ])
    expect(daysOf(aRule({ ...every, rhythm: { kind: 'month', nth: 5, weekday: 5 } }))).toEqual([
      '2026-01-30',
      '2026-05-29',
    ])
  })
})

describe('a session on the nights of hour change', () => {
  test.each([
    ['an evening past midnight', '2026-12-05', '21:00', '01:00', '2026-12-05T20:00Z', '2026-12-06T00:00Z'],
    [
      'over the night that has 25 hours',
      '2026-10-24',
      '22:00',
      '05:00',
      '2026-10-24T20:00Z',
      '2026-10-25T04:00Z',
    ],
    [
      'over the night that has 23 hours',
      '2026-03-28',
      '22:00',
      '05:00',
      '2026-03-28T21:00Z',
      '2026-03-29T03:00Z',
    ],
    [
      'in the hour that comes twice: the first',
      '2026-10-25',
      '02:30',
      '04:00',
      '2026-10-25T00:30Z',
      '2026-10-25T03:00Z',
    ],
    [
      'in the hour that is skipped: its usual length',
      '2026-03-29',
      '02:30',
      '03:00',
      '2026-03-29T01:30Z',
      '2026-03-29T02:00Z',
    ],
    ['a whole day of 25 hours: 24', '2026-10-25', '00:00', '00:00', '2026-10-24T22:00Z', '2026-10-25T22:00Z'],
    ['a whole day of 23 hours', '2026-03-29', '00:00', '00:00', '2026-03-28T23:00Z', '2026-03-29T22:00Z'],
  ])('%s', (_name, date, begin, end, from, to) => {
    expect(sessionOn(date, begin, end)).toEqual({ begin: new Date(from), end: new Date(to) })
  })

  test('is none on a date that does not exist, or at no time', () => {
    expect(sessionOn('2026-02-30', '10:00', '11:00')).toBeUndefined()
    expect(sessionOn('2026-02-03', '25:00', '11:00')).toBeUndefined()
    expect(sessionOn('2026-02-03', '10:00', '')).toBeUndefined()
  })
})

/** Whether the first day is in the same week or month as the beginning of the rule. */
function isSameSpan({ rhythm, from }: Recurrence, first: string): boolean {
  if (rhythm.kind === 'month') return from.slice(0, 7) === first.slice(0, 7)
  const monday = (date: string) => {
    const moment = Date.parse(`${date}T12:00:00Z`)
    return moment - ((new Date(moment).getUTCDay() + 6) % 7) * 24 * 3_600_000
  }
  return monday(from) === monday(first)
}
