import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { anOrganisation } from '#modules/directory/testing.ts'
import { seedTerritories } from '#modules/territories/testing.ts'
import type { Database } from '#platform/db/connect.ts'
import { testDatabase } from '#platform/db/testing.ts'
import { distanceKm, roadFactor } from '#platform/distance.ts'
import { AppError } from '#platform/errors.ts'
import { pageText, testServices } from '#platform/http/testing.ts'
import { createApp } from '../../app.ts'

let db: Database
let app: ReturnType<typeof createApp>
const path = '/observatoire/ou-agir'
const get = (address: string) => app.request(address)

type Town = { code: string; lon: number; lat: number; population: number }
let towns: Town[]
const fourmies = '59249'

beforeAll(async () => {
  db = await testDatabase()
  await seedTerritories(db)
  await anOrganisation(db).named('Musée des Lampes').ofType('museum').inCommune(fourmies).save()
  app = createApp(testServices(db))
  const { rows } = await sql<Town>`
    SELECT code, point[0] AS lon, point[1] AS lat, population FROM territory WHERE kind = 'commune' ORDER BY code`.execute(
    db,
  )
  towns = rows
})

const road = (a: Town, b: Town) => roadFactor * distanceKm(a.lon, a.lat, b.lon, b.lat)

/** What the best of all choices gives, each tried: people within reach, and the mean distance. */
function bestByHand(places: number, radius: number) {
  const [museum] = towns.filter(({ code }) => code === fourmies) as [Town]
  let [within, meanKm] = [0, Infinity]
  for (let set = 0; set < 2 ** towns.length; set++) {
    const open = towns.filter((_, at) => set & (1 << at))
    if (open.length !== places) continue
    const nearest = towns.map((home) => Math.min(...[museum, ...open].map((site) => road(home, site))))
    const reached = towns.filter((_, at) => (nearest[at] as number) <= radius)
    within = Math.max(
      within,
      reached.reduce((sum, { population }) => sum + population, 0),
    )
    const all = towns.reduce((sum, { population }) => sum + population, 0)
    meanKm = Math.min(
      meanKm,
      towns.reduce((sum, { population }, at) => sum + population * (nearest[at] as number), 0) / all,
    )
  }
  return { within, meanKm }
}

const ask = (aim: string, places: number, more = '') =>
  `?lieu=organisation:museum&rayon=20&but=${aim}&nombre=${places}${more}`
const csvRows = async (query: string) => {
  const [header = '', ...rows] = (await (await get(`${path}.csv${query}`)).text()).trim().split('\r\n')
  const names = header.split(',')
  return rows.map((row) => Object.fromEntries(row.split(',').map((value, at) => [names[at], value])))
}

test.each([1, 2, 3])('reaching the most with %i places: what trying every choice gives', async (places) => {
  const rows = await csvRows(ask('couvrir', places))
  const best = bestByHand(places, 20)
  expect(Number(rows.at(-1)?.within_after)).toBe(best.within)
  expect(rows.map(({ proven, gap_percent }) => [proven, gap_percent])).toEqual(rows.map(() => ['true', '0']))
  const gains = rows.map(({ newly_reached }) => Number(newly_reached))
  expect(gains).toEqual(gains.toSorted((a, b) => b - a))
})

test('bringing everyone nearest: the mean is that of the best of all choices, to 100 m', async () => {
  const rows = await csvRows(ask('rapprocher', 3))
  expect(rows.length).toBe(3)
  expect(Math.abs(Number(rows.at(-1)?.mean_km_after) - bestByHand(3, 20).meanKm)).toBeLessThan(0.11)
})

