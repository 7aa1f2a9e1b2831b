import { beforeAll, describe, expect, test } from 'vitest'
import { aPerson, signedIn } from '#modules/accounts/testing.ts'
import { loadSeasons } from '#modules/agenda/index.ts'
import { anEvent } from '#modules/agenda/testing.ts'
import { seedTerritories } from '#modules/territories/testing.ts'
import { testDatabase } from '#platform/db/testing.ts'
import { pageText, testServices } from '#platform/http/testing.ts'
import { createApp } from '../../app.ts'
import { editionAgain, sameWeekday } from './editing-model.ts'

const db = await testDatabase()
const now = new Date('2026-11-27T08:00:00Z')
const app = createApp(testServices(db, { now: () => now }))
const home = '/administration/temps-forts'
const administrator = await aPerson(db).withRole('administrator').save()

beforeAll(async () => {
  await seedTerritories(db)
  await loadSeasons(db)
  await anEvent(db)
    .named('Robots')
    .inCommune('59350')
    .on('2025-10-05T10:00')
    .with({ season: { code: 'fete-de-la-science', year: 2025 } })
    .save(now)
})

const get = (path: string) => app.request(path, { headers: signedIn(administrator) })
const post = (path: string, fields: Record<string, string>) =>
  app.request(path, { method: 'POST', body: new URLSearchParams(fields), headers: signedIn(administrator) })
const html = async (path: string) => (await get(path)).text()
const field = (page: string, name: string) =>
  new RegExp(`name="${name}"[^>]*value="([^"]*)"`).exec(page)?.[1] ??
  new RegExp(`value="([^"]*)"[^>]*name="${name}"`).exec(page)?.[1]

describe('an edition', () => {
  const editions = `${home}/fete-de-la-science/editions`

  test('is made from the year before, at the same weekdays', async () => {
    const form = await html(`${editions}/nouvelle?de=2025`)
    const typed = Object.fromEntries(
      ['year', 'beginsOn', 'endsOn'].map((name) => [name, field(form, name) ?? '']),
    )
    expect(typed).toEqual({ year: '2026', beginsOn: '2026-10-02', endsOn: '2026-10-12' })
    const sent = {
      ...typed,
      entryRule: 'all',
      submitUntil: '2026-09-01',
      territories: 'Nord\nepci/200043404',
    }
    expect((await post(`${editions}/nouvelle`, sent)).status).toBe(303)
    expect((await post(`${editions}/nouvelle`, sent)).status).toBe(409)
    const saved = await html(`${editions}/2026`)
    expect(field(saved, 'submitUntil')).toBe('2026-09-01')
    expect(saved).toContain('Nord (departement/59)\nCC du Sud Avesnois (epci/200043404)')
    const page = pageText(await (await app.request('/agenda/fete-de-la-science/2026')).text())
    expect(page).toContain('Du 2 octobre 2026 au 12 octobre 2026')
    expect(page).toContain('Territoires : Nord et CC du Sud Avesnois')
  })

  test('what makes no sense comes back beside its field', async () => {
    const wrong = {
      year: '26',
      beginsOn: '2026-10-12',
      endsOn: '2026-10-02',
      entryRule: 'tous',
      submitUntil: 'hier',
      territories: 'Atlantide',
    }
    const answer = await post(`${editions}/nouvelle`, wrong)
    const page = await answer.text()
    const told = ['year', 'endsOn', 'entryRule', 'submitUntil', 'territories'].filter((name) =>
      page.includes(`id="${name}-erreur"`),
    )
    expect([answer.status, told]).toEqual([
      422,
      ['year', 'endsOn', 'entryRule', 'submitUntil', 'territories'],
    ])
    expect(page).toContain('Atlantide')
  })

  test('is removed only without events, and does not come back', async () => {
    expect((await post(`${editions}/2025/supprimer`, {})).status).toBe(409)
    expect((await post(`${editions}/2017/supprimer`, {})).status).toBe(303)
    expect(await loadSeasons(db)).toBe(0)
    expect((await app.request('/agenda/fete-de-la-science/2017')).status).toBe(404)
  })
})

test.each([
  ['2025-10-03', 2026, '2026-10-02'],
  ['2026-10-02', 2027, '2027-10-01'],
  ['2024-02-29', 2025, '2025-02-27'],
  ['2026-01-01', 2032, '2032-01-01'],
])('%s in %i is %s', (day, year, expected) => {
  expect(sameWeekday(day, year)).toBe(expected)
})

test('the days of an edition move together, also across the new year', () => {
  const edition = {
    beginsOn: '2026-01-09',
    endsOn: '2026-01-18',
    submitUntil: '2025-11-28',
    entryRule: 'all' as const,
    territories: ['departement/59'],
  }
  expect(editionAgain(edition, 2026, 2027)).toEqual({
    ...edition,
    beginsOn: '2027-01-08',
    endsOn: '2027-01-17',
    submitUntil: '2026-11-27',
  })
})
