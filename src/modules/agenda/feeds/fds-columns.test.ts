import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { csvFile } from '#platform/csv.ts'
import type { EventSheet } from '../model.ts'
import { fds2023 } from '../readers/fds-2023.ts'
import { aSheet, inBatches, whole } from '../testing-sheet.ts'
import { fdsColumns, fdsRows } from './fds-columns.ts'

const site = { origin: 'https://ex.fr', regionName: 'Hauts-de-France' }

async function* rowsOf(...sheets: EventSheet[]) {
  for await (const each of inBatches(sheets)) yield fdsRows(each)
}
const written = (...sheets: EventSheet[]) => whole(csvFile(rowsOf(...sheets), fdsColumns(site), 'fr'))
/** What the reader of these files understands of the table, as other platforms would read it. */
const readBack = async (...sheets: EventSheet[]) =>
  fds2023(JSON.stringify(parse(await written(...sheets), { columns: true })))

test('what is written is read back', async () => {
  const { records, refused, notes } = await readBack(
    aSheet({
      descriptionFr: 'Un atelier.\n\nPour tous ; « oui ».',
      conditionsFr: 'Sur inscription.',
      booking: [
        { for: 'public', type: 'link', value: 'https://ex.fr/billets?a=1&b=2' },
        { for: 'school', type: 'phone', value: '03 20 00 00 00' },
      ],
    }),
  )
  expect([refused, notes]).toEqual([[], []])
  expect(records.map(({ id }) => id)).toEqual(['atelier-fusees'])
  expect(records[0]?.input).toMatchObject({
    titleFr: 'Atelier fusées',
    summaryFr: 'Construire, puis lancer ; à partir de 8 ans.',
    descriptionFr: 'Un atelier.\n\nPour tous ; « oui ».',
    conditionsFr: 'Gratuit. Sur inscription.',
    fee: 'free',
    mode: 'offline',
    booking: [
      { for: 'public', type: 'link', value: 'https://ex.fr/billets?a=1&b=2' },
      { for: 'school', type: 'phone', value: '03 20 00 00 00' },
    ],
    terms: { theme: ['astronomy'], format: ['workshop'] },
    season: { code: 'fete-de-la-science', year: 2026 },
    organiserName: 'Musée, d’essai',
    sourceUrl: 'https://ex.fr/agenda/atelier-fusees',
    places: [
      { name: 'Écomusée', postcode: '59610', locality: 'Fourmies', point: { lon: 4.05, lat: 50.0177 } },
    ],
    // The second session was called off: the other one stands.
    sessions: [
      {
        begin: new Date('2026-12-05T13:00:00Z'),
        end: new Date('2026-12-05T15:00:00Z'),
        status: 'scheduled',
      },
    ],
  })
})

test('an event called off says so, with the dates it had', async () => {
  const sheet = aSheet()
  const sessions = sheet.sessions.map((session) => ({ ...session, status: 'cancelled' as const }))
  const [record] = (await readBack({ ...sheet, sessions })).records
  expect(record?.input.sessions.map(({ status }) => status)).toEqual(['cancelled', 'cancelled'])
})

test('an event in two places makes two rows, each with its own sessions', async () => {
  const sheet = aSheet()
  const [first] = sheet.places
  if (!first) throw new Error('the sheet has a place')
  const { records } = await readBack({
    ...sheet,
    places: [first, { ...first, name: 'Salle' }],
    sessions: sheet.sessions.map((session, place) => ({ ...session, status: 'scheduled', place })),
  })
  expect(records.map(({ id, input }) => [id, input.places[0]?.name, input.sessions.length])).toEqual([
    ['atelier-fusees', 'Écomusée', 1],
    ['atelier-fusees.2', 'Salle', 1],
  ])
})

test('the dates in words are those of the site of Fête de la science', async () => {
  expect(await written(aSheet())).toContain('samedi 5 décembre 2026 - 14h00 à 16h00')
})

test('any title and any moment comes back', async () => {
  const letters = fc.string({
    unit: fc.constantFrom('a', 'é', ' ', '"', ',', ';', '|', '’', '«'),
    maxLength: 60,
  })
  await fc.assert(
    fc.asyncProperty(
      letters.map((text) => `T${text.replaceAll(/\s+/g, ' ').trim()}`),
      fc.date({ min: new Date('2020-01-01'), max: new Date('2035-01-01'), noInvalidDate: true }),
      async (titleFr, moment) => {
        const begin = new Date(moment.setUTCSeconds(0, 0))
        const end = new Date(begin.getTime() + 90 * 60_000)
        const [first] = aSheet().sessions
        if (!first) throw new Error('the sheet has a session')
        const [record] = (await readBack(aSheet({ titleFr, sessions: [{ ...first, begin, end }] }))).records
        expect(record?.input.titleFr).toBe(titleFr)
        expect(record?.input.sessions).toMatchObject([{ begin, end }])
      },
    ),
    { numRuns: 100 },
  )
})
