import { beforeAll, expect, test } from 'vitest'
import { aPerson, signedIn } from '#modules/accounts/testing.ts'
import { anOrganisation } from '#modules/directory/testing.ts'
import { seedTerritories } from '#modules/territories/testing.ts'
import { testDatabase } from '#platform/db/testing.ts'
import { pageText, testServices } from '#platform/http/testing.ts'
import { createApp } from '../../app.ts'
import { comingEventsOf, sessionsOfOrganisation } from './coming-events.ts'
import { anEvent } from './testing.ts'

const db = await testDatabase()
const now = new Date('2026-11-27T08:00:00Z')
const app = createApp(testServices(db, { now: () => now }))
const text = async (path: string, headers: Record<string, string> = {}) =>
  pageText(await (await app.request(path, { headers })).text())
let museum: { id: string; slug: string }
let library: { id: string; slug: string }

beforeAll(async () => {
  await seedTerritories(db)
  museum = await anOrganisation(db).named('Musée').inCommune('59249').save()
  library = await anOrganisation(db).named('Bibliothèque').inCommune('59350').save()
  const place = (organisationId: string, commune: string) => ({
    organisationId,
    name: null,
    address: null,
    postcode: null,
    commune,
    locality: null,
    point: null,
  })
  const at = (text: string, rank: number) => ({
    begin: new Date(`${text}:00+01:00`),
    end: new Date(Date.parse(`${text}:00+01:00`) + 3_600_000),
    place: rank,
  })
  await anEvent(db)
    .named('Itinérant')
    .with({
      places: [place(museum.id, '59249'), place(library.id, '59350')],
      sessions: [at('2026-12-05T14:00', 0), at('2026-12-06T14:00', 1)],
    })
    .save(now)
  const mine = (name: string) => anEvent(db).named(name).by(museum.id).inCommune('59249')
  await mine('Ciel').on('2026-12-01T10:00', '2026-10-01T10:00').save(now)
  await mine('Annulé')
    .with({ sessions: [{ ...at('2026-12-02T10:00', 0), status: 'cancelled' }] })
    .save(now)
  await mine('Brouillon').on('2026-12-03T10:00').unpublished().save(now)
  const refused = await mine('Refusé').on('2026-12-03T10:00').unpublished().save(now)
  await db.updateTable('event').where('id', '=', refused.id).set({ state: 'refused' }).execute()
  await anEvent(db)
    .named('Avec')
    .with({ partners: [museum.id] })
    .inCommune('59350')
    .on('2026-12-04T10:00')
    .save(now)
  await mine('Vieux').on('2026-03-01T10:00').save(now)
  await mine('Ancien').on('2024-03-01T10:00').save(now)
})

const titles = async (id: string, given: { past?: boolean; limit?: number; offset?: number } = {}) => {
  const { sessions, total } = await sessionsOfOrganisation(db, id, { now, limit: 10, ...given })
  return [total, ...sessions.map(({ titleFr }) => titleFr)]
}

test('what an organisation makes, takes part in and hosts, the next first; never what is not public', async () => {
  expect(await titles(museum.id)).toEqual([3, 'Ciel', 'Avec', 'Itinérant'])
  expect(await titles(museum.id, { limit: 1, offset: 1 })).toEqual([3, 'Avec'])
  expect(await titles(library.id)).toEqual([1, 'Itinérant'])
  expect(await titles(museum.id, { past: true })).toEqual([3, 'Ciel', 'Vieux', 'Ancien'])
})

test('its page shows them and leads to all, to its calendar, and its people to the form', async () => {
  const page = await text('/annuaire/musee')
  expect(page).toContain('À l’agenda')
  expect(page).toContain('Voir les 3 séances')
  expect(page).not.toMatch(/Brouillon|Refusé|Annulé|Annoncer un rendez-vous/)
  const ada = await aPerson(db).contributorOf(museum.id).save()
  const own = await (await app.request('/annuaire/musee', { headers: signedIn(ada) })).text()
  expect(own).toContain('href="/agenda/proposer?structure=musee"')
  const all = await text('/annuaire/musee/agenda')
  expect(all).not.toMatch(/Brouillon|Refusé|Annulé/)
  const calendar = await app.request('/annuaire/musee/agenda.ics')
  const file = await calendar.text()
  expect(calendar.headers.get('content-type')).toContain('text/calendar')
  expect([...file.matchAll(/^SUMMARY[^:]*:(.*)\r$/gm)].map((found) => found[1])).toEqual(
    expect.arrayContaining(['Ciel', 'Avec', 'Itinérant']),
  )
  expect(file).not.toMatch(/Brouillon|Refusé/)
  expect((await app.request('/annuaire/rien/agenda')).status).toBe(404)
  expect(await text('/annuaire/musee/agenda?quand=passes')).toContain('Ancien')
})

test('what happens in a territory, and how much ended in twelve months', async () => {
  const of = async (territory: string | null) => {
    const { coming, lastYear } = await comingEventsOf(db, { territory }, now, 2)
    return [coming.total, coming.entries.map(({ title }) => title), lastYear.count]
  }
  expect(await of('commune/59249')).toEqual([3, ['Ciel', 'Annulé'], 1])
  expect(await of('departement/59')).toEqual([4, ['Ciel', 'Annulé'], 1])
  expect(await of('commune/80021')).toEqual([0, [], 0])
  expect(await of(null)).toEqual([4, ['Ciel', 'Annulé'], 1])
})

test('one query for an organisation, one for a territory whose events were shown before', async () => {
  let asked = 0
  const counting = db.withPlugin({
    transformQuery({ node }) {
      asked++
      return node
    },
    transformResult: async ({ result }) => result,
  })
  const cost = async (act: () => Promise<unknown>) => {
    await act()
    asked = 0
    await act()
    return asked
  }
  expect([
    await cost(() => sessionsOfOrganisation(counting, museum.id, { now, limit: 5 })),
    await cost(() => comingEventsOf(counting, { territory: 'commune/59249' }, now, 4)),
  ]).toEqual([1, 1])
})

test('the sheet of a territory says so', async () => {
  const page = await text('/territoires/commune/59249')
  expect(page).toContain('3 rendez-vous à venir')
  expect(page).toContain('1 rendez-vous terminé depuis le 27 novembre 2025')
  expect(page).not.toMatch(/Brouillon|Refusé/)
  const html = await (await app.request('/territoires/epci/200043404')).text()
  expect(html).toContain('href="/agenda?territoire=epci/200043404"')
  expect(html).toContain('href="/agenda?territoire=epci/200043404&amp;quand=passes&amp;du=2025-11-27"')
  expect(await text('/territoires/commune/80021')).toContain('Rien n’est annoncé ici pour l’instant.')
})
