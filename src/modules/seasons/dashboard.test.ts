import { beforeAll, expect, test } from 'vitest'
import { aPerson, signedIn } from '#modules/accounts/testing.ts'
import { loadSeasons } from '#modules/agenda/index.ts'
import { anEvent } from '#modules/agenda/testing.ts'
import { anOrganisation } from '#modules/directory/testing.ts'
import { seedTerritories } from '#modules/territories/testing.ts'
import { testDatabase } from '#platform/db/testing.ts'
import { pageText, testServices } from '#platform/http/testing.ts'
import { createApp } from '../../app.ts'
import { epciOf, reachOf } from './dashboard-model.ts'
import { figuresOf } from './dashboard-tables.ts'
import { getDashboard } from './get-dashboard.ts'

const db = await testDatabase()
const now = new Date('2025-10-20T08:00:00Z')
const app = createApp(testServices(db, { now: () => now }))
const observer = await aPerson(db).withRole('observer').save()
const path = '/administration/temps-forts/fete-de-la-science/2025'
const which = { season: 'fete-de-la-science', year: 2025 }
const get = (address: string) => app.request(address, { headers: signedIn(observer) })
const csv = async (table: string) => (await (await get(`${path}/${table}.csv`)).text()).trim().split('\r\n')

beforeAll(async () => {
  await seedTerritories(db)
  await loadSeasons(db)
  const museum = await anOrganisation(db).named('Musée').inCommune('59249').save()
  const season = { code: which.season, year: which.year }
  const within = (name: string) => anEvent(db).named(name).by(museum.id).with({ season })
  await within('Ciel')
    .inCommune('59249')
    .on('2025-10-04T14:00', '2025-10-05T14:00')
    .about('astronomy')
    .save(now)
  await within('Robots')
    .inCommune('59350')
    .on('2025-10-05T10:00')
    .with({
      fee: 'free',
      booking: [
        { for: 'school', type: 'email', value: 'a@example.org' },
        { for: 'school', type: 'phone', value: '0320000000' },
      ],
    })
    .save(now)
  await within('Secret').inCommune('59350').on('2025-10-05T11:00').about('nature').unpublished().save(now)
  const waiting = await within('Attente').inCommune('59350').on('2025-10-05T12:00').unpublished().save(now)
  await db.updateTable('event').where('id', '=', waiting.id).set({ state: 'submitted' }).execute()
  await anEvent(db)
    .named('Avant')
    .inCommune('59350')
    .on('2022-10-08T10:00')
    .with({ season: { code: which.season, year: 2022 } })
    .save(now)
  await anEvent(db).named('Ailleurs').inCommune('59350').on('2025-10-05T10:00').save(now)
})

test('every figure of an edition, with its date and source', async () => {
  const dashboard = await getDashboard(db, which, now)
  const inhabitants = (code: string) =>
    dashboard.communes.find((commune) => commune.code === code)?.inhabitants ?? Number.NaN
  const all = dashboard.communes.reduce((sum, each) => sum + (each.inhabitants ?? 0), 0)
  const percent = Math.round((1000 * (inhabitants('59249') + inhabitants('59350'))) / all) / 10
  const values = figuresOf(dashboard, '2025-10-20').map(({ name, value, date }) => [name, value, date])
  expect(values).toEqual([
    ['Brouillons', 1, '2025-10-20'],
    ['Envoyés, à lire', 1, '2025-10-20'],
    ['Publiés', 2, '2025-10-20'],
    ['Refusés', 0, '2025-10-20'],
    ['Retirés', 0, '2025-10-20'],
    ['Séances', 3, '2025-10-20'],
    ['Lieux', 2, '2025-10-20'],
    ['Structures qui organisent', 1, '2025-10-20'],
    ['Communes touchées', 2, '2025-10-20'],
    ['Communes non touchées', 10, '2025-10-20'],
    ['Intercommunalités touchées', 2, '2025-10-20'],
    ['Intercommunalités non touchées', dashboard.epci.length - 2, '2025-10-20'],
    ['Habitants qui vivent dans une commune touchée', percent, '2023'],
    ['Fréquentation', null, ''],
  ])
})

test('the page says them, and what the public may not see stays in what is to do', async () => {
  const page = pageText(await (await get(path)).text())
  expect(page).toContain('Fête de la science 2025 : tableau de bord')
  expect(page).toContain('Compté dans l’agenda le 20 octobre 2025')
  expect(page).toContain('Pas encore de chiffres.')
  expect(page).toContain('2 rendez-vous en 2025, contre 1 en 2022')
  expect(page).toMatch(/Source : INSEE/)
  expect(page).not.toMatch(/Secret|Ailleurs/)
  expect((await app.request(path)).status).toBe(303)
  const open = await (await app.request('/agenda/fete-de-la-science/2025')).text()
  expect(open).not.toMatch(/Secret|Attente|Tableau de bord/)
})

