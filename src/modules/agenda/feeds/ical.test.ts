import fc from 'fast-check'
import ICAL from 'ical.js'
import nodeIcal from 'node-ical'
import { describe, expect, test } from 'vitest'
import type { EventSheet } from '../model.ts'
import { aSheet, inBatches, whole } from '../testing-sheet.ts'
import { icalendar } from './ical.ts'

const calendar = {
  name: 'Agenda',
  description: 'Ce qui vient',
  url: 'https://ex.fr/agenda?theme=nature,astronomy',
  source: 'https://ex.fr/agenda.ics?theme=nature,astronomy',
  host: 'ex.fr',
  origin: 'https://ex.fr',
  lang: 'fr' as const,
}
const written = (...sheets: EventSheet[]) => whole(icalendar(calendar, inBatches(sheets)))

/** What ical.js reads of each session. */
const parsed = (text: string) =>
  new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component)
    return {
      uid: event.uid,
      summary: event.summary,
      description: event.description,
      begin: event.startDate.toJSDate().toISOString(),
      end: event.endDate.toJSDate().toISOString(),
      location: event.location,
      status: component.getFirstPropertyValue('status'),
      sequence: event.sequence,
      url: String(component.getFirstPropertyValue('url')),
    }
  })

/** What node-ical reads of each session. */
const readByNodeIcal = (text: string) =>
  Object.values(nodeIcal.sync.parseICS(text))
    .filter((each) => each?.type === 'VEVENT')
    .map((each) => {
      const event = each as NodeEvent
      return {
        uid: event.uid,
        summary: event.summary,
        description: event.description,
        begin: event.start.toISOString(),
        end: event.end.toISOString(),
        location: event.location,
        geo: { ...event.geo },
      }
    })
type NodeEvent = {
  uid: string
  summary: string
  description: string
  start: Date
  end: Date
  location: string
  geo: object
}

const oneSession = aSheet().sessions[0] as EventSheet['sessions'][0]
const description = 'Construire, puis lancer ; à partir de 8 ans.\nhttps://ex.fr/agenda/atelier-fusees'

