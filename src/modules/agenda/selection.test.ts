import ICAL from 'ical.js'
import { beforeAll, expect, test } from 'vitest'
import { seedTerritories } from '#modules/territories/testing.ts'
import { testDatabase } from '#platform/db/testing.ts'
import { pageText, testServices } from '#platform/http/testing.ts'
import { createApp } from '../../app.ts'
import { mostSelected, parseSelection } from './list-selected.ts'
import { anEvent } from './testing.ts'

const db = await testDatabase()
const now = new Date('2026-11-26T14:00:00Z')
const app = createApp(testServices(db, { now: () => now }))
const html = async (path: string) => (await app.request(path)).text()
const titles = (page: string) =>
  [...page.matchAll(/<h3><a href="\/agenda\/[^"]*">(.*?)<\/a>/g)].map((found) => found[1])

beforeAll(async () => {
  await seedTerritories(db)
  await anEvent(db).named('Ciel').inCommune('59249').on('2026-11-28T20:00', '2026-12-05T20:00').save()
  await anEvent(db).named('Robots').inCommune('59350').on('2026-11-26T16:30').save()
  await anEvent(db).named('Fossiles').inCommune('59249').on('2026-10-10T10:00').save()
  await anEvent(db).named('Secret').inCommune('59249').on('2026-12-01T10:00').unpublished().save()
})

test('a link shows its events, the next first, and tells those that are no longer announced', async () => {
  const page = await html('/agenda/selection?e=fossiles,ciel,robots,ciel,secret&e=nulle-part')
  expect(titles(page)).toEqual(['Robots', 'Ciel', 'Fossiles'])
  expect(pageText(page)).toContain('2 rendez-vous de ce lien ne sont plus annoncés.')
  expect(page).not.toContain('Secret')
  expect(page).toContain('href="/agenda/selection?e=robots,fossiles"')
  expect(page).toContain('http://localhost/agenda/selection?e=robots,ciel,fossiles')
})

test('an address that an event had before still finds it', async () => {
  const { id } = await db
    .selectFrom('event')
    .where('slug', '=', 'ciel')
    .select('id')
    .executeTakeFirstOrThrow()
  await db.insertInto('event_former_slug').values({ slug: 'nuit', event_id: id }).execute()
  expect(titles(await html('/agenda/selection?e=nuit,ciel'))).toEqual(['Ciel'])
})

test('without anything, it says how to begin', async () => {
  expect(pageText(await html('/agenda/selection'))).toContain('Aucun rendez-vous ici.')
  expect(pageText(await html('/en/agenda/selection?e=%3Cscript%3E'))).toContain('No event here.')
})

test('goes into a calendar', async () => {
  const calendar = new ICAL.Component(ICAL.parse(await html('/agenda/selection.ics?e=ciel,robots,secret')))
  const summaries = calendar
    .getAllSubcomponents('vevent')
    .map((each) => each.getFirstPropertyValue('summary'))
  expect(summaries).toEqual(['Robots', 'Ciel', 'Ciel'])
})

test('an address holds a hundred slugs at most, each once', () => {
  const many = Array.from({ length: 300 }, (_, index) => `e-${index}`).join(',')
  expect(parseSelection(new URLSearchParams({ e: many }))).toHaveLength(mostSelected)
  expect(parseSelection(new URLSearchParams('e=a,b,,A,../x&e=b,c'))).toEqual(['a', 'b', 'c'])
})

test('no event takes the address of the selection', async () => {
  const event = anEvent(db).named('Sélection').inCommune('59249').on('2026-12-02T10:00')
  expect(await event.save()).toMatchObject({ slug: 'selection-2' })
})
