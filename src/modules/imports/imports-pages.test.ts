import { describe, expect, test } from 'vitest'
import { aPerson, signedIn, type TestPerson } from '#modules/accounts/testing.ts'
import { loadVocabularies } from '#modules/directory/index.ts'
import { aSource } from '#modules/directory/testing.ts'
import { seedTerritories } from '#modules/territories/testing.ts'
import { testDatabase } from '#platform/db/testing.ts'
import { pageText, testServices } from '#platform/http/testing.ts'
import { createApp } from '../../app.ts'
import { largestFile } from './model.ts'
import { runImports } from './run-imports.ts'

const db = await testDatabase()
await seedTerritories(db)
await loadVocabularies(db)
await aSource(db, 'essai')
await db.insertInto('import_run').values(oldRun()).execute()
const services = testServices(db)
const app = createApp(services)
const moderator = await aPerson(db).named('Mo').withRole('moderator').save()
const observer = await aPerson(db).withRole('observer').save()
const never = new AbortController().signal

function oldRun() {
  return {
    source_id: 'essai',
    file_name: 'ancien.csv',
    encoding: 'utf-8',
    format: 'csv',
    columns: '[]',
    state: 'done',
    total: 1,
    origin: 'command',
    created_at: new Date('2026-01-01'),
    applied_at: new Date('2026-01-01'),
    forgotten_at: new Date('2026-08-01'),
  }
}

const get = (path: string, person?: TestPerson) => app.request(path, person && { headers: signedIn(person) })
const post = (path: string, fields: Record<string, string | File>, person: TestPerson) => {
  const body = new FormData()
  for (const [name, value] of Object.entries(fields)) body.append(name, value)
  return app.request(path, { method: 'POST', headers: signedIn(person), body })
}
const fileOf = (content: string | Uint8Array<ArrayBuffer>, name = 'structures.csv') =>
  new File([content], name)
const work = () => runImports(services, never)

const table =
  'Intitulé;Ville;Secret\n=HYPERLINK("http://x");Lille;s\nRadio-club de Fourmies;Fourmies;s\n;Lille;s\n'

async function brought(): Promise<string> {
  const answer = await post('/administration/imports', { fichier: fileOf(table), source: 'essai' }, moderator)
  expect(answer.status).toBe(303)
  return answer.headers.get('location') ?? ''
}

