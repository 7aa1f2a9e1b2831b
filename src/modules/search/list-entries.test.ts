import { beforeAll, expect, test } from 'vitest'
import { inTransaction } from '#platform/db/connect.ts'
import { testDatabase } from '#platform/db/testing.ts'
import {
  type EntryKind,
  entryKinds,
  listEntries,
  marks,
  parseQuery,
  removeEntries,
  writeFacetLabels,
} from './index.ts'
import { givenEntries } from './testing.ts'

const db = await testDatabase()
const lille = ['territory:commune/59350', 'territory:departement/59']
const fourmies = ['territory:commune/59249', 'territory:departement/59']

beforeAll(async () => {
  await inTransaction(db, (tx) =>
    writeFacetLabels(tx, [
      { facet: 'theme:astronomy', labelFr: 'Astronomie', labelEn: 'Astronomy', position: 1 },
      {
        facet: 'theme:nature',
        labelFr: 'Nature et environnement',
        labelEn: 'Nature and environment',
        position: 0,
      },
    ]),
  )
  await givenEntries(db, [
    {
      kind: 'territory',
      id: 'commune/59350',
      title: 'Lille',
      type: 'commune',
      weight: 0.9,
      point: { lon: 3.06, lat: 50.63 },
      facets: ['territory:departement/59'],
    },
    {
      kind: 'territory',
      id: 'commune/59249',
      title: 'Fourmies',
      type: 'commune',
      weight: 0.3,
      facets: ['territory:departement/59'],
    },
    { kind: 'territory', id: 'commune/62765', title: 'Saint-Omer', type: 'commune', weight: 0.4 },
    {
      id: 'ecomusee',
      title: 'Écomusée de l’Avesnois',
      type: 'museum',
      places: ['Fourmies'],
      subtitle: 'Fourmies',
      excerpt: 'Le musée du textile et de la vie sociale.',
      text: 'Le musée du textile et de la vie sociale.',
      facets: fourmies,
      point: { lon: 4.05, lat: 50.02 },
    },
    {
      id: 'palais',
      title: 'Palais des Beaux-Arts',
      type: 'museum',
      aliases: ['PBA'],
      places: ['Lille'],
      terms: ['Musée', 'Museum'],
      facets: lille,
      point: { lon: 3.063, lat: 50.63 },
    },
    {
      id: 'histoire',
      title: 'Musée d’histoire naturelle',
      type: 'museum',
      places: ['Lille'],
      terms: ['Nature et environnement', 'Nature and environment'],
      facets: ['theme:nature', ...lille],
      point: { lon: 3.066, lat: 50.62 },
    },
    {
      id: 'gayant',
      title: 'Musée de Douai',
      type: 'museum',
      text: 'Un musée sur la route de Lille, avec une salle d’astronomie.',
      excerpt: 'Un musée sur la route de Lille.',
    },
    {
      id: 'club',
      title: 'Club d’astronomie',
      terms: ['Astronomie', 'Astronomy'],
      places: ['Saint-Omer'],
      facets: ['theme:astronomy', 'theme:nature', 'territory:commune/62765'],
    },
    {
      id: 'fablab',
      title: 'Fablab de l’Audomarois',
      type: 'fablab',
      places: ['St-Omer'],
      facets: ['territory:commune/62765'],
    },
    {
      id: 'secret',
      title: 'Observatoire secret',
      visibility: 'hidden',
      terms: ['Astronomie'],
      facets: ['theme:astronomy', 'theme:secret'],
      point: { lon: 3.06, lat: 50.63 },
    },
    {
      id: 'planetarium',
      title: 'Planétarium',
      type: 'planetarium',
      terms: ['Astronomie', 'Astronomy'],
      places: ['Cappelle-la-Grande'],
      facets: ['theme:astronomy'],
    },
  ])
})

const list = (url: string, kinds: readonly EntryKind[] = ['organisation']) =>
  listEntries(db, parseQuery(new URLSearchParams(url)), {
    kinds,
    facetGroups: ['type', 'theme', 'territory'],
  })
const ids = async (url: string, kinds?: readonly EntryKind[]) =>
  (await list(url, kinds)).entries.map((entry) => entry.id)

