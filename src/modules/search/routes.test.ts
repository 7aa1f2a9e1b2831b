import { beforeAll, expect, test } from 'vitest'
import { testDatabase } from '#platform/db/testing.ts'
import { testServices } from '#platform/http/testing.ts'
import { createApp } from '../../app.ts'
import { nearest } from './index.ts'
import { givenEntries } from './testing.ts'

const db = await testDatabase()
const app = createApp(testServices(db))
const get = async (path: string) => {
  const response = await app.request(path, { redirect: 'manual' })
  const body = await response.text()
  const main = body.slice(body.indexOf('<main'))
  return {
    status: response.status,
    location: response.headers.get('location'),
    body,
    titles: [...main.matchAll(/<h3><a[^>]*>(.*?)<\/a><\/h3>/g)].map((match) => match[1]),
    text: main
      .replaceAll(/<[^>]+>/g, ' ')
      .replaceAll('\u00a0', ' ')
      .replaceAll(/\s+/g, ' '),
  }
}
const proposals = async (path: string) =>
  JSON.parse((await get(path)).body) as { title: string; type: string; href: string }[]

beforeAll(() =>
  givenEntries(db, [
    {
      kind: 'territory',
      id: 'commune/80021',
      title: 'Amiens',
      type: 'commune',
      weight: 5,
      point: { lon: 2.3, lat: 49.9 },
      facets: ['territory:commune/80021'],
    },
    { kind: 'territory', id: 'commune/62001', title: 'Abbecourt', type: 'commune', subtitle: 'Aisne' },
    { kind: 'territory', id: 'commune/60002', title: 'Abbecourt', type: 'commune', subtitle: 'Oise' },
    {
      id: 'picardie',
      title: 'Musée de Picardie',
      type: 'museum',
      places: ['Amiens'],
      excerpt: 'Un musée & des œuvres d’avant < 1900.',
      facets: ['territory:commune/80021'],
      point: { lon: 2.29, lat: 49.89 },
    },
    {
      id: 'verne',
      title: 'Maison de Jules Verne',
      type: 'museum',
      places: ['Amiens'],
      terms: ['Musée', 'Museum'],
      facets: ['territory:commune/80021'],
    },
    { id: 'laon', title: 'Musée de Laon', type: 'museum' },
    {
      id: 'cache',
      title: 'Musée caché',
      type: 'museum',
      visibility: 'hidden',
      point: { lon: 2.3, lat: 49.9 },
    },
    ...Array.from({ length: 45 }, (_, n) => ({
      id: `club-${n}`,
      title: `Club ${String(n).padStart(2, '0')}`,
    })),
  ]),
)

test('a search shows what it found, marked, in both languages', async () => {
  const french = await get('/recherche?q=mus%C3%A9e+picardie')
  expect(french.status).toBe(200)
  expect(french.titles).toEqual(['<mark>Musée</mark> de <mark>Picardie</mark>'])
  expect(french.body).toContain('Un <mark>musée</mark> &amp; des œuvres d’avant &lt; 1900.')
  expect(french.text).toContain('1 résultat')
  const english = await get('/en/recherche?q=museum+amiens')
  expect(english.body).toContain('<html lang="en">')
  expect(english.text).toContain('1 result')
  expect(english.titles).toEqual(['Maison de Jules Verne'])
})

test('what, where: a place becomes a filter, several are proposed, none is said', async () => {
  expect((await get('/recherche?q=mus%C3%A9e&ou=amiens')).location).toBe(
    '/recherche?q=mus%C3%A9e&territoire=commune/80021',
  )
  expect((await get('/en/recherche?q=&ou=Amiens')).location).toBe('/en/recherche?territoire=commune/80021')
  const several = await get('/recherche?q=club&ou=Abb%C3%A9court')
  expect(several.text).toContain('Vouliez-vous dire : Abbecourt (Oise) Abbecourt (Aisne)')
  expect(several.body).toContain('href="/recherche?q=club&amp;territoire=commune/60002"')
  expect((await get('/recherche?ou=Tombouctou')).text).toContain(
    'Aucun territoire de la région ne ressemble à « Tombouctou ».',
  )
})

