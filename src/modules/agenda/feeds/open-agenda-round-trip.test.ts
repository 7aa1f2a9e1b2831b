import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type EventInput, type EventSheet, eventModes, sessionStatuses } from '../model.ts'
import { openAgenda } from '../readers/open-agenda.ts'
import { aSheet } from '../testing-sheet.ts'
import { openAgendaUid, toOpenAgenda } from './open-agenda.ts'

const site = { origin: 'https://ex.fr', regionName: 'Région', now: new Date('2026-12-01T00:00:00Z') }
const readBack = (...sheets: EventSheet[]) =>
  openAgenda(JSON.stringify({ events: sheets.map((sheet) => toOpenAgenda(sheet, site)), success: true }))

const codes = (words: { code: string }[]) => words.map(({ code }) => code)

/** What a site that reads an event of ours writes: all of it, with our page as its source. */
const asWritten = (sheet: EventSheet): EventInput => ({
  titleFr: sheet.titleFr,
  titleEn: sheet.titleEn,
  summaryFr: sheet.summaryFr,
  summaryEn: sheet.summaryEn,
  descriptionFr: sheet.descriptionFr,
  descriptionEn: sheet.descriptionEn,
  conditionsFr: sheet.conditionsFr,
  conditionsEn: sheet.conditionsEn,
  fee: sheet.fee,
  ageMin: sheet.ageMin,
  ageMax: sheet.ageMax,
  mode: sheet.mode,
  onlineLink: sheet.onlineLink,
  languages: sheet.languages,
  keywords: sheet.keywords,
  booking: sheet.booking,
  terms: {
    theme: codes(sheet.themes),
    audience: codes(sheet.audiences),
    format: codes(sheet.formats),
    access: codes(sheet.access),
  },
  season: sheet.season && { code: sheet.season.code, year: sheet.season.year },
  organiserName: sheet.organiser?.name ?? null,
  sourceUrl: `https://ex.fr/agenda/${sheet.slug}`,
  speakers: sheet.speakers.map((each) => ({ ...each, expert: null })),
  places: sheet.places.map(({ organisation: _, commune, ...place }) => ({
    ...place,
    commune: commune?.code ?? null,
  })),
  sessions: sheet.sessions.map(({ id: _, ...session }) => session),
})

const [session, called] = aSheet().sessions as [EventSheet['sessions'][0], EventSheet['sessions'][0]]
const [place] = aSheet().places as [EventSheet['places'][0]]
const term = (code: string) => ({ code, labelFr: code, labelEn: code })

/** An event that says everything it can, more than OpenAgenda has fields for. */
const full = aSheet({
  summaryEn: 'Build, then launch.',
  descriptionFr: '**Fusées** à eau\n\n- une\n- deux',
  descriptionEn: 'Water **rockets**',
  conditionsFr: 'Sur inscription',
  conditionsEn: 'Booking needed',
  fee: 'paid',
  ageMin: 8,
  ageMax: 120,
  mode: 'mixed',
  onlineLink: 'https://live.fr/a?b=c&d=é',
  languages: ['fr', 'nl'],
  keywords: ['fusée', 'eau'],
  booking: [
    { for: 'public', type: 'link', value: 'https://ex.fr/places' },
    { for: 'school', type: 'link', value: 'https://ex.fr/places' },
    { for: 'school', type: 'phone', value: '03 00 00 00 00' },
    { for: 'public', type: 'email', value: 'places@ex.fr' },
  ],
  audiences: [term('families'), term('children')],
  access: [term('hearing'), term('by-appointment')],
  speakers: [
    { name: 'Ada Exemple', affiliation: 'Université', expert: 'ada-exemple' },
    { name: 'Bob', affiliation: null, expert: null },
  ],
  places: [
    place,
    {
      ...place,
      name: 'Ailleurs',
      address: null,
      postcode: null,
      commune: null,
      locality: 'Mons',
      point: null,
    },
  ],
  sessions: [
    session,
    { ...called, place: 1 },
    {
      ...session,
      id: '9',
      begin: new Date('2026-12-08T13:00:00Z'),
      end: new Date('2026-12-08T14:00:00Z'),
      status: 'moved-online',
      place: null,
    },
    {
      ...session,
      id: '10',
      begin: new Date('2026-12-09T13:00:00Z'),
      end: new Date('2026-12-09T14:00:00Z'),
      status: 'rescheduled',
      formerBegin: new Date('2026-12-07T13:00:00Z'),
    },
  ],
})