test('page, files, API and the view that dashboards show give the same answer', async () => {
  const query = ask('couvrir', 2)
  const rows = await csvRows(query)
  const api = (await (await get(`/api/v1/coverage/sites${query}`)).json()) as {
    status: string
    proven: boolean
    before: { within: number }
    after: { within: number; without: number; meanKm: number }
    sites: { code: string; name: string; newlyReached: number; meanKm: number }[]
  }
  expect(api).toMatchObject({ status: 'found', proven: true })
  expect(api.sites.map((each) => [each.code, each.newlyReached, each.meanKm])).toEqual(
    rows.map((row) => [row.code, Number(row.newly_reached), Number(row.mean_km_after)]),
  )
  const geojson = (await (await get(`${path}.geojson${query}`)).json()) as { features: { id: string }[] }
  expect(geojson.features.map(({ id }) => id)).toEqual(rows.map(({ code }) => code))
  const page = pageText(await (await get(`${path}${query}`)).text()).replaceAll('\u202f', ' ')
  const said = (count: number) => count.toLocaleString('fr-FR').replaceAll('\u202f', ' ')
  expect(page).toContain(
    `2 nouveaux lieux mettraient ${said(api.after.within - api.before.within)} habitants`,
  )
  expect(page).toContain(`il en resterait ${said(api.after.without)}`)
  expect(page).toContain('Réponse exacte')
  expect(pageText(await (await get(`/en${path}${query}`)).text())).toContain('Exact answer')
  const view = 'agir/organisation:museum?rayon=20&but=couvrir&nombre=2'
  expect(await (await get(path + query)).text()).toContain(view.replaceAll('&', '&amp;'))
  const file = await (await get(`/observatoire/vues/${view.replace('?', '.csv?')}`)).text()
  expect([...file.matchAll(/,De plus à portée,(\d+),/g)].map(([, value]) => value)).toEqual([
    '0',
    ...rows.map((row) => row.newly_reached),
  ])
  const framed = await get(`/integrer/vues/${view}`)
  expect(framed.headers.get('content-security-policy')).toContain('frame-ancestors *')
  const shown = await framed.text()
  expect(shown).toMatch(/<details id="donnees-vue" open/)
  expect(pageText(shown)).toContain(`1. ${api.sites[0]?.name}`)
})

test('coverage by the API: every inhabitant is within or without', async () => {
  const coverage = (await (await get('/api/v1/coverage?lieu=organisation:museum&rayon=5')).json()) as Record<
    'region',
    { within: number; without: number; communes: number }
  > & {
    departements: { code: string; within: number }[]
  }
  const all = towns.reduce((sum, { population }) => sum + population, 0)
  expect(coverage.region.within + coverage.region.without).toBe(all)
  expect(coverage.region.communes).toBe(towns.length)
  expect(coverage.departements.find(({ code }) => code === '59')?.within).toBe(coverage.region.within)
})

test('more places than communes: no more than are of use, and the page says so', async () => {
  const rows = await csvRows(ask('couvrir', 20))
  expect(rows.at(-1)?.without_after).toBe('0')
  expect(rows.length).toBeLessThan(towns.length)
  expect(pageText(await (await get(path + ask('couvrir', 20))).text())).toContain(
    'les suivants n’ajouteraient rien',
  )
})

test('a question is only prepared without « but »: nothing is searched', async () => {
  const page = pageText(await (await get(`${path}?lieu=organisation:museum`)).text())
  expect(page).toContain('Deux façons de chercher')
  expect(page).not.toContain('Ce que chaque lieu ajoute')
})

test('addresses that make no sense answer on the page, and are refused with words by the API', async () => {
  const nonsense = ['?but=couvrir&nombre=0', '?but=%00&nombre=1e9', "?but=x&nombre=2&lieu=';--&rayon=-1"]
  for (const query of nonsense) expect((await get(path + query)).status).toBe(200)
  for (const query of [
    '?nombre=21',
    '?nombre=2.5',
    '?but=x',
    '?rayon=7',
    '?lieu=organisation:x',
    '?autre=1',
  ]) {
    const answer = await get(`/api/v1/coverage/sites${query}`)
    expect([query, answer.status]).toEqual([query, 422])
    const { errors } = (await answer.json()) as { errors: { field: string; message: string }[] }
    expect(errors[0]?.message).toMatch(/\p{L}{3}/u)
  }
})

test('whoever begins too many searches is told to wait, with the form filled; known answers still come', async () => {
  const limiter = {
    count: () => {
      throw new AppError('too_many')
    },
  }
  const strict = createApp(testServices(db, { limiter }))
  const refused = await strict.request(`${path}${ask('rapprocher', 7)}`)
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '60'])
  expect(await refused.text()).toContain('value="7"')
  expect((await strict.request(`${path}${ask('couvrir', 2)}`)).status).toBe(200)
})

test('a site without any place says so; its files and the API have nothing', async () => {
  const empty = await testDatabase()
  await seedTerritories(empty)
  const bare = createApp(testServices(empty))
  expect(await (await bare.request(path)).text()).toContain('Aucun lieu n’est encore publié')
  for (const each of [`${path}.csv`, `${path}.geojson`, '/api/v1/coverage', '/api/v1/coverage/sites'])
    expect([each, (await bare.request(each)).status]).toEqual([each, 404])
})