test('a place among the words comes first and can be kept alone', async () => {
  const found = await get('/recherche?q=mus%C3%A9e+amiens')
  expect(found.text).toContain('Dans Amiens (2)')
  expect(found.body).toContain('href="/recherche?q=musee&amp;territoire=commune/80021"')
})

test('filters are counted, kept in the form, removed one by one', async () => {
  const found = await get('/recherche?type=museum&q=mus%C3%A9e&tri=nom&pres=49.9,2.3')
  expect(found.body).toMatch(/<input type="checkbox" name="type" value="museum" checked\/>/)
  expect(found.body).toContain('<input type="hidden" name="tri" value="nom"/>')
  expect(found.body).toContain('<input type="hidden" name="pres" value="49.9,2.3"/>')
  expect(found.body).toContain('href="/recherche?q=mus%C3%A9e&amp;pres=49.9,2.3&amp;tri=nom"')
  expect(found.body).toContain(
    'href="/annuaire.csv?q=mus%C3%A9e&amp;type=museum&amp;pres=49.9,2.3&amp;tri=nom"',
  )
})

test('pages follow each other; beyond the last one is the last one', async () => {
  const second = await get('/recherche?q=club&page=2&tri=nom')
  expect(second.titles[0]).toBe('<mark>Club</mark> 20')
  expect(second.body).toContain('rel="prev" href="/recherche?q=club&amp;tri=nom"')
  expect(second.body).toContain('rel="next" href="/recherche?q=club&amp;tri=nom&amp;page=3"')
  expect((await get('/recherche?q=club&page=99&tri=nom')).titles).toHaveLength(5)
})

test('a corrected search says so; an empty one proposes what would answer', async () => {
  expect((await get('/recherche?q=picradie+musee')).text).toContain(
    'Voici les résultats pour « picardie musee ».',
  )
  const empty = await get('/recherche?q=club+picardie&type=museum')
  expect(empty.text).toContain('Aucun résultat pour cette recherche.')
  expect(empty.text).toContain('chercher seulement « club » (45 résultats)')
  expect(empty.text).toContain('chercher seulement « picardie » (1 résultat)')
})

test('nothing hidden is found, counted, proposed or near', async () => {
  expect((await get('/recherche?q=cach%C3%A9')).titles).toEqual([])
  expect((await get('/recherche?q=cahc%C3%A9')).text).not.toContain('cache')
  expect(await proposals('/recherche/suggestions?q=cach')).toEqual([])
  expect(await proposals('/recherche/suggestions?q=musee+ca')).toEqual([])
  expect((await get('/recherche?q=mus%C3%A9e')).text).toContain('3 résultats')
  expect(
    (await nearest(db, { lon: 2.3, lat: 49.9 }, { kind: 'organisation', limit: 5 })).map((entry) => entry.id),
  ).toEqual(['picardie'])
})

test('suggestions: a beginning, a slip, several words, in the language of the page', async () => {
  expect((await proposals('/recherche/suggestions?q=ami')).map((each) => each.title)).toEqual([
    'Amiens',
    'Maison de Jules Verne',
    'Musée de Picardie',
  ])
  expect(await proposals('/en/recherche/suggestions?q=abb')).toMatchObject([
    { type: 'Town', href: '/en/territoires/commune/60002' },
    { type: 'Town' },
  ])
  expect((await proposals('/recherche/suggestions?q=mus%C3%A9e+pic')).map((each) => each.title)).toEqual([
    'Musée de Picardie',
  ])
  expect((await proposals('/recherche/suggestions?q=picradie')).map((each) => each.title)).toEqual([
    'Musée de Picardie',
  ])
  expect(await proposals('/recherche/suggestions?q=clu')).toHaveLength(8)
  expect(await proposals('/recherche/suggestions?q=am')).toEqual([])
  expect(await proposals('/recherche/suggestions')).toEqual([])
})

test.each(['%00', "'%22%3C%3E", '%F0%9F%A4%96', 'x'.repeat(5000), '%25%25%25', '%ff%fe'])(
  'hostile text is answered: %s',
  async (q) => {
    for (const path of [
      `/recherche?q=${q}&ou=${q}&pres=${q}&theme=${q}&page=${q}&bbox=${q}`,
      `/recherche/suggestions?q=${q}`,
    ]) {
      expect((await get(path)).status).toBe(200)
    }
  },
)
