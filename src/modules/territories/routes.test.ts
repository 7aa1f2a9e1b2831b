import { beforeAll, expect, test } from 'vitest'
import { testDatabase } from '#platform/db/testing.ts'
import { testServices } from '#platform/http/testing.ts'
import { createApp } from '../../app.ts'
import { seedTerritories } from './testing.ts'

const db = await testDatabase()
const app = createApp(testServices(db))
beforeAll(() => seedTerritories(db))

const read = async (path: string) => {
  const answer = await app.request(path)
  expect(answer.status).toBe(200)
  return await answer.text()
}
/** Names of the table, in order. */
const rows = (html: string) =>
  [...html.matchAll(/<th scope="row"><a href="[^"]+">([^<]+)<\/a>/g)].map((match) => match[1])

test('the list opens on the EPCI, by name, with a map and its sources', async () => {
  const html = await read('/territoires')
  expect(rows(html)).toContain('CC du Sud Avesnois')
  expect(rows(html)).toEqual([...rows(html)].sort((a, b) => (a ?? '').localeCompare(b ?? '', 'fr')))
  expect(html).toContain('class="drawn-map"')
  expect(html).toContain('Licence Ouverte 2.0')
})

test.each(['st quentin', 'SAINT-QUENTIN', 'saint–quentin'])('« %s » finds Saint-Quentin', async (text) => {
  expect(rows(await read(`/territoires?q=${encodeURIComponent(text)}`))[0]).toBe('Saint-Quentin')
})

test('a list narrows to a département or an EPCI, and orders by population', async () => {
  expect(rows(await read('/territoires?sorte=commune&dans=epci/200043404&tri=population'))).toEqual([
    'Fourmies',
    'Wignehies',
    'Trélon',
    'Wallers-en-Fagne',
  ])
  expect(rows(await read('/territoires?sorte=epci&dans=departement/80'))).toEqual(['CA Amiens Métropole'])
})

test('nothing found proposes how to go on', async () => {
  const html = await read('/territoires?q=xyzzyx')
  expect(html).toContain('Aucun territoire ne porte ce nom')
  expect(html).toContain('/territoires?q=xyzzyx&amp;sorte=epci')
})

test('an address that means nothing still shows the list', async () => {
  for (const query of ['page=-1', 'page=999', 'sorte=x&tri=y&dans=z', 'q=%00%1F', `q=${'a'.repeat(500)}`])
    await read(`/territoires?${query}`)
})

test('the English page stands at the same address under /en', async () => {
  const html = await read('/en/territoires')
  expect(html).toContain('<html lang="en"')
  expect(html).toContain('href="/en/territoires/epci/200043404"')
})
