import { expect, test } from 'vitest'
import { whenInWords } from './when.ts'

const now = new Date('2026-11-26T14:00:00Z')

test.each([
  ['2026-11-28T13:00:00Z', '2026-11-28T15:00:00Z', 'samedi 28 novembre, 14:00 – 16:00'],
  ['2026-11-28T19:00:00Z', '2026-11-29T00:30:00Z', 'samedi 28 novembre, 20:00 – 01:30'],
  ['2017-10-14T08:00:00Z', '2017-10-14T22:00:00Z', 'samedi 14 octobre 2017, 10:00 – 00:00'],
  ['2026-11-28T19:00:00Z', '2026-11-29T09:00:00Z', 'samedi 28 novembre, 20:00 – dimanche 29 novembre, 10:00'],
  ['2026-12-01T13:00:00Z', '2026-12-01T15:00:00Z', 'mardi 1er décembre, 14:00 – 16:00'],
  ['2026-12-11T13:00:00Z', '2026-12-11T15:00:00Z', 'vendredi 11 décembre, 14:00 – 16:00'],
  // The night when three o'clock is two o'clock again.
  ['2026-10-24T22:30:00Z', '2026-10-25T02:30:00Z', 'dimanche 25 octobre, 00:30 – 03:30'],
])('%s – %s', (begin, end, words) => {
  expect(whenInWords('fr', { begin: new Date(begin), end: new Date(end) }, now)).toBe(words)
})

test('in English, in the time zone of the event', () => {
  const session = { begin: new Date('2027-01-05T18:00:00Z'), end: new Date('2027-01-05T19:00:00Z') }
  expect(whenInWords('en', session, now, 'Indian/Reunion')).toBe('Tuesday, 5 January 2027, 22:00 – 23:00')
})
