import { beforeAll, describe, expect, test } from 'vitest'
import { aPerson, type TestPerson } from '#modules/accounts/testing.ts'
import { anOrganisation } from '#modules/directory/testing.ts'
import { seedIndicators } from '#modules/indicators/testing.ts'
import { seedStudies } from '#modules/studies/testing.ts'
import { samplePackFolder, seedTerritories } from '#modules/territories/testing.ts'
import { inTransaction } from '#platform/db/connect.ts'
import { testDatabase } from '#platform/db/testing.ts'
import { testServices } from '#platform/http/testing.ts'
import { createApp } from '../../app.ts'
import { exportPerson, forgetPerson, loadDashboards } from './index.ts'
import { dashboardSite } from './testing.ts'
import { duplicateDashboard } from './write-dashboard.ts'

const db = await testDatabase()
const app = createApp(testServices(db))
const now = new Date('2026-11-27T10:00:00Z')
const list = '/observatoire/tableaux'
const unemployment = 'courbe/unemployment?avec=epci/200093201'
let owner: TestPerson
let stranger: TestPerson
let moderator: TestPerson
let museum: string

beforeAll(async () => {
  await seedTerritories(db)
  await seedStudies(db)
  await seedIndicators(db)
  await loadDashboards(db, samplePackFolder, now)
  const own = await anOrganisation(db).named('Musée des Lampes').inCommune('59249').save(now)
  const other = await anOrganisation(db).named('Fablab des Dunes').inCommune('59249').save(now)
  museum = own.id
  owner = await aPerson(db).ownerOf(own.id).save()
  stranger = await aPerson(db).ownerOf(other.id).save()
  moderator = await aPerson(db).withRole('moderator').save()
})

const { get, titles, post: postAs, elements: elementsFor } = dashboardSite(app)
const post = (path: string, fields: Record<string, string>, who = owner) => postAs(path, fields, who)
const elements = (path: string, who = owner) => elementsFor(path, who)

