import { describe, expect, test } from 'vitest'
import type { EventSession, EventSheet } from '../model.ts'
import { aSheet } from '../testing-sheet.ts'
import { toOpenAgenda } from './open-agenda.ts'

const site = { origin: 'https://ex.fr', regionName: 'Région', now: new Date('2026-12-01T00:00:00Z') }
const written = (change: Partial<EventSheet> = {}) => toOpenAgenda(aSheet(change), site)
const sample = aSheet().sessions[0] as EventSession
const first = { begin: '2026-12-05T14:00:00+01:00', end: '2026-12-05T16:00:00+01:00' }
/** A day with one session, on the 5th of December and after. */
const onDay = (day: number, status: EventSession['status'] = 'scheduled'): EventSession => ({
  ...sample,
  id: `${day}`,
  begin: new Date(Date.UTC(2026, 11, day, 13)),
  end: new Date(Date.UTC(2026, 11, day, 15)),
  status,
})

describe('an event for OpenAgenda (API v2)', () => {
  test('has its fields, with its codes', () => {
    const change: Partial<EventSheet> = {
      descriptionFr: '**Fusées** à eau',
      conditionsFr: 'Sur inscription',
      keywords: ['fusée'],
      access: [{ code: 'hearing', labelFr: 'Sourds', labelEn: 'Deaf' }],
      booking: [
        { for: 'public', type: 'link', value: 'https://ex.fr/places' },
        { for: 'school', type: 'link', value: 'https://ex.fr/places' },
        { for: 'school', type: 'phone', value: '03 00 00 00 00' },
      ],
      sourceUrl: 'https://source.fr/1',
    }
    const { maillage, ...fields } = written(change)
    expect(maillage).toMatchObject({ summaryEn: null, fee: 'free', terms: { access: ['hearing'] } })
    expect(fields).toEqual({
      uid: 0xe_1c2d_3e4f_5a6b,
      image: null,
      imageCredits: null,
      slug: 'atelier-fusees',
      extIds: [{ key: 'maillage', value: '0f4d9a3e-5d8c-4b2a-9f3e-1c2d3e4f5a6b' }],
      canonicalUrl: 'https://ex.fr/agenda/atelier-fusees',
      title: { fr: 'Atelier fusées', en: 'Rocket workshop' },
      description: { fr: 'Construire, puis lancer ; à partir de 8 ans.', en: 'Rocket workshop' },
      longDescription: { fr: '**Fusées** à eau' },
      conditions: { fr: 'Sur inscription' },
      keywords: { fr: ['fusée'] },
      registration: [
        { type: 'link', value: 'https://ex.fr/places' },
        { type: 'phone', value: '03 00 00 00 00' },
      ],
      accessibility: { hi: true, vi: false, pi: false, mi: false, ii: false },
      age: { min: 8, max: 12 },
      timings: [first],
      firstTiming: first,
      lastTiming: first,
      nextTiming: first,
      timezone: 'Europe/Paris',
      attendanceMode: 1,
      location: {
        name: 'Écomusée',
        address: '1, place Maria-Blondeau, 59610 Fourmies',
        countryCode: 'FR',
        adminLevel1: 'Région',
        adminLevel4: 'Fourmies',
        postalCode: '59610',
        insee: '59249',
        latitude: 50.0177,
        longitude: 4.05,
        timezone: 'Europe/Paris',
      },
      onlineAccessLink: null,
      status: 1,
      state: 2,
      links: [{ link: 'https://ex.fr/agenda/atelier-fusees' }, { link: 'https://source.fr/1' }],
      createdAt: '2026-11-01T10:00:00.000Z',
      updatedAt: '2026-11-02T10:00:00.000Z',
    })
  })

  test('what is online has a link, and no place', () => {
    expect(written({ mode: 'online', onlineLink: 'https://live.fr' })).toMatchObject({
      attendanceMode: 2,
      location: null,
      onlineAccessLink: 'https://live.fr',
    })
    expect(written({ mode: 'mixed', onlineLink: 'https://live.fr' })).toMatchObject({
      attendanceMode: 3,
      location: { insee: '59249' },
    })
  })

  test.each([
    ['scheduled', 1],
    ['rescheduled', 2],
    ['moved-online', 3],
    ['postponed', 4],
    ['full', 5],
    ['cancelled', 6],
  ] as const)('sessions that are all %s make the status %i', (status, number) => {
    expect(written({ sessions: [onDay(5, status), onDay(6, status)] })).toMatchObject({
      status: number,
      timings: { length: 2 },
    })
  })

  test('sessions that differ are scheduled; what is not held is left out; what is over does not count', () => {
    const sessions = [onDay(5, 'full'), onDay(6), onDay(7, 'cancelled'), onDay(8, 'postponed')]
    expect(written({ sessions })).toMatchObject({ status: 1, timings: { length: 2 } })
    const now = new Date('2026-12-05T18:00:00Z')
    expect(toOpenAgenda(aSheet({ sessions: [onDay(5), onDay(6, 'full')] }), { ...site, now })).toMatchObject({
      status: 5,
      nextTiming: { begin: '2026-12-06T14:00:00+01:00' },
    })
  })

  test('sessions at one time in two places are one timing; without time to come nothing is next', () => {
    const sheet = aSheet({ sessions: [onDay(5), { ...onDay(5), id: '9', place: 1 }] })
    expect(toOpenAgenda(sheet, { ...site, now: new Date('2027-01-01T00:00:00Z') })).toMatchObject({
      timings: [first],
      nextTiming: null,
    })
  })

  test.each([
    ['2026-03-29T00:30:00Z', '2026-03-29T01:30:00+01:00', '2026-03-29T03:30:00+02:00'],
    ['2026-10-25T00:30:00Z', '2026-10-25T02:30:00+02:00', '2026-10-25T02:30:00+01:00'],
  ])('an hour in the nights when the clock changes: %s', (from, begin, end) => {
    const start = new Date(from)
    const session = { ...sample, begin: start, end: new Date(start.getTime() + 3_600_000) }
    expect(written({ sessions: [session] })).toMatchObject({ timings: [{ begin, end }] })
  })
})