test('each table is a file', async () => {
  expect((await csv('communes')).filter((line) => line.includes(',true,'))).toEqual([
    '59249,Fourmies,200043404,CC du Sud Avesnois,11449,true,1,2',
    expect.stringMatching(/^59350,Lille,200093201,.*,true,1,1$/),
  ])
  expect(await csv('editions')).toEqual([
    'annee,rendez_vous,seances,lieux,structures,communes,frequentation',
    '2022,1,1,1,0,1,',
    '2025,2,3,2,1,2,',
  ])
  expect(await csv('contenus')).toEqual([
    'groupe,code,libelle,rendez_vous',
    'Thèmes,astronomy,Astronomie et espace,1',
    'Prix,free,Gratuit,1',
    'Prix,unsaid,Non précisé,1',
    'Réservation,none,Sans réservation,1',
    'Réservation,school,Scolaires et groupes,1',
  ])
  expect(await csv('a-faire')).toEqual([
    'a_faire,rendez_vous,structure,adresse',
    '"Envoyés, à lire",Attente,Musée,/agenda/attente'.replace('Envoyés', 'Rendez-vous envoyés'),
    'Sans photo,Ciel,Musée,/agenda/ciel',
    'Sans photo,Robots,Musée,/agenda/robots',
    'Sans mot sur l’accessibilité,Ciel,Musée,/agenda/ciel',
    'Sans mot sur l’accessibilité,Robots,Musée,/agenda/robots',
    'Sans réservation ni conditions,Ciel,Musée,/agenda/ciel',
  ])
  expect((await csv('intercommunalites'))[0]).toBe(
    'code,nom,communes,communes_touchees,habitants,habitants_touches,seances',
  )
  expect((await get(`${path}/rien.csv`)).status).toBe(404)
})

test('the territories of an edition are all that counts', async () => {
  await db
    .insertInto('season_edition_territory')
    .values({ season: which.season, year: which.year, kind: 'epci', code: '200043404' })
    .execute()
  const dashboard = await getDashboard(db, which, now)
  expect([
    dashboard.epci.map(({ code }) => code),
    dashboard.communes.filter(({ sessions }) => sessions > 0),
  ]).toEqual([['200043404'], [expect.objectContaining({ code: '59249', sessions: 2 })]])
  await db.deleteFrom('season_edition_territory').execute()
})

test('attendance is what another module tells', async () => {
  const came = { public: 100, pupils: 18, accompanying: 2, firstTime: 0, firstTimeOf: 0, told: 2, over: 3 }
  const told = await getDashboard(db, which, now, async (_db, { year }) => (year === 2025 ? came : null))
  expect(told.editions.filter(({ attendance }) => attendance).map(({ year }) => year)).toEqual([2025])
  expect(figuresOf(told, '2025-10-20').at(-1)).toEqual({
    name: 'Fréquentation',
    value: 120,
    unit: 'personnes',
    date: '2025-10-20',
    source: 'structures qui organisent',
  })
})

test('the programme by EPCI and département, and the whole of it to print', async () => {
  const read = async (query: string) =>
    pageText(await (await app.request(`/agenda/fete-de-la-science/2025${query}`)).text())
  const south = await read('?par=epci&epci=200043404')
  expect([south.includes('Ciel'), south.includes('Robots')]).toEqual([true, false])
  const north = await read('?par=departement')
  expect([north.includes('Ciel'), north.includes('Robots'), north.includes('Nord (3)')]).toEqual([
    true,
    true,
    true,
  ])
  const print = await read('/imprimer?par=epci')
  expect(print.indexOf('CC du Sud Avesnois')).toBeLessThan(print.indexOf('Ciel'))
  expect(print.indexOf('Ciel')).toBeLessThan(print.indexOf('Robots'))
  expect(print).not.toMatch(/Secret|Attente|Ailleurs/)
})

const commune = (code: string, inhabitants: number | null, sessions: number, epci = 'a') => ({
  code,
  name: code,
  lon: null,
  lat: null,
  epciCode: epci,
  epciName: epci,
  inhabitants,
  events: sessions,
  sessions,
})

test('a commune without population is on neither side of the share', () => {
  const communes = [commune('1', 300, 2), commune('2', 700, 0), commune('3', null, 1, 'b')]
  expect(reachOf(communes)).toEqual({ inhabitants: 1000, touched: 300, percent: 30, without: 1 })
  expect(reachOf([commune('3', null, 1)])).toBeNull()
  expect(epciOf(communes)).toEqual([
    {
      code: 'a',
      name: 'a',
      communes: 2,
      touched: 1,
      inhabitants: 1000,
      inhabitantsTouched: 300,
      sessions: 2,
    },
    { code: 'b', name: 'b', communes: 1, touched: 1, inhabitants: 0, inhabitantsTouched: 0, sessions: 1 },
  ])
})
