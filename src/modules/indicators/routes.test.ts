import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { recordValues } from '#modules/territories/index.ts'
import { seedTerritories } from '#modules/territories/testing.ts'
import type { Database } from '#platform/db/connect.ts'
import { testDatabase } from '#platform/db/testing.ts'
import { testServices } from '#platform/http/testing.ts'
import { createApp } from '../../app.ts'
import { profilesOf, valuesOf } from './index.ts'
import { seedIndicators } from './testing.ts'

let db: Database
let app: ReturnType<typeof createApp>
/** The Métropole européenne de Lille, in the sample. */
const metropolis = '200093201'
const index = '/observatoire/indicateurs'
const get = (path: string) => app.request(path)
const html = async (path: string) =>
  (await (await get(path)).text()).replace(/[\u202f\u00a0]/g, ' ').replace(/<!-- -->/g, '')

beforeAll(async () => {
  db = await testDatabase()
  await seedTerritories(db)
  await seedIndicators(db)
  app = createApp(testServices(db))
})

test('the list gives each indicator by theme, with the figure of the region and its year', async () => {
  const page = await html(index)
  expect(page).toContain('Visites de musées pour 100 habitants')
  expect(page).toContain('href="/observatoire/indicateurs/unemployment"')
  expect(page).toContain('class="spark"')
  expect(await html(`/en${index}`)).toContain('Museum visits per 100 inhabitants')
})

test('the observatory says the main figures of the region, each with its year and the way to its source', async () => {
  const page = await html('/observatoire')
  const figures = page.slice(page.indexOf('<dl'), page.indexOf('</dl>'))
  const shown = [...figures.matchAll(/<a href="([^"]+)">[^<]+<\/a>, (\d{4}).*?<dd>([^<]+)<\/dd>/g)].map(
    (each) => each.slice(1),
  )
  expect(shown).toEqual([
    ['/observatoire/indicateurs/museum-visits', '2023', '1 385 311'],
    ['/observatoire/indicateurs/museum-pupils-share', '2023', '12,6 %'],
  ])
})

test('the counted attendance is that of the shipped file: Tourcoing in 2019, by sum', async () => {
  const { rows } = await sql<{ value: number }>`
    SELECT value FROM indicator_value WHERE indicator = 'museum-visits' AND kind = 'commune' AND code = '59599' AND year = 2019`.execute(
    db,
  )
  expect(rows).toEqual([{ value: 44910 }])
})

describe('the page of an indicator', () => {
  test('the finding, the chart, the table, the map with its classes, the ranking, the sources', async () => {
    const page = await html(`${index}/unemployment`)
    for (const words of [
      'id="evolution"',
      'class="trend-chart"',
      'id="carte"',
      'quartiles',
      'id="classement"',
      'INSEE',
    ])
      expect(page, words).toContain(words)
  })

  test('it is sorted by what is asked, and the order reverses', async () => {
    const names = async (query: string) =>
      [
        ...(await html(`${index}/unemployment${query}`)).matchAll(
          /<th scope="row"><a href="\/territoires\/epci\/(\d+)/g,
        ),
      ].map((m) => m[1])
    const falling = await names('')
    expect(falling.length).toBeGreaterThan(3)
    expect(await names('?sens=croissant')).toEqual(falling.toReversed())
    expect((await names('?tri=nom')).toSorted()).toEqual(falling.toSorted())
  })

  test('two territories compared stand in the chart and in the table', async () => {
    const [one, two] = (
      await sql<{
        code: string
        name: string
      }>`SELECT code, name FROM territory WHERE kind = 'epci' ORDER BY code LIMIT 2`.execute(db)
    ).rows
    const page = await html(
      `${index}/median-income?avec=epci/${one?.code}&avec=epci/${two?.code}&avec=epci/000&avec=x`,
    )
    const table = page.slice(page.indexOf('<details open'), page.indexOf('</details>'))
    for (const each of [one, two]) expect(table).toContain(`/territoires/epci/${each?.code}`)
    expect(table.match(/<tr>/g)?.length).toBe(4)
  })

  test('by commune, what is withheld is said and is no zero', async () => {
    const page = await html(`${index}/poverty?niveau=commune`)
    expect(page).toContain('secret statistique')
    expect(page).toContain('secret ou non disponible')
  })

  test('a number of things has a ranking and no map', async () => {
    const page = await html(`${index}/population`)
    expect(page).toContain('Un nombre ne se montre pas sur une carte')
    expect(page).not.toContain('class="zone level-1"')
  })

  test('addresses that make no sense answer; an unknown indicator does not exist', async () => {
    for (const query of ['?annee=9999&niveau=x&page=999', '?avec=%00&tri=;--', '?annee=2022&sens=x'])
      expect((await get(`${index}/unemployment${query}`)).status).toBe(200)
    expect((await get(`${index}/nothing`)).status).toBe(404)
    expect((await get(`${index}/nothing.csv`)).status).toBe(404)
  })
})

