import { beforeAll, expect, test } from 'vitest'
import { loadSeasons } from '#modules/agenda/index.ts'
import { anEvent } from '#modules/agenda/testing.ts'
import { seedTerritories } from '#modules/territories/testing.ts'
import { testDatabase } from '#platform/db/testing.ts'
import { pageText, testServices } from '#platform/http/testing.ts'
import { createApp } from '../../app.ts'
import { editionQuery, presentEdition } from './model.ts'

const db = await testDatabase()
const now = new Date('2025-10-04T08:00:00Z')
const app = createApp(testServices(db, { now: () => now }))
const get = (path: string) => app.request(path)
const edition = '/agenda/fete-de-la-science/2025'
const text = async (query = '') => pageText(await (await get(edition + query)).text())
const season = { code: 'fete-de-la-science', year: 2025 }

beforeAll(async () => {
  await seedTerritories(db)
  await loadSeasons(db)
  const within = (name: string) => anEvent(db).named(name).with({ season })
  await within('Ciel <b>').inCommune('59249').on('2025-10-04T14:00', '2025-10-05T14:00').save(now)
  await within('Robots').inCommune('59350').on('2025-10-05T10:00').save(now)
  await within('Secret').inCommune('59350').on('2025-10-05T11:00').unpublished().save(now)
  await anEvent(db).named('Ailleurs').inCommune('59350').on('2025-10-05T12:00').save(now)
})

test('a season leads to its present edition, and an event keeps its address', async () => {
  const led = await get('/agenda/fete-de-la-science')
  expect([led.status, led.headers.get('location')]).toEqual([302, edition])
  expect((await get('/agenda/robots')).status).toBe(200)
  expect((await get('/agenda/rien')).status).toBe(404)
  expect((await get('/agenda/fete-de-la-science/1999')).status).toBe(404)
})

test('an edition says its dates, its totals and the programme of the day', async () => {
  const said = await text()
  expect(said).toContain('Du 3 octobre 2025 au 13 octobre 2025')
  expect(said).toMatch(/2\s+rendez-vous · 3\s+séances · 2\s+lieux · 2\s+communes/)
  expect(said).toContain('Compté dans l’agenda le 4 octobre 2025')
  expect(said).toContain('samedi 4 octobre')
  expect(await (await get(edition)).text()).not.toContain('Ciel <b>')
  expect(said).not.toContain('Robots')
})

test('by day and by place, without what is not published nor of this season', async () => {
  const sunday = await text('?jour=2025-10-05')
  expect(sunday).toContain('Robots')
  expect(sunday).not.toMatch(/Secret|Ailleurs/)
  const lille = await text('?par=lieu&commune=59350')
  expect(lille).toContain('Robots')
  expect(lille).not.toContain('Ciel')
})

test('the communes touched are a file', async () => {
  expect(await (await get(`${edition}/communes.csv`)).text()).toBe(
    'code,commune,rendez_vous,seances\r\n59249,Fourmies,1,2\r\n59350,Lille,1,1\r\n',
  )
})

test('the feeds of an edition hold its events', async () => {
  // What is over leaves the memory of lists by the database's clock: the edition is asked for once it is over.
  const later = createApp(testServices(db, { now: () => new Date('2025-11-01T08:00:00Z') }))
  const page = await (await later.request(edition)).text()
  const link = page.match(/href="(\/agenda\.csv[^"]*)"/)?.[1]?.replaceAll('&amp;', '&') ?? ''
  const feed = await (await later.request(link)).text()
  expect(feed).toContain('Robots')
  expect(feed).toContain('Ciel')
  expect(feed).not.toContain('Ailleurs')
})

test('the list of seasons leads to each, in both languages', async () => {
  expect(await (await get('/temps-forts')).text()).toContain(`href="${edition}"`)
  expect(await (await get('/en/temps-forts')).text()).toContain(`href="/en${edition}"`)
})

const editions = [
  { year: 2024, beginsOn: '2024-10-04', endsOn: '2024-10-14' },
  { year: 2026, beginsOn: null, endsOn: null },
  { year: 2025, beginsOn: '2025-10-03', endsOn: '2025-10-13' },
]
test.each([
  ['2023-01-01', 2024],
  ['2024-10-14', 2024],
  ['2024-10-15', 2025],
  ['2026-12-31', 2026],
  ['2027-01-01', 2026],
])('on %s the edition shown is %i', (today, year) => {
  expect(presentEdition(editions, today)?.year).toBe(year)
})

test('an edition that is over is looked for in what has passed', () => {
  const one = { year: 2025, beginsOn: '2025-10-03', endsOn: '2025-10-13' }
  expect(editionQuery('fds', one, '2025-10-13')).toBe('?saison=fds&du=2025-10-03&au=2025-10-13')
  expect(editionQuery('fds', one, '2025-10-14')).toBe('?saison=fds&quand=passes&du=2025-10-03&au=2025-10-13')
})
