import fc from 'fast-check'
import { expect, test } from 'vitest'
import { iCalendar } from './icalendar.ts'

const now = new Date('2026-11-23T10:00:00Z')
const calendar = (...lines: string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//test', ...lines, 'END:VCALENDAR', ''].join('\r\n')
const event = (...lines: string[]) => ['BEGIN:VEVENT', 'UID:1', 'SUMMARY:Atelier', ...lines, 'END:VEVENT']
const read = (...lines: string[]) => iCalendar(calendar(...lines), now)
const why = (text: string) => iCalendar(text, now).refused.map(({ at, reason }) => `${at} : ${reason.fr}`)

test('what is no calendar, or a hostile one, is refused in a sentence', () => {
  expect(why('')).toEqual(['fichier : Le fichier est vide.'])
  expect(why('<html>')).toEqual([
    'fichier : Ce n’est pas un calendrier iCalendar : il ne commence pas par BEGIN:VCALENDAR.',
  ])
  expect(why(calendar(...event('DTSTART:20261205T140000Z')).slice(0, 120))).toEqual([
    'fichier : Le calendrier a été coupé : sa fin manque.',
  ])
  expect(why(calendar('BEGIN:VEVENT', 'nonsense', 'END:VEVENT'))).toEqual([
    'fichier : Le calendrier est abîmé.',
  ])
  expect(why(calendar(...event('DTSTART:garbage')))).toEqual(['1 : Une date ou une règle est illisible.'])
  expect(
    why(calendar(...event('DTSTART:20261205T140000Z', 'RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31'))),
  ).toEqual(['1 : La règle de répétition ne mène à aucune date, ou à trop de dates.'])
  const seconds = read(...event('DTSTART:19700101T000000Z', 'DURATION:PT1S', 'RRULE:FREQ=SECONDLY'))
  expect([seconds.records.length, seconds.refused.length]).toEqual([0, 1])
  const many = Array.from({ length: 5001 }, (_, uid) => [
    'BEGIN:VEVENT',
    `UID:${uid}`,
    'SUMMARY:A',
    'DTSTART:20261205T140000Z',
    'END:VEVENT',
  ])
  const large = iCalendar(calendar(...many.flat()), now)
  expect([large.records.length, large.refused[0]?.at]).toEqual([5000, 'fichier'])
})

test('a calendar cut or changed anywhere never breaks the reader', () => {
  const text = calendar(
    ...event(
      'DTSTART;TZID=Europe/Paris:20261205T140000',
      'RRULE:FREQ=WEEKLY;COUNT=3',
      'GEO:50.1;3.1',
      'LOCATION:A',
    ),
  )
  fc.assert(
    fc.property(fc.nat(text.length), fc.string(), fc.nat(20), (at, added, gone) => {
      const { records, refused } = iCalendar(text.slice(0, at) + added + text.slice(at + gone), now)
      expect(records.length + refused.length).toBeGreaterThan(0)
    }),
    { numRuns: 300 },
  )
})
