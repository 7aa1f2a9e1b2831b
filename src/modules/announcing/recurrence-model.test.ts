import fc from 'fast-check'
import ICAL from 'ical.js'
import { expect, test } from 'vitest'
import { occurrences, type Recurrence } from './recurrence-model.ts'

const weekly: Recurrence = {
  unit: 'week',
  every: 1,
  weekdays: [],
  from: '2026-12-05',
  until: '2027-01-02',
  begin: '14:00',
  end: '17:00',
  except: [],
}
const dates = (rule: Partial<Recurrence>, most = 800) =>
  occurrences({ ...weekly, ...rule }, most).map(({ date }) => date)

test('every Saturday, one left out', () => {
  expect(dates({ except: ['2026-12-26'] })).toEqual(['2026-12-05', '2026-12-12', '2026-12-19', '2027-01-02'])
})
test('every second week, on two days, from a Wednesday', () => {
  expect(dates({ from: '2026-12-02', every: 2, weekdays: [1, 5], until: '2026-12-31' })).toEqual([
    '2026-12-04',
    '2026-12-14',
    '2026-12-18',
    '2026-12-28',
  ])
})
test('every second day; never more than asked', () => {
  expect(dates({ unit: 'day', every: 2, until: '2026-12-10' })).toEqual([
    '2026-12-05',
    '2026-12-07',
    '2026-12-09',
  ])
  expect(dates({ unit: 'day', every: 1, until: '2036-12-10' }, 800)).toHaveLength(800)
})
test('the fifth Saturday of months that have one', () => {
  expect(dates({ unit: 'month', from: '2027-01-30', until: '2027-08-01' })).toEqual([
    '2027-01-30',
    '2027-05-29',
    '2027-07-31',
  ])
})
test('nothing when the end comes before the beginning', () => {
  expect(dates({ until: '2026-12-04' })).toEqual([])
})

/** The same rule as RFC 5545 writes it, expanded by ical.js. */
function byIcal(rule: Recurrence, most: number): string[] {
  const names = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']
  const start = ICAL.Time.fromDateString(rule.from)
  const weekday = names[(start.dayOfWeek(ICAL.Time.MONDAY) + 6) % 7]
  const parts = {
    day: '',
    week: `;WKST=MO;BYDAY=${rule.weekdays.length > 0 ? rule.weekdays.map((each) => names[each - 1]).join(',') : weekday}`,
    month: `;BYDAY=${Math.ceil(start.day / 7)}${weekday}`,
  }
  const freq = { day: 'DAILY', week: 'WEEKLY', month: 'MONTHLY' }[rule.unit]
  const until = rule.until.replaceAll('-', '')
  const text = `FREQ=${freq};INTERVAL=${rule.every};UNTIL=${until}${parts[rule.unit]}`
  const found: string[] = []
  const iterator = ICAL.Recur.fromString(text).iterator(start)
  for (let next = iterator.next(); next && found.length < most; next = iterator.next()) {
    const date = next.toString().slice(0, 10)
    // ical.js gives the first day even when the rule does not.
    if (date >= rule.from && !rule.except.includes(date)) found.push(date)
  }
  return found
}

test('is what ical.js expands, for any rule', () => {
  const date = fc
    .integer({ min: 0, max: 1500 })
    .map((days) => new Date(Date.UTC(2026, 0, 1) + days * 86_400_000).toISOString().slice(0, 10))
  const rule = fc.record({
    unit: fc.constantFrom<Recurrence['unit']>('day', 'week', 'month'),
    every: fc.integer({ min: 1, max: 6 }),
    weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { maxLength: 4 }),
    from: date,
    until: date,
    begin: fc.constant('14:00'),
    end: fc.constant('16:00'),
    except: fc.array(date, { maxLength: 5 }),
  })
  fc.assert(
    fc.property(rule, (given) => {
      // RFC 5545 counts the first day in whether or not it fits: it is asked here to fit.
      const [first] = occurrences({ ...given, except: [] }, 1)
      fc.pre(first !== undefined)
      const fitting = { ...given, from: first.date }
      expect(occurrences(fitting, 60).map((each) => each.date)).toEqual(byIcal(fitting, 60))
    }),
    { numRuns: 300 },
  )
})
