import { readFile } from 'node:fs/promises'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Refusal } from './event-record.ts'
import { parisTime } from './paris-time.ts'
import { readMoment, readTimings, type Timing } from './timings.ts'
import { frenchTimings, isoTimings } from './written-timings.ts'

/** What is read of timings, as `14T10:00/14T12:00` in October 2017, UTC, and the first words of what is told. */
function read(...timings: [begin: string, end: string][]) {
  const notes: Refusal[] = []
  const sessions = readTimings(
    timings.map(([begin, end]) => ({ begin: `2017-10-${begin}Z`, end: `2017-10-${end}Z` })),
    'essai',
    notes,
  )
  const short = (moment: Date) => moment.toISOString().slice(8, 16)
  return {
    sessions: sessions.map(({ begin, end }) => `${short(begin)}/${short(end)}`),
    told: notes.map(({ at, reason }) => `${at} : ${reason.fr.split(' : ')[0]}`),
  }
}

test('timings come out in order', () => {
  expect(read(['15T10:00', '15T12:00'], ['14T10:00', '14T12:00'])).toEqual({
    sessions: ['14T10:00/14T12:00', '15T10:00/15T12:00'],
    told: [],
  })
})

test('timings that overlap become one; those that touch stay two', () => {
  expect(read(['14T10:00', '14T12:00'], ['14T11:00', '14T13:00'], ['14T13:00', '14T14:00'])).toEqual({
    sessions: ['14T10:00/14T13:00', '14T13:00/14T14:00'],
    told: ['essai : Des horaires se chevauchent'],
  })
})

test('a timing longer than a day is cut into days, unless others say when within it', () => {
  expect(read(['13T18:00', '15T12:00'])).toEqual({
    sessions: ['13T18:00/14T18:00', '14T18:00/15T12:00'],
    told: ['essai : Un horaire dépasse 24 heures'],
  })
  expect(read(['01T00:00', '31T00:00'], ['14T10:00', '14T12:00'])).toEqual({
    sessions: ['14T10:00/14T12:00'],
    told: ['essai : Une période de plusieurs jours en contient d’autres, plus précises'],
  })
})

test('a timing that cannot be is left, alone', () => {
  expect(read(['14T12:00', '14T10:00'], ['32T10:00', '32T12:00'], ['15T10:00', '15T12:00'])).toEqual({
    sessions: ['15T10:00/15T12:00'],
    told: ['essai, horaire 1 : Cet horaire finit avant de commencer', 'essai, horaire 2 : Horaire illisible'],
  })
})

test('no more than 800 sessions are kept', () => {
  const many = Array.from({ length: 801 }, (_, day) => {
    const date = new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10)
    return { begin: `${date}T10:00:00+01:00`, end: `${date}T11:00:00+01:00` }
  })
  const notes: Refusal[] = []
  expect(readTimings(many, 'essai', notes)).toHaveLength(800)
  expect(notes.map(({ reason }) => reason.fr)).toEqual(['Plus de 800 horaires : les premiers sont gardés.'])
  // Centuries in one timing: the years that can be are cut, and no more days than may be kept.
  expect(readTimings([{ begin: '1950-01-01T00:00Z', end: '2199-01-01T00:00Z' }], 'essai', [])).toHaveLength(
    800,
  )
})

test('a moment without offset is in Paris, in winter and in summer', () => {
  const read = (text: string) => new Date(readMoment(text) ?? Number.NaN).toISOString()
  expect(read('2026-01-10T14:00:00')).toBe('2026-01-10T13:00:00.000Z')
  expect(read('2026-07-10 14:00')).toBe('2026-07-10T12:00:00.000Z')
  expect(read('2026-07-10T14:00:00.000+0200')).toBe('2026-07-10T12:00:00.000Z')
  for (const text of ['0001-01-01T10:53:28+00:53', '2026-02-30T10:00', '2026-01-10T25:00', 'demain', null])
    expect(readMoment(text)).toBeUndefined()
  expect(parisTime('2026-03-29', '02:30')?.toISOString()).toBe('2026-03-29T01:30:00.000Z')
})

test('hours in French words say the same as ISO ranges, on the whole sample', async () => {
  const sample: unknown = JSON.parse(
    await readFile(new URL('fixtures/written-hours.json', import.meta.url), 'utf8'),
  )
  const pairs = sample as { iso: string; words: string }[]
  const moments = (timings: Timing[]) => timings.map(({ begin, end }) => [readMoment(begin), readMoment(end)])
  expect(pairs).toHaveLength(16)
  for (const { iso, words } of pairs) expect(moments(frenchTimings(words))).toEqual(moments(isoTimings(iso)))
})

test('whatever the timings, sessions are in order, apart, and no longer than a day', () => {
  const moment = fc.date({ min: new Date('2020-01-01'), max: new Date('2020-02-01'), noInvalidDate: true })
  fc.assert(
    fc.property(fc.array(fc.tuple(moment, moment), { maxLength: 30 }), (pairs) => {
      const timings = pairs.map(([begin, end]) => ({ begin: begin.toISOString(), end: end.toISOString() }))
      const sessions = readTimings(timings, '', [])
      return sessions.every(
        ({ begin, end }, index) =>
          begin < end &&
          end.getTime() - begin.getTime() <= 86_400_000 &&
          (sessions[index + 1]?.begin ?? end) >= end,
      )
    }),
  )
})
