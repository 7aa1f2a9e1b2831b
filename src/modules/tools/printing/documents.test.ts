import { expect, test } from 'vitest'
import { readDocument } from '#platform/pdf/testing.ts'
import type { ToolSheet } from '../model.ts'
import { aPart, aToolSheet } from '../testing-sheet.ts'
import type { GatheredTool } from './catalogue.ts'
import { catalogueDocument } from './catalogue-document.ts'
import { labelsDocument } from './labels-document.ts'
import { cover, gathered, jpeg, labelled, nowhere, photo, scanned, settings } from './testing-printing.ts'
import { toolDocument } from './tool-document.ts'

const tools = (count: number, change: (at: number) => Partial<ToolSheet> = () => ({})) =>
  Array.from({ length: count }, (_, at) =>
    gathered(
      aToolSheet({
        slug: `outil-${at}`,
        titleFr: `Outil ${at}`,
        kind: at % 2 ? 'kit' : 'exhibition',
        ...change(at),
      }),
    ),
  )
const slugs = (all: GatheredTool[]) => all.map(({ sheet }) => sheet.slug).sort()

test('every tool is in the catalogue once, half a page each, under its kind', () => {
  const all = tools(40)
  const { marked, title, headings, pages } = readDocument(catalogueDocument(all, cover, nowhere))
  expect((marked('entry') as { tool: string }[]).map(({ tool }) => tool).sort()).toEqual(slugs(all))
  expect(title).toBe('Outils à emprunter en Hauts-de-France')
  expect(headings.slice(0, 3)).toEqual(['Sommaire', 'Malle, kit', 'Outil 1'])
  expect(headings.slice(-2)).toEqual(['Index des thèmes', 'Index des territoires'])
  expect(marked('part')).toEqual([
    'Sommaire',
    'Malle, kit',
    'Exposition itinérante',
    'Index des thèmes',
    'Index des territoires',
  ])
  // A cover, the contents, ten pages of each kind, the indexes.
  expect(pages).toBe(1 + 1 + 20 + 1)
})

test('photos are printed, and each code leads to its tool', async () => {
  const all = [gathered(aToolSheet({ photos: [photo] }), true)]
  const document = catalogueDocument(all, cover, {
    ...nowhere,
    photos: new Map([['malle-aux-etoiles', jpeg]]),
  })
  expect(readDocument(document).pdf).toMatch(/\/Subtype ?\/Image/)
  expect(await scanned(document.pictures?.['qr-malle-aux-etoiles.svg'])).toBe(
    'https://ex.fr/outils/malle-aux-etoiles',
  )
})

test('five hundred tools are printed, none is lost', () => {
  const all = tools(500, (at) => ({
    places: [{ commune: '59249', name: `Commune ${at % 90}`, point: null }],
  }))
  const { marked, pages } = readDocument(catalogueDocument(all, cover, nowhere))
  expect((marked('entry') as { tool: string }[]).map(({ tool }) => tool).sort()).toEqual(slugs(all))
  expect(pages).toBeGreaterThan(250)
}, 120_000)

test('labels stand at their places, and each code leads to its copy', async () => {
  const copies = ['a', 'b', 'c'].map((letter) => ({ id: letter, code: `MALLE-${letter.toUpperCase()}` }))
  const document = labelsDocument(copies, labelled)
  const { pages, marked, title } = readDocument(document)
  expect([title, pages]).toEqual(['Étiquettes de «\u00a0Malle aux étoiles\u00a0»', 2])
  expect(marked('label')).toEqual([
    { copy: 'a', place: 19 },
    { copy: 'b', place: 20 },
    { copy: 'c', place: 0 },
  ])
  expect(document.data).toMatchObject({
    name: 'Malle aux étoiles',
    holder: 'Propriété de\u00a0: Musée des Lampes',
    sheets: [[{ code: 'MALLE-\u200bA' }, { code: 'MALLE-\u200bB' }], [{ code: 'MALLE-\u200bC' }]],
  })
  for (const { id } of copies)
    expect(await scanned(document.pictures?.[`qr-${id}.svg`])).toBe(labelled.pageOf(id))
})

const hostile = [
  '#panic()',
  '*a* _b_ $x$ \\ # @r <l> `c`',
  '"]) #read("/data.json")',
  '🚀',
  'שלום مرحبا',
  'x'.repeat(10_000),
  '\u0000\u202e',
]

test.each(hostile)('a sheet, a catalogue and labels hold any text: %#', (text) => {
  const word = { code: 'x', labelFr: text, labelEn: text }
  const sheet = aToolSheet({
    titleFr: text,
    titleEn: text,
    summaryFr: text,
    descriptionFr: text,
    objectivesFr: text,
    conditionsFr: text,
    priceNote: text,
    credits: text,
    themes: [word],
    audiences: [word],
    access: [word],
    sourceUrl: `https://ex.fr/${text}`,
    holder: { id: null, slug: null, name: text },
    partners: [{ id: '1', slug: 'x', name: text }],
    parts: [aPart({ name: text, quantity: 1, value: 1, module: text })],
    places: [{ commune: '1', name: text, point: null }],
    source: { id: 'x', title: text, licence: text },
    photos: [{ ...photo, altFr: text, credit: text }],
  })
  const contact = { phone: text, email: text, website: text }
  const own = { ...settings, site: text, contact, photo: jpeg }
  const printed = readDocument(toolDocument(sheet, own))
  expect([printed.pages <= 2, printed.marked('part').length]).toEqual([true, 1])
  const entry = gathered(sheet, true)
  const catalogue = catalogueDocument(
    [{ ...entry, around: { ...entry.around, contact } }],
    { ...cover, site: text, title: text, lead: text, address: text },
    { photos: new Map([[sheet.slug, jpeg]]), departements: new Map([['1', text]]) },
  )
  expect(readDocument(catalogue).marked('entry')).toEqual([{ tool: sheet.slug }])
  const labels = labelsDocument([{ id: 'a', code: text }], {
    ...labelled,
    title: text,
    holder: text,
    site: text,
  })
  expect(readDocument(labels).marked('label')).toEqual([{ copy: 'a', place: 19 }])
})