test('the file gives every value of every territory, and is not sent again unless one changes', async () => {
  const first = await get(`${index}/unemployment.csv`)
  const lines = (await first.text()).trim().split('\r\n')
  const { rows } = await sql<{
    count: number
  }>`SELECT count(*)::int AS count FROM indicator_value WHERE indicator = 'unemployment'`.execute(db)
  expect(lines.length).toBe((rows[0]?.count ?? 0) + 1)
  expect(lines[0]).toBe(
    'territory_kind,territory_code,territory_name,year,value,unit,status,series,frozen_on,source,note',
  )
  const tag = first.headers.get('etag') ?? ''
  const again = await app.request(`${index}/unemployment.csv`, { headers: { 'If-None-Match': tag } })
  expect(again.status).toBe(304)
})

test('the API gives definitions and the values of a level, and refuses what it does not know', async () => {
  const json = async (path: string) => (await get(`/api/v1/indicators${path}`)).json()
  const list = (await json('')) as { data: { slug: string }[] }
  expect(list.data.map(({ slug }) => slug)).toContain('museum-visits-rate')
  expect(await json('/unemployment')).toMatchObject({ direction: 'less', unit: 'percent', rate: true })
  const values = (await json('/unemployment/values?level=departement&year=2022')) as { data: object[] }
  expect(values.data.length).toBe(5)
  expect(values.data[0]).toEqual({
    kind: 'departement',
    code: '02',
    name: 'Aisne',
    year: 2022,
    value: 15.78,
    status: 'published',
  })
  expect((await get('/api/v1/indicators/unemployment/values?level=canton')).status).toBe(422)
  expect((await get('/api/v1/indicators/nothing')).status).toBe(404)
})

describe('history', () => {
  const cell = { kind: 'epci' as const, indicator: 'museum-visits-rate', year: 2023 }
  const changes = async () =>
    (
      await sql<{ was: number; value: number; origin: string }>`
        SELECT was, value, origin FROM indicator_change WHERE indicator = ${cell.indicator} ORDER BY id`.execute(
        db,
      )
    ).rows
  const give = async (code: string, value: number) =>
    recordValues(
      db,
      { origin: 'file', kind: 'epci', codes: [code], indicators: [cell.indicator] },
      [{ code, indicator: cell.indicator, year: cell.year, value, status: 'published' }],
      new Date('2026-02-01T00:00:00Z'),
    )

  test('what is given again is no change; a new value leaves the old one to be read', async () => {
    const code = metropolis
    await give(code, 10)
    const before = await changes()
    await give(code, 10)
    expect(await changes()).toEqual(before)
    await give(code, 12)
    expect((await changes()).at(-1)).toEqual({ was: 10, value: 12, origin: 'file' })
  })
})

test('the door gives a territory’s values beside the region’s, and profiles to compare territories by', async () => {
  const standings = await valuesOf(db, { kind: 'commune', code: '59350' })
  const unemployment = standings.find(({ indicator }) => indicator.code === 'unemployment')
  expect(unemployment).toMatchObject({ year: 2022, region: { status: expect.any(String) } })
  expect(unemployment?.before?.year).toBe(2016)
  expect(['better', 'worse', 'same']).toContain(unemployment?.verdict)
  expect((await valuesOf(db, { kind: 'epci', code: '000' })).length).toBe(0)
  const profiles = await profilesOf(db, 'epci')
  expect(profiles.get(metropolis)?.get('unemployment')).toBeGreaterThan(5)
})

test('the map of a year reads its index alone', async () => {
  await sql`ANALYZE indicator_value`.execute(db)
  await sql`SET enable_seqscan = off`.execute(db)
  const { rows } = await sql<Record<string, string>>`EXPLAIN SELECT code, value, status FROM indicator_value
    WHERE indicator = 'unemployment' AND year = 2022::smallint AND kind = 'commune'`.execute(db)
  expect(rows.map((row) => Object.values(row)[0]).join('\n')).toContain('indicator_value_year')
})
