import { expect, test } from 'vitest'
import { readDocument } from '#platform/pdf/testing.ts'
import type { EventSheet } from '../model.ts'
import { aSheet } from '../testing-sheet.ts'
import { posterDocument } from './poster-document.ts'
import type { PrintedEntry } from './print-entry.ts'
import { type Cover, programmeDocument } from './programme-document.ts'

const cover: Cover = {
  lang: 'fr',
  site: 'Maillage d’essai',
  address: 'ex.fr/agenda',
  region: 'en Hauts-de-France',
  title: 'Sciences en Hauts-de-France',
  lead: 'Choisis dans l’agenda : astronomie',
  now: new Date('2026-11-23T10:00:00Z'),
  mesh: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>',
}
const always = { from: 0, to: null }
const hour = 3_600_000

/** Events of two sessions, an exhibition among them, in several communes. */
const events = (count: number, change: (at: number) => Partial<EventSheet> = () => ({})): EventSheet[] =>
  Array.from({ length: count }, (_, at) =>
    aSheet({
      slug: `rendez-vous-${at}`,
      titleFr: `Atelier ${at}`,
      places: [
        {
          ...(aSheet().places[0] as EventSheet['places'][number]),
          commune: { code: '1', name: `Commune ${at % 9}` },
        },
      ],
      access: at % 2 ? [{ code: 'wheelchair', labelFr: 'Accessible en fauteuil', labelEn: 'Step-free' }] : [],
      sessions: Array.from({ length: at === 3 ? 12 : 2 }, (_, day) => {
        const begin = new Date(Date.UTC(2026, 11, 1 + ((at + day) % 28), 8 + (at % 9)))
        return {
          id: `${at}-${day}`,
          begin,
          end: new Date(begin.getTime() + hour),
          status: 'scheduled',
          formerBegin: null,
          place: 0,
        }
      }),
      ...change(at),
    }),
  )

const printedSessions = (entries: unknown[]) =>
  (entries as Pick<PrintedEntry, 'sessions'>[]).flatMap(({ sessions }) => sessions).sort()
const sessionsOf = (sheets: EventSheet[]) =>
  sheets.flatMap(({ sessions }) => sessions.map(({ id }) => id)).sort()

test.each(['jour', 'lieu'] as const)('every session is on the pages, by %s', (by) => {
  const sheets = events(60)
  const { marked, title, headings } = readDocument(programmeDocument(sheets, cover, { by, window: always }))
  expect(printedSessions(marked('entry'))).toEqual(sessionsOf(sheets))
  expect(title).toBe('Sciences en Hauts-de-France')
  expect(headings.slice(0, 2)).toEqual(
    by === 'jour' ? ['Sommaire', 'Mardi 1er décembre 2026'] : ['Sommaire', 'Commune 0'],
  )
  expect(headings.slice(-2)).toEqual(['Index des communes', 'À découper\u00a0: pour y accéder'])
})

test('two thousand sessions are printed, none is lost', () => {
  const sheets = events(1000, (at) => (at === 3 ? { sessions: aSheet().sessions } : {}))
  const { marked, pages } = readDocument(programmeDocument(sheets, cover, { by: 'jour', window: always }))
  expect(printedSessions(marked('entry'))).toEqual(sessionsOf(sheets))
  expect(pages).toBeGreaterThan(60)
}, 120_000)

const hostile = [
  '#panic()',
  '*a* _b_ $x$ \\ # @r <l> `c`',
  '"]) #read("/data.json")',
  '🚀',
  'שלום مرحبا',
  'x'.repeat(10_000),
  '\u0000\u202e',
]

test.each(hostile)('a programme and a poster hold any text: %#', (text) => {
  const word = { code: 'x', labelFr: text, labelEn: text }
  const sheet = aSheet({
    titleFr: text,
    titleEn: text,
    summaryFr: text,
    descriptionFr: text,
    conditionsFr: text,
    themes: [word],
    audiences: [word],
    formats: [word],
    access: [word],
    booking: [{ for: 'school', type: 'link', value: text }],
    onlineLink: text,
    organiser: { slug: null, name: text },
    places: [
      {
        name: text,
        address: text,
        postcode: text,
        commune: { code: '1', name: text },
        locality: null,
        point: null,
      },
    ],
    sources: [{ id: 'x', title: text, licence: text }],
  })
  const own = { ...cover, title: text, lead: text, site: text, address: text }
  for (const by of ['jour', 'lieu'] as const) {
    const read = readDocument(programmeDocument([sheet], own, { by, window: always }))
    expect(printedSessions(read.marked('entry'))).toEqual(['7', '8'])
  }
  const { pages, pdf } = readDocument(posterDocument(sheet, own))
  expect([pages, pdf.slice(0, 5)]).toEqual([1, '%PDF-'])
})

test('a poster is one page, however much there is to say, and says what it is in both languages', () => {
  const [long] = events(1, () => ({
    titleFr: 'Un titre qui dit tout, '.repeat(6),
    summaryFr: 'Un résumé. '.repeat(20),
    descriptionFr: 'Un paragraphe **fort**.\n\n'.repeat(200),
    conditionsFr: 'Sur réservation, '.repeat(15),
    sessions: Array.from({ length: 800 }, (_, at) => {
      const begin = new Date(Date.UTC(2026, 11, 1, at * 7))
      return {
        id: `${at}`,
        begin,
        end: new Date(begin.getTime() + hour),
        status: 'scheduled' as const,
        formerBegin: null,
        place: 0,
      }
    }),
  })) as [EventSheet]
  expect(readDocument(posterDocument(long, cover)).pages).toBe(1)
  expect(readDocument(posterDocument(aSheet(), { ...cover, lang: 'en' })).title).toBe('Rocket workshop')
  expect(
    readDocument(posterDocument(aSheet({ sessions: [], places: [] }), { ...cover, mesh: null })).pages,
  ).toBe(1)
  expect(
    posterDocument(aSheet({ descriptionFr: 'Un *mot* & <b>x</b>\n\n- liste' }), cover).data,
  ).toMatchObject({
    paragraphs: ['Un mot & <b>x</b>', 'liste'],
  })
})
