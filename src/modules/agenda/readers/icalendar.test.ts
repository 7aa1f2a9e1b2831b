import fc from 'fast-check'
import ICAL from 'ical.js'
import ical, { type VEvent } from 'node-ical'
import { describe, expect, test } from 'vitest'
import { mostSessions } from '../model.ts'
import { iCalendar } from './icalendar.ts'

const now = new Date('2026-11-23T10:00:00Z')
const calendar = (...lines: string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//test', ...lines, 'END:VCALENDAR', ''].join('\r\n')
const event = (...lines: string[]) => ['BEGIN:VEVENT', 'UID:1', 'SUMMARY:Atelier', ...lines, 'END:VEVENT']
const read = (...lines: string[]) => iCalendar(calendar(...lines), now)
const only = (...lines: string[]) => read(...event(...lines)).records[0]?.input
const times = (...lines: string[]) => only(...lines)?.sessions.map(({ begin, end }) => span(begin, end))
const span = (begin: Date, end: Date) =>
  `${iso(begin)} ${Math.round((end.getTime() - begin.getTime()) / 60_000)}`
const iso = (date: Date) => date.toISOString().slice(0, 16)
const notes = (...lines: string[]) => read(...event(...lines)).notes.map(({ reason }) => reason.fr)

describe('an event', () => {
  test('whole, with its place, its words and its address', () => {
    const input = only(
      'DTSTART;TZID=Europe/Paris:20261205T140000',
      'DTEND;TZID=Europe/Paris:20261205T160000',
      'DESCRIPTION:Une première phrase.\\nEntrée libre.',
      'LOCATION:Forum des sciences\\, 1 place de l’Hôtel de Ville\\, 59650 Villeneuve-d’Ascq\\, France',
      'GEO:50.62;3.14',
      'CATEGORIES:Astronomie,Atelier,Nuit noire',
      'URL:https://example.org/atelier',
      'ORGANIZER;CN=Forum:mailto:a@example.org',
    )
    expect(input).toMatchObject({
      titleFr: 'Atelier',
      summaryFr: 'Une première phrase.',
      descriptionFr: 'Une première phrase.\nEntrée libre.',
      fee: 'free',
      terms: { theme: ['astronomy'], format: ['workshop'] },
      keywords: ['Nuit noire'],
      sourceUrl: 'https://example.org/atelier',
      organiserName: 'Forum',
      places: [
        {
          name: 'Forum des sciences',
          address: '1 place de l’Hôtel de Ville',
          postcode: '59650',
          locality: 'Villeneuve-d’Ascq',
          point: { lat: 50.62, lon: 3.14 },
        },
      ],
      sessions: [{ begin: new Date('2026-12-05T13:00Z'), end: new Date('2026-12-05T15:00Z'), place: 0 }],
    })
  })

  test('lasts as long as it says, else an hour, else its day; whole days are cut at midnight, on the nights of hour change too', () => {
    expect(times('DTSTART:20261205T140000Z', 'DURATION:PT90M')).toEqual(['2026-12-05T14:00 90'])
    expect(times('DTSTART:20261205T140000Z')).toEqual(['2026-12-05T14:00 60'])
    expect(notes('DTSTART:20261205T140000Z')).toEqual([
      'L’heure de fin n’est pas dite : une heure est comptée.',
    ])
    expect(times('DTSTART;VALUE=DATE:20261205')).toEqual(['2026-12-04T23:00 1440'])
    expect(times('DTSTART;VALUE=DATE:20270327', 'DTEND;VALUE=DATE:20270330')).toEqual([
      '2027-03-26T23:00 1440',
      '2027-03-27T23:00 1380',
      '2027-03-28T22:00 1440',
    ])
  })

  test('of a zone by its name, by Windows’, by the file’s, by none', () => {
    const at = (zone: string) => times(`DTSTART;TZID=${zone}:20260705T140000`)?.[0]
    expect(at('Europe/Paris')).toBe('2026-07-05T12:00 60')
    expect(at('Romance Standard Time')).toBe('2026-07-05T12:00 60')
    expect(at('/mozilla.org/20050126_1/Europe/London')).toBe('2026-07-05T13:00 60')
    expect(at('America/Guadeloupe')).toBe('2026-07-05T18:00 60')
    expect(at('Nowhere')).toBe('2026-07-05T12:00 60')
    expect(notes('DTSTART;TZID=Nowhere:20260705T140000', 'DURATION:PT1H')).toEqual([
      'Fuseau horaire inconnu (Nowhere) : l’heure est prise telle quelle.',
    ])
    const zone = [
      'BEGIN:VTIMEZONE',
      'TZID:Ours',
      'BEGIN:STANDARD',
      'DTSTART:19700101T000000',
      'TZOFFSETFROM:+0300',
      'TZOFFSETTO:+0300',
      'END:STANDARD',
      'END:VTIMEZONE',
    ]
    const ours = read(...zone, ...event('DTSTART;TZID=Ours:20260705T140000', 'DURATION:PT1H'))
    expect(ours.records[0]?.input.sessions[0]?.begin).toEqual(new Date('2026-07-05T11:00Z'))
  })

  test('online, cancelled, private', () => {
    expect(only('DTSTART:20261205T140000Z', 'LOCATION:https://example.org/salle')).toMatchObject({
      mode: 'online',
      onlineLink: 'https://example.org/salle',
      places: [],
    })
    expect(only('DTSTART:20261205T140000Z', 'STATUS:CANCELLED')?.sessions[0]?.status).toBe('cancelled')
    expect(read(...event('DTSTART:20261205T140000Z', 'CLASS:PRIVATE')).refused[0]?.reason.fr).toBe(
      'Marqué comme privé dans son calendrier.',
    )
  })
})

describe('a repetition', () => {
  const weekly = ['DTSTART;TZID=Europe/Paris:20261014T180000', 'DURATION:PT2H']
  test('keeps its hour over the change of hour; a date is taken away, another is added', () => {
    expect(
      times(
        ...weekly,
        'RRULE:FREQ=WEEKLY;COUNT=4',
        'EXDATE;TZID=Europe/Paris:20261021T180000',
        'RDATE;TZID=Europe/Paris:20261201T100000',
      ),
    ).toEqual([
      '2026-10-14T16:00 120',
      '2026-10-28T17:00 120',
      '2026-11-04T17:00 120',
      '2026-12-01T09:00 120',
    ])
  })

  test('until a moment in UTC, which is that of its own zone', () => {
    expect(times(...weekly, 'RRULE:FREQ=WEEKLY;UNTIL=20261028T170000Z')).toHaveLength(3)
    expect(times(...weekly, 'RRULE:FREQ=WEEKLY;UNTIL=20261028T165959Z')).toHaveLength(2)
  })

  test('has dates that moved and dates that were cancelled', () => {
    const master = event(...weekly, 'RRULE:FREQ=WEEKLY;COUNT=3')
    const other = (recurrence: string, ...lines: string[]) =>
      event(`RECURRENCE-ID;TZID=Europe/Paris:${recurrence}`, ...lines)
    const { records } = read(
      ...master,
      ...other('20261021T180000', 'DTSTART;TZID=Europe/Paris:20261022T190000', 'DURATION:PT1H'),
      ...other(
        '20261028T180000',
        'DTSTART;TZID=Europe/Paris:20261028T180000',
        'DURATION:PT2H',
        'STATUS:CANCELLED',
      ),
    )
    expect(records[0]?.input.sessions.map(({ begin, status }) => `${iso(begin)} ${status}`)).toEqual([
      '2026-10-14T16:00 scheduled',
      '2026-10-22T17:00 scheduled',
      '2026-10-28T17:00 cancelled',
    ])
  })

  test('without end is followed for eighteen months, a long one to the most an event may have, and it is told', () => {
    const endless = times(...weekly, 'RRULE:FREQ=WEEKLY') ?? []
    expect(endless.at(-1)).toBe('2028-05-31T16:00 120')
    expect(notes(...weekly, 'RRULE:FREQ=WEEKLY')).toEqual([
      'La répétition continue au-delà de dix-huit mois : la suite viendra aux prochaines lectures.',
    ])
    const hourly = ['DTSTART:20261124T000000Z', 'DURATION:PT30M', 'RRULE:FREQ=HOURLY']
    expect(times(...hourly)).toHaveLength(mostSessions)
    expect(notes(...hourly)).toEqual([`Plus de ${mostSessions} horaires : les premiers sont gardés.`])
  })

  test('that is over keeps its last date', () => {
    expect(times('DTSTART:20200101T100000Z', 'DURATION:PT1H', 'RRULE:FREQ=DAILY;COUNT=10')).toEqual([
      '2020-01-10T10:00 60',
    ])
  })
})

const rule = fc
  .record({
    freq: fc.constantFrom('DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'),
    interval: fc.integer({ min: 1, max: 4 }),
    count: fc.integer({ min: 1, max: 12 }),
    days: fc.subarray(['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']),
    start: fc.integer({ min: 0, max: 400 }),
  })
  .map(({ freq, interval, count, days, start }) => ({
    rule: `FREQ=${freq};INTERVAL=${interval};COUNT=${count}${freq === 'WEEKLY' && days.length > 0 ? `;BYDAY=${days.join(',')}` : ''}`,
    // In the months that are read, and no day that months lack.
    start: new Date(Date.UTC(2026, 10, 1 + (start % 28), 10) + Math.floor(start / 28) * 31 * 86_400_000),
  }))
  .filter(({ start }) => start.getUTCDate() < 28)

test('rules expand as ical.js and node-ical expand them', () => {
  fc.assert(
    fc.property(rule, ({ rule, start }) => {
      const stamp = start.toISOString().replace(/[-:]|\.\d{3}/g, '')
      const text = calendar(...event(`DTSTART:${stamp}`, 'DURATION:PT1H', `RRULE:${rule}`))
      const ours =
        iCalendar(text, now).records[0]?.input.sessions.map(({ begin }) => begin.toISOString()) ?? []
      const theirs = new ICAL.Event(
        new ICAL.Component(ICAL.parse(text)).getFirstSubcomponent('vevent') ?? undefined,
      )
      const iterator = theirs.iterator()
      const expected: string[] = []
      for (let next = iterator.next(); next; next = iterator.next())
        expected.push(next.toJSDate().toISOString())
      const horizon = '2028-06-01T00:00:00.000Z'
      expect(ours).toEqual(expected.filter((moment) => moment < horizon))
      const [parsed] = Object.values(ical.sync.parseICS(text)).filter((each) => each?.type === 'VEVENT')
      const others = (parsed as VEvent).rrule?.all().map((date: Date) => date.toISOString()) ?? []
      // They differ where a rule does not begin on its own first day: there the first date is one of ours and not of theirs.
      if (others[0] === start.toISOString())
        expect(ours).toEqual(others.filter((moment: string) => moment < horizon))
    }),
    { numRuns: 150 },
  )
})
