import { beforeAll, expect, test } from 'vitest'
import { anOrganisation } from '#modules/directory/testing.ts'
import { seedTerritories } from '#modules/territories/testing.ts'
import type { Database } from '#platform/db/connect.ts'
import { testDatabase } from '#platform/db/testing.ts'
import { testServices } from '#platform/http/testing.ts'
import { createApp } from '../../app.ts'

let db: Database
let app: ReturnType<typeof createApp>
const get = (path: string) => app.request(path)
const path = '/observatoire/couverture'

beforeAll(async () => {
  db = await testDatabase()
  await seedTerritories(db)
  app = createApp(testServices(db))
})

test('without any place, the page says so and files are not found', async () => {
  const page = await get(path)
  expect(page.status).toBe(200)
  expect(await page.text()).toContain('Aucun lieu n’est encore publié')
  expect((await get(`${path}.csv`)).status).toBe(404)
})

test('the inhabitants of the commune that has the place are within, others without; page and file say the same', async () => {
  await anOrganisation(db).named('Musée des Lampes').ofType('museum').inCommune('59249').save()
  const csv = await (await get(`${path}.csv?lieu=organisation:museum&rayon=5`)).text()
  const rows = csv
    .trim()
    .split('\r\n')
    .map((line) => line.split(','))
  const header = rows[0] ?? []
  expect(header).toContain('nearest_km')
  const within = rows.slice(1).filter((row) => row[header.indexOf('within')] === 'true')
  expect(rows.length).toBe(13)
  expect(within.map((row) => row[0])).toContain('59249')
  expect(within.map((row) => row[0])).not.toContain('59350')
  const all = rows.slice(1).reduce((sum, row) => sum + Number(row[header.indexOf('population')]), 0)
  const reached = within.reduce((sum, row) => sum + Number(row[header.indexOf('population')]), 0)
  const page = await (await get(`${path}?lieu=organisation:museum&rayon=5`)).text()
  expect(page.replace(/[\u202f\u00a0]/g, ' ')).toContain(
    `${(all - reached).toLocaleString('fr-FR').replace(/[\u202f\u00a0]/g, ' ')} habitants n’en ont pas`,
  )
  const geojson = (await (await get(`${path}.geojson?lieu=organisation:museum`)).json()) as {
    features: { geometry: { type: string } }[]
  }
  expect(geojson.features.length).toBe(12)
})

test('a figure withheld is said to be so, empty in the file', async () => {
  const csv = await (await get(`${path}.csv?lieu=organisation:museum&compter=poverty`)).text()
  expect(csv).toMatch(/,\d+,,secret,/)
  expect(await (await get(`${path}?lieu=organisation:museum&compter=poverty`)).text()).toContain(
    'Ce n’est pas zéro',
  )
})

test('accessibility, English, and addresses that make no sense all answer', async () => {
  for (const query of [
    '?mesure=accessibilite',
    '?lieu=%00&rayon=1e9&compter=x',
    '?lieu=organisation:nothing',
    "?lieu=';--",
  ])
    for (const lang of ['', '/en']) expect((await get(`${lang}${path}${query}`)).status).toBe(200)
})

test('a file asked again is the same all day, and another the next day: venues of what is over leave it', async () => {
  const tagOn = async (moment: string) => {
    const on = createApp(testServices(db, { now: () => new Date(moment) }))
    return (await on.request(`${path}.csv?lieu=organisation:museum`)).headers.get('etag')
  }
  const tag = await tagOn('2026-10-10T08:00:00Z')
  expect(await tagOn('2026-10-10T18:00:00Z')).toBe(tag)
  expect(await tagOn('2026-10-11T08:00:00Z')).not.toBe(tag)
})

test('a result may stand on any site, alone: its finding, its map, its sources; the page itself may not', async () => {
  const asked = '?lieu=organisation:museum&rayon=10'
  const view = 'vues/couverture/organisation:museum?rayon=10'
  const frame = await get(`/integrer/${view}`)
  const html = await frame.text()
  expect([frame.status, frame.headers.get('x-frame-options')]).toEqual([200, null])
  expect(frame.headers.get('content-security-policy')).toContain('frame-ancestors *')
  expect(html).toMatch(/<h1[^>]*>[^<]* habitants[^<]*10\u00a0km/)
  expect(html).toContain('class="zone-map"')
  expect(html).toContain(`href="${path}?lieu=organisation%3Amuseum&amp;rayon=10" target="_top"`)
  expect(html).not.toMatch(/<header|<footer/)
  const whole = await get(`${path}${asked}`)
  expect(whole.headers.get('x-frame-options')).toBe('DENY')
  expect(await whole.text()).toContain(`href="/observatoire/${view}"`)
  const wrong = ['agir/organisation:museum', 'agir/organisation:nothing?but=couvrir']
  for (const each of wrong) expect([each, (await get(`/integrer/vues/${each}`)).status]).toEqual([each, 404])
})