describe('a moderator', () => {
  test('brings a file, says what its columns are, tries it, applies it, undoes it', async () => {
    const path = await brought()
    const first = pageText(await (await get(path, moderator)).text())
    expect(first).toContain('Prochaine étape')
    expect(first).not.toContain('Appliquer l’import')
    const columns = await (await get(`${path}/colonnes`, moderator)).text()
    expect(pageText(columns)).toContain('Radio-club de Fourmies')
    const wrong = await post(`${path}/colonnes`, { 'colonne-1': 'commune' }, moderator)
    expect(wrong.status).toBe(422)
    expect(pageText(await wrong.text())).toContain('Une colonne au moins doit donner le nom')
    const twice = await post(
      `${path}/colonnes`,
      { 'colonne-0': 'nom', 'colonne-1': 'commune', 'colonne-2': 'commune' },
      moderator,
    )
    expect(pageText(await twice.text())).toContain(
      'Une seule colonne peut donner « Commune » : Ville, Secret.',
    )
    const saved = await post(`${path}/colonnes`, { 'colonne-0': 'nom', 'colonne-1': 'commune' }, moderator)
    expect(saved.status).toBe(303)

    expect((await post(`${path}/essai`, {}, moderator)).status).toBe(303)
    expect(await (await get(`${path}/etat.json`, moderator)).json()).toMatchObject({
      state: 'checking',
      over: false,
      total: 3,
    })
    await work()
    const tried = pageText(await (await get(path, moderator)).text())
    expect(tried).toContain('Ce que l’import ferait')
    expect(tried).toContain('Créées : 2')
    expect(tried).toContain('Colonnes non reprises Secret')
    expect(tried).toContain('Refusée : nom manquant')
    const refused = pageText(await (await get(`${path}?issue=refusees`, moderator)).text())
    expect(refused).not.toContain('Radio-club')

    await post(`${path}/appliquer`, {}, moderator)
    await work()
    expect((await get('/annuaire/radio-club-de-fourmies')).status).toBe(200)
    const csv = await (await get(`${path}/lignes.csv`, moderator)).text()
    expect(csv.split('\r\n')).toHaveLength(5)
    expect(csv).not.toMatch(/(^|;|")=HYPERLINK/m)
    expect(csv).toContain('nom manquant')

    const unconfirmed = await post(`${path}/annuler`, {}, moderator)
    expect(unconfirmed.status).toBe(422)
    await post(`${path}/annuler`, { accord: 'oui' }, moderator)
    await work()
    const undone = pageText(await (await get(path, moderator)).text())
    expect(undone).toContain('Retirées de l’annuaire : 2')
    expect(undone).not.toContain('Annuler tout l’import')
    expect((await get('/annuaire/radio-club-de-fourmies')).status).not.toBe(200)
    const english = pageText(await (await get(`/en${path}`, moderator)).text())
    expect(english).toContain('Taken out of the directory: 2')
  })

  test('gets back a form with what to correct, nothing typed lost', async () => {
    const answer = await post('/administration/imports', { source: '+', titre: 'Mes clubs' }, moderator)
    expect(answer.status).toBe(422)
    const html = await answer.text()
    expect(html).toContain('value="Mes clubs"')
    const text = pageText(html)
    for (const message of [
      'Choisissez un fichier.',
      'Dites qui publie ces données.',
      'Dites sous quelle licence.',
    ])
      expect(text).toContain(message)
  })

  test('makes a new source with the import, not before', async () => {
    const fields = {
      source: '+',
      titre: 'Clubs de l’Aisne',
      editeur: 'Union',
      licence: 'ODbL',
      millesime: '2026',
    }
    const answer = await post(
      '/administration/imports',
      { ...fields, fichier: fileOf('nom;ville\nClub neuf;Laon\n') },
      moderator,
    )
    const path = answer.headers.get('location') ?? ''
    const source = () =>
      db
        .selectFrom('data_source')
        .where('id', '=', 'clubs-de-l-aisne')
        .select(['publisher', 'licence'])
        .executeTakeFirst()
    await post(`${path}/essai`, {}, moderator)
    await work()
    expect(await source()).toBeUndefined()
    await post(`${path}/appliquer`, {}, moderator)
    await work()
    expect(await source()).toEqual({ publisher: 'Union', licence: 'ODbL' })
  })

  test('is told how to save a workbook as CSV, and that a file is too large', async () => {
    const workbook = new Uint8Array([
      ...Buffer.from('504b0304', 'hex'),
      ...Buffer.from('[Content_Types].xml'),
    ])
    const answer = await post(
      '/administration/imports',
      { fichier: fileOf(workbook, 'a.xlsx'), source: 'essai' },
      moderator,
    )
    expect(answer.status).toBe(422)
    expect(pageText(await answer.text())).toContain('Enregistrer sous, CSV UTF-8')
    const large = await post(
      '/administration/imports',
      { fichier: fileOf(new Uint8Array(largestFile + 1)), source: 'essai' },
      moderator,
    )
    expect(large.status).toBe(422)
    expect(pageText(await large.text())).toContain('dépasse 20 Mo')
    const elsewhere = await post(
      '/administration/imports/nouveau',
      { fichier: fileOf(new Uint8Array(2 * 1024 * 1024)) },
      moderator,
    )
    expect(elsewhere.status).toBe(413)
  })

  test('cannot do what the state does not allow', async () => {
    const path = await brought()
    expect((await post(`${path}/appliquer`, {}, moderator)).status).toBe(409)
    expect((await post(`${path}/annuler`, { accord: 'oui' }, moderator)).status).toBe(409)
    expect((await get('/administration/imports/nowhere', moderator)).status).toBe(404)
    expect(
      (await get('/administration/imports/00000000-0000-4000-8000-000000000000', moderator)).status,
    ).toBe(404)
  })
})

test('an observer reads and changes nothing', async () => {
  const path = await brought()
  const list = await (await get('/administration/imports', observer)).text()
  expect(pageText(list)).toContain('ancien.csv')
  expect(list).not.toContain('/administration/imports/nouveau')
  const page = await get(path, observer)
  expect(page.status).toBe(200)
  expect(await page.text()).not.toContain('<form method="post" action="/administration')
  expect((await get('/administration/imports/nouveau', observer)).status).toBe(403)
  for (const [url, fields] of [
    ['/administration/imports', { fichier: fileOf(table), source: 'essai' }],
    [`${path}/colonnes`, { 'colonne-0': 'nom' }],
    [`${path}/essai`, {}],
    [`${path}/appliquer`, {}],
    [`${path}/arreter`, {}],
    [`${path}/annuler`, { accord: 'oui' }],
  ] as const)
    expect([url, (await post(url, fields, observer)).status]).toEqual([url, 403])
})

test('nobody else reads anything', async () => {
  const path = await brought()
  const member = await aPerson(db).save()
  for (const url of [
    '/administration/imports',
    path,
    `${path}/lignes.csv`,
    `${path}/etat.json`,
    `${path}/colonnes`,
  ]) {
    expect([url, (await get(url, member)).status]).toEqual([url, 403])
    expect([url, (await get(url)).status]).toEqual([url, 303])
  }
})