describe('a calendar', () => {
  test('says each session as ical.js reads it', async () => {
    expect(parsed(await written(aSheet()))).toEqual([
      {
        uid: 'evt-0f4d9a3e-5d8c-4b2a-9f3e-1c2d3e4f5a6b-7@ex.fr',
        summary: 'Atelier fusées',
        description,
        begin: '2026-12-05T13:00:00.000Z',
        end: '2026-12-05T15:00:00.000Z',
        location: 'Écomusée, 1, place Maria-Blondeau, 59610 Fourmies',
        status: 'CONFIRMED',
        sequence: 3,
        url: 'https://ex.fr/agenda/atelier-fusees',
      },
      {
        uid: 'evt-0f4d9a3e-5d8c-4b2a-9f3e-1c2d3e4f5a6b-8@ex.fr',
        summary: 'Annulé\u00a0: Atelier fusées',
        description,
        begin: '2026-12-06T13:00:00.000Z',
        end: '2026-12-06T15:00:00.000Z',
        location: 'Écomusée, 1, place Maria-Blondeau, 59610 Fourmies',
        status: 'CANCELLED',
        sequence: 3,
        url: 'https://ex.fr/agenda/atelier-fusees',
      },
    ])
  })

  test('says the same to node-ical', async () => {
    const text = await written(aSheet())
    const common = parsed(text).map(({ uid, summary, begin, end, location, description }) => ({
      uid,
      summary,
      begin,
      end,
      location,
      description,
      geo: { lat: 50.0177, lon: 4.05 },
    }))
    expect(readByNodeIcal(text)).toEqual(common)
  })

  test('tells its own name, address and rhythm', async () => {
    const root = new ICAL.Component(ICAL.parse(await written()))
    const said = (name: string) => String(root.getFirstPropertyValue(name))
    expect(['version', 'name', 'x-wr-calname', 'source', 'url', 'refresh-interval'].map(said)).toEqual([
      '2.0',
      'Agenda',
      'Agenda',
      calendar.source,
      calendar.url,
      'PT6H',
    ])
    expect(root.getAllSubcomponents('vevent')).toEqual([])
  })

  test.each([
    // In Paris, from 1:30 to 3:30 when the clock jumps to 3, and from 2:30 to 2:30 when it goes back to 2.
    ['2026-03-29T00:30:00.000Z', '2026-03-29T01:30:00.000Z'],
    ['2026-10-25T00:30:00.000Z', '2026-10-25T01:30:00.000Z'],
  ])('keeps the moments of the nights when the hour changes: %s', async (begin, end) => {
    const session = { ...oneSession, begin: new Date(begin), end: new Date(end) }
    const text = await written(aSheet({ sessions: [session] }))
    expect(parsed(text)).toMatchObject([{ begin, end }])
    expect(readByNodeIcal(text)).toMatchObject([{ begin, end }])
  })

  test('an event followed online, in English: the link, and no place', async () => {
    const sheet = aSheet({ mode: 'online', onlineLink: 'https://live.example/a,b;c', demo: true })
    const text = await whole(icalendar({ ...calendar, lang: 'en' }, inBatches([sheet])))
    const [event] = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent')
    const said = (name: string) => event?.getFirstPropertyValue(name)?.toString()
    expect(event?.getFirstProperty('conference')?.toJSON()).toEqual([
      'conference',
      { feature: 'VIDEO', label: 'Follow online' },
      'uri',
      'https://live.example/a,b;c',
    ])
    expect(['location', 'url', 'categories', 'geo'].map(said)).toEqual([
      'Online',
      'https://ex.fr/en/agenda/atelier-fusees',
      'Astronomy',
      undefined,
    ])
    expect(said('description')).toBe(
      [
        'Construire, puis lancer ; à partir de 8 ans.',
        'This event is invented: it shows what the agenda looks like.',
        'Follow online: https://live.example/a,b;c',
        'https://ex.fr/en/agenda/atelier-fusees',
      ].join('\n'),
    )
  })

  test.each([
    ['scheduled', 'CONFIRMED', 'Atelier fusées', 'Rocket workshop'],
    ['rescheduled', 'CONFIRMED', 'Nouvel horaire\u00a0: Atelier fusées', 'New time: Rocket workshop'],
    ['moved-online', 'CONFIRMED', 'Passe en ligne\u00a0: Atelier fusées', 'Moved online: Rocket workshop'],
    ['postponed', 'TENTATIVE', 'Reporté\u00a0: Atelier fusées', 'Postponed: Rocket workshop'],
    ['full', 'CONFIRMED', 'Complet\u00a0: Atelier fusées', 'Full: Rocket workshop'],
    ['cancelled', 'CANCELLED', 'Annulé\u00a0: Atelier fusées', 'Cancelled: Rocket workshop'],
  ] as const)('a session that is %s is %s, and its title says so', async (status, told, fr, en) => {
    const sheet = aSheet({ sessions: [{ ...oneSession, status }] })
    const inEnglish = await whole(icalendar({ ...calendar, lang: 'en' }, inBatches([sheet])))
    expect(parsed(await written(sheet))).toMatchObject([{ status: told, summary: fr }])
    expect(parsed(inEnglish)).toMatchObject([{ status: told, summary: en }])
  })

  test('any event comes back as it was from both readers, on lines of 75 octets at most', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, anyText, anySessions, async (titleFr, summaryFr, sessions) => {
        const text = await written(aSheet({ titleFr, summaryFr, sessions }))
        for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
        expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
        const expected = sessions.map(({ begin, end }) => ({
          summary: kept(titleFr),
          description: `${kept(summaryFr)}\nhttps://ex.fr/agenda/atelier-fusees`,
          begin: begin.toISOString(),
          end: end.toISOString(),
        }))
        expect(parsed(text)).toMatchObject(expected)
        // node-ical takes « \\\\n », a backslash and an n, for the end of a line (RFC 5545, 3.3.11 says otherwise).
        if (!(titleFr + summaryFr).includes('\\')) expect(readByNodeIcal(text)).toMatchObject(expected)
      }),
      { numRuns: 150 },
    )
  })
})

/** Texts with all that a calendar escapes, folds or refuses, some of them long. */
const anyText = fc
  .string({
    unit: fc.oneof(fc.constantFrom(',', ';', '\\', '\\n', '\n', '\r', 'é', '’', '🚀', ':', '"'), fc.string()),
    minLength: 1,
    maxLength: 120,
  })
  .map((text) => `a${text.toWellFormed()}z`)

/** Other control characters than the end of a line have no place in a calendar (RFC 5545, 3.1). */
const kept = (text: string) =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: those are meant
  text.replace(/\r\n?/g, '\n').replace(/[\0-\x09\x0b-\x1f\x7f]/g, ' ')

const anySessions = fc
  .array(
    fc.record({
      id: fc.uuid(),
      begin: fc
        .integer({ min: Date.UTC(2026, 0) / 60_000, max: Date.UTC(2027, 0) / 60_000 })
        .map((minutes) => new Date(minutes * 60_000)),
      hours: fc.integer({ min: 1, max: 24 }),
    }),
    { maxLength: 5 },
  )
  .map((list) =>
    list.map(({ id, begin, hours }) => ({
      ...oneSession,
      id,
      begin,
      end: new Date(begin.getTime() + hours * 3_600_000),
    })),
  )
