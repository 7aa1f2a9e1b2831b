import { expect, test } from 'vitest'
import type { ToolSheet } from '../model.ts'
import { aToolSheet } from '../testing-sheet.ts'
import { type GatheredTool, groupsOf, placesOf, themesOf, totalsOf } from './catalogue.ts'
import { labelsOfSheet, sheetsOf } from './labels-document.ts'
import type { Surroundings } from './printed-tool.ts'

const around: Surroundings = {
  today: '2026-11-23',
  free: '2026-12-06',
  contact: { phone: '03 20 00 00 01', email: 'prets@ex.fr', website: 'https://www.lampes.ex.fr/' },
  page: 'https://ex.fr/outils/malle-aux-etoiles',
  photo: false,
}
const gathered = (change: Partial<ToolSheet> = {}): GatheredTool => ({
  sheet: aToolSheet(change),
  around: { ...around, page: `https://ex.fr/outils/${change.slug ?? 'malle-aux-etoiles'}` },
})
const photo = {
  id: '1',
  altFr: 'La malle ouverte',
  altEn: null,
  credit: 'Marie',
  width: 900,
  height: 600,
  widths: [480],
}

test('a tool is printed with all that borrowers ask, and nothing that is not said', () => {
  const known = { ...around, photo: true }
  expect(groupsOf('fr', [{ sheet: aToolSheet({ photos: [photo] }), around: known }])).toEqual([
    {
      title: 'Malle, kit',
      entries: [
        {
          tool: 'malle-aux-etoiles',
          kind: 'Malle, kit',
          title: 'Malle aux étoiles',
          lang: 'fr',
          summary: 'Une soirée sous les étoiles.',
          summaryLang: 'fr',
          tags: [],
          address: 'ex.fr/outils/malle-aux-etoiles',
          photo: { alt: 'La malle ouverte', credit: 'Photo\u00a0: Marie' },
          contents: '2\u00a0×\u00a0Lunette, 20\u00a0×\u00a0Carte, 1\u00a0×\u00a0Lampe',
          themes: ['Astronomie'],
          facts: [
            { label: 'Pour qui', text: 'Familles, dès 8 ans, 20 personnes à la fois' },
            { label: 'Durée d’une séance', text: '1\u00a0h\u00a030' },
            { label: 'Place nécessaire', text: '9,5\u00a0m² au sol, sans électricité' },
            { label: 'Transport', text: '18\u00a0kg, voiture' },
            { label: 'Montage', text: '20\u00a0min, à 1\u00a0personne' },
            { label: 'Animation', text: 'Avec une prise en main ou une formation' },
            { label: 'Prix', text: 'Gratuit, caution\u00a0: 150\u00a0€' },
            { label: 'Prêt', text: 'de 2 à 21\u00a0jours' },
            { label: 'À demander', text: 'au moins 7\u00a0jours avant' },
            { label: 'Libre', text: 'à partir du 6 décembre 2026' },
            { label: 'Prêté par', text: 'Musée des Lampes' },
            { label: 'Se trouve à', text: 'Fourmies, Lille' },
            { label: 'Joindre', text: '03\u00a020\u00a000\u00a000\u00a001, prets@ex.fr, lampes.ex.fr' },
          ],
        },
      ],
    },
  ])
})

test('a sheet of information is no loan; English is printed in English, and says what is in French', () => {
  const sheet = aToolSheet({
    lendable: false,
    demo: true,
    holder: null,
    places: [],
    parts: [],
    sourceUrl: 'https://ex.fr/malle',
  })
  expect(groupsOf('en', [{ sheet, around: { ...around, contact: null } }])[0]?.entries[0]).toMatchObject({
    title: 'Kit of stars',
    lang: 'en',
    summary: 'Une soirée sous les étoiles.',
    summaryLang: 'fr',
    tags: ['Information only, cannot be booked', 'demonstration'],
    themes: ['Astronomy'],
    contents: '',
    photo: null,
    facts: [
      { label: 'For whom', text: 'Families, from age 8, 20 people at a time' },
      { label: 'Length of a session', text: '1\u00a0h\u00a030' },
      { label: 'Room needed', text: '9.5\u00a0m² of floor, no electricity needed' },
      { label: 'Carrying it', text: '18\u00a0kg, car' },
      { label: 'Setting up', text: '20\u00a0min, 1\u00a0person' },
      { label: 'Running it', text: 'With an introduction or a training' },
      { label: 'Page of the resource', text: 'ex.fr/malle' },
    ],
  })
})

const three = [
  gathered({ slug: 'z', titleFr: 'Zèbre', kind: 'exhibition' }),
  gathered({ slug: 'e', titleFr: 'Écho', kind: 'kit', places: [], demo: true }),
  gathered({
    slug: 'a',
    titleFr: 'Atome',
    kind: 'kit',
    themes: [],
    lendable: false,
    places: [{ commune: '02691', name: 'Saint-Quentin', point: null }],
  }),
]

test('kinds in their order, tools by name, each once', () => {
  expect(groupsOf('fr', three).map(({ title, entries }) => [title, entries.map(({ tool }) => tool)])).toEqual(
    [
      ['Malle, kit', ['a', 'e']],
      ['Exposition itinérante', ['z']],
    ],
  )
})

test('indexes lead from themes and territories to tools; what has none comes last', () => {
  expect(themesOf('fr', three)).toEqual([
    { under: '', title: 'Astronomie', tools: ['z', 'e'] },
    { under: '', title: 'Sans thème', tools: ['a'] },
  ])
  const departements = new Map([
    ['59249', 'Nord'],
    ['59350', 'Nord'],
    ['02691', 'Aisne'],
  ])
  expect(placesOf('fr', three, departements)).toEqual([
    { under: 'Aisne', title: 'Saint-Quentin', tools: ['a'] },
    { under: 'Nord', title: 'Fourmies', tools: ['z'] },
    { under: 'Nord', title: 'Lille', tools: ['z'] },
    { under: '', title: 'Ailleurs, ou lieu non dit', tools: ['e'] },
  ])
})

test('what a catalogue amounts to', () => {
  expect(totalsOf(three)).toEqual({ tools: 3, lenders: 1, communes: 3, demo: 1 })
  expect(totalsOf([])).toEqual({ tools: 0, lenders: 0, communes: 0, demo: 0 })
})

test('labels begin at the first free place and go on over sheets', () => {
  expect(sheetsOf(['a', 'b', 'c'], 20)).toEqual([
    [
      { place: 19, item: 'a' },
      { place: 20, item: 'b' },
    ],
    [{ place: 0, item: 'c' }],
  ])
  expect(sheetsOf([], 4)).toEqual([])
  const many = sheetsOf(
    Array.from({ length: 500 }, (_, at) => at),
    21,
  )
  expect(many.flat().map(({ item }) => item)).toEqual(Array.from({ length: 500 }, (_, at) => at))
  expect(many.map((sheet) => sheet.length)).toEqual([1, ...Array(23).fill(labelsOfSheet), 16])
})
