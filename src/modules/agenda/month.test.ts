import { beforeAll, expect, test } from 'vitest'
import { seedTerritories } from '#modules/territories/testing.ts'
import { testDatabase } from '#platform/db/testing.ts'
import { pageText, testServices } from '#platform/http/testing.ts'
import { createApp } from '../../app.ts'
import { monthAsked } from './month.ts'
import { anEvent } from './testing.ts'

const db = await testDatabase()
const now = new Date('2026-11-26T14:00:00Z')
const app = createApp(testServices(db, { now: () => now }))
const html = async (path: string) => (await app.request(path)).text()

beforeAll(async () => {
  await seedTerritories(db)
  await anEvent(db)
    .named('Ciel')
    .about('astronomy')
    .inCommune('59249')
    .on('2026-12-05T20:00', '2026-12-12T20:00', '2027-01-02T20:00')
    .save()
  for (const name of ['Dunes', 'Oiseaux', 'Mares'])
    await anEvent(db).named(name).about('nature').inCommune('59350').on('2026-12-05T10:00').save()
})

/** The days that have something, as the table tells them. */
const days = async (query: string) =>
  [...(await html(`/agenda?vue=mois${query}`)).matchAll(/<td><a class="day" href="([^"]*)">(.*?)<\/a>/g)].map(
    ([, href, label]) => [
      href?.replaceAll('&amp;', '&'),
      label?.replaceAll(/<[^>]*>/g, '').replaceAll('\u00a0', ' '),
    ],
  )

test('tells each day how many sessions begin, and leads to its list', async () => {
  expect(await days('&mois=2026-12')).toEqual([
    ['/agenda?du=2026-12-05&au=2026-12-05', 'sam. 5 : 4 séances'],
    ['/agenda?du=2026-12-12&au=2026-12-12', 'sam. 12 : 1 séance'],
  ])
  expect(pageText(await html('/agenda?vue=mois&mois=2026-12'))).toContain('1 autre séance')
})

test('keeps the filters of the list', async () => {
  expect(await days('&mois=2026-12&theme=nature')).toEqual([
    ['/agenda?theme=nature&du=2026-12-05&au=2026-12-05', 'sam. 5 : 3 séances'],
  ])
  expect(await html('/agenda?theme=nature')).toContain('href="/agenda?theme=nature&amp;vue=mois"')
})

test.each([
  [null, '2026-11', null, '2026-12'],
  ['2020-01', '2026-11', null, '2026-12'],
  ['2026-12', '2026-12', '2026-11', '2027-01'],
  ['9999-12', '2028-11', '2028-10', null],
  ['2026-13', '2026-11', null, '2026-12'],
])('of %s shows %s', (asked, month, previous, next) => {
  expect(monthAsked(asked, now)).toMatchObject({ month, previous, next })
})
