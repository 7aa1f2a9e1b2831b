import fc from 'fast-check'
import { expect, test } from 'vitest'
import { eventJsonLd } from './json-ld.ts'
import { type EventSession, type EventSheet, sessionStatuses } from './model.ts'
import { aSheet } from './testing-sheet.ts'

const now = new Date('2026-12-01T00:00:00Z')
const site = { origin: 'https://ex.fr', regionName: 'Région', lang: 'fr' as const, now }
const sample = aSheet().sessions[0] as EventSession
const told = (session: Partial<EventSession>, change: Partial<EventSheet>) =>
  eventJsonLd(aSheet({ ...change, sessions: [{ ...sample, ...session }] }), site)

test('whatever an event says, what search engines require is there, and dates have their offset', () => {
  const maybe = <T>(value: T) => fc.option(fc.constant(value), { nil: null })
  const offset = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+0[12]:00$/
  fc.assert(
    fc.property(
      fc.record({
        summaryFr: maybe('Une phrase'),
        titleEn: maybe('Title'),
        fee: fc.constantFrom('free', 'paid', null),
        ageMin: maybe(8),
        ageMax: maybe(12),
        season: maybe(aSheet().season),
        organiser: maybe(aSheet().organiser),
        mode: fc.constantFrom('offline', 'online', 'mixed'),
        places: fc.constantFrom([], aSheet().places),
      }),
      fc.constantFrom(...sessionStatuses),
      (change, status) => {
        const online = change.mode === 'offline' ? null : 'https://live.fr'
        const [said] = told({ status }, { ...change, onlineLink: online } as Partial<EventSheet>) as Record<
          string,
          unknown
        >[]
        for (const required of ['name', 'startDate', 'location', 'description', 'eventStatus', 'url'])
          expect(said?.[required]).toBeTruthy()
        for (const date of [said?.startDate, said?.endDate]) expect(date).toMatch(offset)
        for (const place of [said?.location].flat() as Record<string, unknown>[])
          expect(place.address ?? place.url).toBeTruthy()
        expect(JSON.stringify(said)).not.toMatch(/null|undefined/)
      },
    ),
    { numRuns: 200 },
  )
})