test.each([
  ['q=écomusées', ['ecomusee']],
  ['q=ECOMUSEE', ['ecomusee']],
  ['q=ecomusee+avesnoi+fourmie', ['ecomusee']],
  ['q=ecomusée+de+l%27avesnois', ['ecomusee']],
  ['q=planetar', ['planetarium']],
  ['q=planétarum', ['planetarium']],
  ['q=astronomy', ['club', 'planetarium']],
  ['q=astronomie', ['club', 'planetarium', 'gayant']],
  ['q=pba', ['palais']],
  ['q=textiles', ['ecomusee']],
  ['q=fablab+à+saint+omer', ['fablab']],
  ['q=fablab+st-omer', ['fablab']],
  ['q=fablab+près+de+St+Omer', ['fablab']],
  ['q=rien+de+tel', []],
  ['q=les', []],
])('%s', async (url, expected) => {
  expect(await ids(url)).toEqual(expected)
})

test('a territory named raises what stands there and loses nothing', async () => {
  const found = await list('q=musée+lille')
  expect(found.entries.map((entry) => entry.id)).toEqual(['histoire', 'palais', 'gayant'])
  expect(found.places).toEqual([{ value: 'commune/59350', title: 'Lille', rest: 'musee', count: 2 }])
  expect(await ids('q=lille', entryKinds)).toEqual(['commune/59350', 'histoire', 'palais', 'gayant'])
})

test('what was corrected is said, what was found is marked', async () => {
  const found = await list('q=avesnoi+ecomusee')
  expect(found).toMatchObject({ exact: false, corrected: 'avesnois ecomusee' })
  expect(found.entries[0]?.title).toBe(
    `${marks.start}Écomusée${marks.end} de l’${marks.start}Avesnois${marks.end}`,
  )
  expect((await list('q=textile')).entries[0]?.excerpt).toContain(`${marks.start}textile${marks.end}`)
})

test('nothing hidden is told: not listed, not counted, not proposed', async () => {
  const found = await list('theme=astronomy')
  expect(found.entries.map((entry) => entry.id)).toEqual(['club', 'planetarium'])
  expect(found.facets.theme).toEqual([
    {
      value: 'nature',
      count: 2,
      selected: false,
      labelFr: 'Nature et environnement',
      labelEn: 'Nature and environment',
    },
    { value: 'astronomy', count: 2, selected: true, labelFr: 'Astronomie', labelEn: 'Astronomy' },
  ])
  expect(await ids('q=secret')).toEqual([])
  expect((await list('q=secrte')).corrected).toBeNull()
  expect(JSON.stringify(await list(''))).not.toContain('secret')
})

test('what is asked and does not exist is told and changes nothing else', async () => {
  const found = await list('theme=astronomy&theme=alchemy&territoire=commune/00000')
  expect(found.total).toBe(2)
  expect(found.unknown).toEqual([
    { group: 'theme', value: 'alchemy' },
    { group: 'territory', value: 'commune/00000' },
  ])
})

test('near a point: nearest first, within the radius, with distances', async () => {
  const found = await list('pres=50.63,3.06&rayon=5')
  expect(found.entries.map((entry) => [entry.id, entry.distance?.toFixed(2)])).toEqual([
    ['palais', '0.21'],
    ['histoire', '1.19'],
  ])
  expect(await ids('pres=commune/59350&rayon=5')).toEqual(['palais', 'histoire'])
  expect(await ids('bbox=4,50,4.1,50.1')).toEqual(['ecomusee'])
})

test('what changes is seen at once', async () => {
  await givenEntries(db, [{ id: 'new', title: 'Zygote', facets: ['theme:nature'] }])
  expect(await ids('q=zygote')).toEqual(['new'])
  await givenEntries(db, [{ id: 'new', title: 'Zygote', visibility: 'hidden' }])
  expect(await ids('q=zygote')).toEqual([])
  expect(await ids('q=zigotes')).toEqual([])
  await givenEntries(db, [{ id: 'new', title: 'Zygotes' }])
  expect(await ids('q=zigotes')).toEqual(['new'])
  await inTransaction(db, (tx) => removeEntries(tx, 'organisation', ['new', 'unknown']))
  expect(await ids('q=zygote')).toEqual([])
  expect((await list('')).total).toBe(7)
})

test.each([
  "'; DROP TABLE search_entry --",
  '\0',
  '%',
  '_',
  '&',
  '| !',
  '<->',
  'a:*',
  "l'",
  '"',
  '\\',
  '🤖🤖',
  'é'.repeat(10_000),
  'x '.repeat(5000),
  '() & !()',
  'NULL',
  '12e400 0x1f 1,5',
  '\ud800',
  '日本語',
  ':*:*:*',
  '\ue000musée\ue001',
])('a hostile question is answered: %j', async (q) => {
  const found = await listEntries(db, parseQuery(new URLSearchParams([['q', q]])), {
    kinds: entryKinds,
    facetGroups: ['type'],
  })
  expect(found.total).toBeGreaterThanOrEqual(0)
})
