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
      begin: event.startDate.toJSDate().toISOString(),
      end: event.endDate.toJSDate().toISOString(),
      location: event.location,
      status: component.getFirstPropertyValue('status'),
      sequence: event.sequence,
      url: String(component.getFirstPropertyValue('url')),
    }
  })

describe('a calendar', () => {
  test('says each session as ical.js reads it', async () => {
    expect(parsed(await written(aSheet()))).toEqual([
      {
        uid: 'evt-0f4d9a3e-5d8c-4b2a-9f3e-1c2d3e4f5a6b-7@ex.fr',
        summary: 'Atelier fusées',
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
    const read = Object.values(nodeIcal.sync.parseICS(await written(aSheet()))).filter(
      (each) => each?.type === 'VEVENT',
    ) as { uid: string; summary: string; start: Date; end: Date; location: string; geo: object }[]
    expect(
      read.map(({ uid, summary, start, end, location, geo }) => ({
        uid,
        summary,
        start: start.toISOString(),
        end: end.toISOString(),
        location,
        geo: { ...geo },
      })),
    ).toEqual([
      {
        uid: 'evt-0f4d9a3e-5d8c-4b2a-9f3e-1c2d3e4f5a6b-7@ex.fr',
        summary: 'Atelier fusées',
        start: '2026-12-05T13:00:00.000Z',
        end: '2026-12-05T15:00:00.000Z',
        location: 'Écomusée, 1, place Maria-Blondeau, 59610 Fourmies',
        geo: { lat: 50.0177, lon: 4.05 },
      },
      {
        uid: 'evt-0f4d9a3e-5d8c-4b2a-9f3e-1c2d3e4f5a6b-8@ex.fr',
        summary: 'Annulé\u00a0: Atelier fusées',
        start: '2026-12-06T13:00:00.000Z',
        end: '2026-12-06T15:00:00.000Z',
        location: 'Écomusée, 1, place Maria-Blondeau, 59610 Fourmies',
        geo: { lat: 50.0177, lon: 4.05 },
      },
    ])
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
    ['2026-03-29T00:30:00Z', '2026-03-29T01:30:00Z'],
    ['2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z'],
  ])('keeps the moments of the nights when the hour changes: %s', async (begin, end) => {
    const session = {
      ...(aSheet().sessions[0] as EventSheet['sessions'][0]),
      begin: new Date(begin),
      end: new Date(end),
    }
    const [read] = parsed(await written(aSheet({ sessions: [session] })))
    expect([read?.begin, read?.end]).toEqual([new Date(begin).toISOString(), new Date(end).toISOString()])
  })

  test('any title comes back as it was, on lines of 75 octets at most', async () => {
    const title = fc
      .string({
        unit: fc.oneof(fc.constantFrom(',', ';', '\\', '\n', 'é', '’', '🚀', ':', '"'), fc.string()),
        minLength: 1,
      })
      .map((text) => text.toWellFormed())
    await fc.assert(
      fc.asyncProperty(title, async (titleFr) => {
        const text = await written(aSheet({ titleFr }))
        for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
        expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
        // Other control characters have no place in a calendar (RFC 5545, 3.1).
        // biome-ignore lint/suspicious/noControlCharactersInRegex: those are meant
        const kept = titleFr.replace(/\r\n?/g, '\n').replace(/[\0-\x09\x0b-\x1f\x7f]/g, ' ')
        expect(parsed(text)[0]?.summary).toBe(kept)
      }),
      { numRuns: 200 },
    )
  })
})