describe('a view', () => {
  test('stands alone with its figures, its sources, its code for other sites', async () => {
    const { status, html } = await get(`/observatoire/vues/${unemployment}`)
    expect(status).toBe(200)
    expect(html).toContain('Métropole Européenne de Lille')
    expect(html).toContain('/integrer/vues/courbe/unemployment?avec=epci/200093201')
    expect(html).toMatch(/Sources : INSEE/)
  })

  test('may be framed by any site, sets no cookie, keeps other pages closed', async () => {
    const framed = await get('/integrer/vues/carte/unemployment?niveau=departement')
    expect(framed.status).toBe(200)
    expect(framed.headers.get('content-security-policy')).toContain('frame-ancestors *')
    expect(framed.headers.get('set-cookie')).toBeNull()
    const page = await get('/observatoire/vues/carte/unemployment')
    expect(page.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
  })

  test('as a file has each of its figures', async () => {
    const { html } = await get('/observatoire/vues/etude/enquete-2019/types.csv')
    const lines = html.trim().split('\r\n')
    expect(lines[0]).toBe('element,view,url,line,column,value,source')
    expect(lines.filter((line) => line.includes(',Bibliothèque,')).map((line) => line.split(',')[5])).toEqual(
      expect.arrayContaining(['140', '54']),
    )
  })

  test.each([
    'courbe/rien',
    'carte/population',
    'etude/enquete-2019/rien',
    'couverture/rien',
    'inconnu/unemployment',
    'courbe/__proto__',
    'constructor/unemployment',
  ])('%s shows nothing: no such page', async (address) => {
    expect((await get(`/observatoire/vues/${address}`)).status).toBe(404)
    expect((await get(`/integrer/vues/${address}`)).status).toBe(404)
  })
})

describe('a dashboard', () => {
  let path = ''

  test('is made private, in the name of one’s organisation', async () => {
    expect((await post(list, { title: '', intro: 'Ce qui éclaire' })).status).toBe(422)
    const { status, to } = await post(list, { title: 'Nos lampes', intro: 'Ce qui éclaire', holder: museum })
    expect([status, to]).toEqual([303, `${list}/nos-lampes/modifier?fait=cree`])
    path = `${list}/nos-lampes`
    expect((await post(list, { title: 'À la place d’autrui', holder: museum }, stranger)).status).toBe(403)
    const seen = await Promise.all([undefined, stranger, owner, moderator].map((who) => get(path, who)))
    expect(seen.map(({ status }) => status)).toEqual([303, 403, 200, 200])
    expect((await get(list)).html).not.toContain('Nos lampes')
  })

  test('is not public while empty', async () => {
    const answer = await post(`${path}/modifier`, { title: 'Nos lampes', intro: '', visibility: 'public' })
    expect([answer.status, answer.html.includes('href="#visibility"')]).toEqual([422, true])
  })

  test('takes views kept, sentences, in the order one gives them', async () => {
    expect((await post('/observatoire/vues', { vue: unemployment, name: 'Chômage' })).status).toBe(303)
    const placed = await post('/observatoire/vues', {
      vue: 'etude/enquete-2019/types',
      name: 'Types',
      tableau: 'nos-lampes',
    })
    expect(placed.to).toBe(`${path}/modifier?fait=ajoute`)
    await post(`${path}/elements`, { view: unemployment, width: 'full' })
    await post(`${path}/elements`, { words: 'Une phrase <b>entre</b> deux.' })
    expect((await post(`${path}/elements`, { view: 'courbe/rien' })).status).toBe(422)
    const [types, trend, sentence] = await elements(path)
    await post(`${path}/elements/${trend}`, { acte: 'monter' })
    await post(`${path}/elements/${sentence}`, { acte: 'monter' })
    expect(await elements(path)).toEqual([trend, sentence, types])
    await post(`${path}/elements/${types}`, { acte: 'ecrire', [`words-${types}`]: 'Plus de bibliothèques.' })
    const { html } = await get(path, owner)
    expect(titles(html)[0]).toContain('Chômage')
    expect(html).toContain('Une phrase &lt;b>entre&lt;/b> deux.')
    expect(html).toContain('Plus de bibliothèques.')
  })

  test('its elements are its own: those of another are not found through it', async () => {
    await post(list, { title: 'Nos dunes' }, stranger)
    const [first] = await elements(path)
    expect((await post(`${list}/nos-dunes/elements/${first}`, { acte: 'retirer' }, stranger)).status).toBe(
      404,
    )
    expect((await post(`${path}/elements/${first}`, { acte: 'retirer' }, stranger)).status).toBe(403)
    expect(await elements(path)).toContain(first)
  })

  test('shared by link opens with its key alone; taken back, never again', async () => {
    const share = (visibility: string) =>
      post(`${path}/modifier`, { title: 'Nos lampes', intro: '', visibility })
    await share('link')
    const key = /\?cle=([\w-]{24})/.exec((await get(`${path}/modifier`, owner)).html)?.[1]
    const opened = await get(`${path}?cle=${key}`)
    expect([opened.status, opened.headers.get('referrer-policy')]).toEqual([200, 'no-referrer'])
    expect(opened.html).toContain('noindex')
    expect((await get(`${path}.csv?cle=${key}`)).status).toBe(200)
    expect((await get(`/integrer/tableaux/nos-lampes?cle=${key}`)).status).toBe(200)
    expect((await get(`${path}?cle=${'x'.repeat(24)}`)).status).toBe(303)
    expect((await get(path)).status).toBe(303)
    await share('private')
    await share('link')
    expect((await get(`${path}?cle=${key}`)).status).toBe(303)
  })

  test('public, it is in the list, framed, whole in one file; another takes a copy of it', async () => {
    await post(`${path}/modifier`, { title: 'Nos lampes', intro: '', visibility: 'public' })
    expect((await get(list)).html).toContain('Nos lampes')
    expect((await get('/recherche?q=lampes&type=dashboard')).html).toContain(`href="${path}"`)
    expect((await get('/sitemap/fiches-0.xml')).html).toContain(`/en${path}</loc>`)
    const feed = await get(`${list}.atom`)
    expect(feed.headers.get('content-type')).toContain('application/atom+xml')
    expect(feed.html).toContain(`<title>Nos lampes</title><link href="http://localhost${path}"/>`)
    expect(feed.html).not.toContain('Nos dunes')
    expect((await get('/integrer/tableaux/nos-lampes')).status).toBe(200)
    const views = new Set(
      (await get(`${path}.csv`)).html
        .split('\r\n')
        .slice(1, -1)
        .map((line) => line.split(',')[0]),
    )
    expect(views).toEqual(new Set(['1', '3']))
    const copy = await post(`${path}/dupliquer`, {}, stranger)
    expect(copy.to).toBe(`${list}/nos-lampes-copie/modifier?fait=copie`)
    expect((await elements(`${list}/nos-lampes-copie`, stranger)).length).toBe(3)
    expect((await get(`${list}/nos-lampes-copie`, owner)).status).toBe(403)
  })

  test('is copied by those who may read it alone: the verb itself asks, whatever leads to it', async () => {
    await post(list, { title: 'Réservé' }, stranger)
    const copy = (key?: string) =>
      duplicateDashboard(db, owner.actor, { slug: 'reserve', key, holder: museum, lang: 'fr' }, now)
    await expect(copy()).rejects.toMatchObject({ code: 'forbidden' })
    await post(`${list}/reserve/modifier`, { title: 'Réservé', intro: '', visibility: 'link' }, stranger)
    await expect(copy('x')).rejects.toMatchObject({ code: 'forbidden' })
    const { html } = await get(`${list}/reserve/modifier`, stranger)
    expect(await copy(/\?cle=([\w-]{24})/.exec(html)?.[1])).toBe('reserve-copie')
    await post(`${list}/reserve-copie/supprimer`, {})
  })

  test('follows its organisation when that is merged into another', async () => {
    const kept = await anOrganisation(db).named('Maison des Lampes').inCommune('59249').save(now)
    const keeper = await aPerson(db).ownerOf(kept.id).save()
    await db
      .updateTable('organisation')
      .where('id', '=', museum)
      .set({ status: 'merged', merged_into: kept.id })
      .execute()
    expect((await get(`${path}/modifier`, keeper)).status).toBe(200)
    expect((await get(path)).html).toContain('Par Maison des Lampes')
    await db
      .updateTable('organisation')
      .where('id', '=', museum)
      .set({ status: 'published', merged_into: null })
      .execute()
  })

  test('is removed, and told to the journal', async () => {
    expect((await post(`${list}/nos-lampes-copie/supprimer`, {}, owner)).status).toBe(403)
    expect((await post(`${list}/nos-lampes-copie/supprimer`, {}, stranger)).status).toBe(303)
    expect((await get(`${list}/nos-lampes-copie`, stranger)).status).toBe(404)
    const told = await db
      .selectFrom('journal_entry')
      .select('action')
      .where('action', '=', 'dashboard.remove')
      .execute()
    expect(told.length).toBe(2)
  })
})

describe('the dashboards of the region pack', () => {
  test('show what they promise, in both languages; their file is read once', async () => {
    expect(await loadDashboards(db, samplePackFolder, now)).toBe(0)
    for (const [prefix, title] of [
      ['', 'Les musées et leurs publics'],
      ['/en', 'Museums and their publics'],
    ]) {
      const { status, html } = await get(`${prefix}${list}/les-musees-et-leurs-publics`)
      expect([status, html.includes(title as string)]).toEqual([200, true])
      expect(titles(html).length).toBeGreaterThan(3)
    }
  })

  test('belong to nobody: a moderator copies them, and does not change them', async () => {
    const path = `${list}/les-musees-et-leurs-publics`
    expect((await post(`${path}/modifier`, { title: 'X', visibility: 'private' }, moderator)).status).toBe(
      403,
    )
    expect((await post(`${path}/dupliquer`, {}, moderator)).status).toBe(303)
  })
})

test('an account that goes takes its views and private dashboards; what it shared stays without its name', async () => {
  await post(list, { title: 'Brouillon' })
  const { views, dashboards } = (await exportPerson(db, owner.id)) as {
    views: object[]
    dashboards: { title: string }[]
  }
  expect(views.length).toBe(2)
  expect(dashboards.map(({ title }) => title).sort()).toEqual(['Brouillon', 'Nos lampes'])
  await inTransaction(db, (tx) => forgetPerson(tx, owner.id))
  expect((await get(`${list}/brouillon`, moderator)).status).toBe(404)
  expect((await get(`${list}/nos-lampes`)).status).toBe(200)
  expect(await exportPerson(db, owner.id)).toEqual({ views: [], dashboards: [] })
})