describe('what is given as OpenAgenda gives it is read back', () => {
  test.each([
    ['an event that says everything', full],
    ['an event as most are', aSheet()],
    [
      'an event that says only what it must',
      aSheet({
        titleEn: null,
        summaryFr: null,
        fee: null,
        ageMin: null,
        ageMax: null,
        languages: [],
        themes: [],
        formats: [],
        season: null,
        organiser: null,
        places: [],
        sessions: [{ ...session, place: null }],
      }),
    ],
    [
      'an event online',
      aSheet({
        mode: 'online',
        onlineLink: 'https://live.fr',
        places: [],
        sessions: [{ ...session, place: null }],
      }),
    ],
  ])('%s, without loss', (_, sheet) => {
    const { records, refused, notes } = readBack(sheet)
    expect([refused, notes]).toEqual([[], []])
    expect(records.map(({ id }) => id)).toEqual([`${openAgendaUid(sheet.id)}`])
    expect(records[0]?.input).toEqual(asWritten(sheet))
  })

  test('whatever its texts, its moments and its manner', () => {
    const text = fc
      .string({
        unit: fc.constantFrom('a', 'é', '’', '"', ',', ';', '|', '🚀', '<', '&', '\\', '/'),
        maxLength: 40,
      })
      .map((letters) => `T${letters}`)
    fc.assert(
      fc.property(
        text,
        fc.option(text, { nil: null }),
        fc.constantFrom(...sessionStatuses),
        fc.constantFrom(...eventModes),
        fc.date({ min: new Date('2020-01-01'), max: new Date('2035-01-01'), noInvalidDate: true }),
        (titleFr, summaryFr, status, mode, moment) => {
          const begin = new Date(moment.setUTCSeconds(0, 0))
          const end = new Date(begin.getTime() + 90 * 60_000)
          const sheet = aSheet({
            titleFr,
            summaryFr,
            mode,
            onlineLink: mode === 'offline' ? null : 'https://live.fr',
            sessions: [{ ...session, begin, end, status }],
          })
          expect(readBack(sheet).records[0]?.input).toEqual(asWritten(sheet))
        },
      ),
      { numRuns: 100 },
    )
  })
})

describe('a part of ours with a fault is left whole', () => {
  const given = toOpenAgenda(full, site)
  const part = given.maillage as Record<string, unknown>
  test.each([
    ['no object', 'x'],
    ['a code that is none', { ...part, terms: { theme: ['<b>'], audience: [], format: [], access: [] } }],
    [
      'a way to book that runs a script',
      { ...part, booking: [{ for: 'public', type: 'link', value: 'javascript:alert(1)' }] },
    ],
    ['a place that is not there', { ...part, places: [] }],
    [
      'a session that ends before it begins',
      {
        ...part,
        sessions: [
          {
            begin: '2026-12-05T14:00:00Z',
            end: '2026-12-05T13:00:00Z',
            status: 'full',
            formerBegin: null,
            place: null,
          },
        ],
      },
    ],
    ['no session', { ...part, sessions: [] }],
    ['a year that no edition has', { ...part, season: { code: 'fds', year: 99_999 } }],
    ['ages upside down', { ...part, ageMin: 12, ageMax: 8 }],
  ])('%s', (_, maillage) => {
    const [record] = openAgenda(JSON.stringify([{ ...given, maillage }])).records
    // As OpenAgenda's own fields say it.
    expect(record?.input).toMatchObject({ languages: [], season: null, organiserName: null, ageMax: null })
    expect(record?.input.sessions).toHaveLength(3)
  })
})
