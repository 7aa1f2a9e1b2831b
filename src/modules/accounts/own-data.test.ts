import { beforeEach, describe, expect, test } from 'vitest'
import { anOrganisation } from '#modules/directory/testing.ts'
import { seedTerritories } from '#modules/territories/testing.ts'
import { testDatabase } from '#platform/db/testing.ts'
import { pageText, testServices } from '#platform/http/testing.ts'
import { createApp } from '../../app.ts'
import { aPerson, signedIn, type TestPerson } from './testing.ts'

const db = await testDatabase()
await seedTerritories(db)
let moment = new Date('2026-11-23T10:00:00Z')
let app = createApp(testServices(db, { now: () => moment }))
let lea: TestPerson

beforeEach(async () => {
  moment = new Date('2026-11-23T10:00:00Z')
  app = createApp(testServices(db, { now: () => moment }))
  await db.deleteFrom('mail').execute()
  lea = await aPerson(db).named('Léa').save()
})

const get = (path: string, person?: TestPerson) =>
  app.request(path, { headers: person ? signedIn(person) : {} })
const post = (path: string, fields: string[][], person?: TestPerson) =>
  app.request(path, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: person ? signedIn(person) : { 'Sec-Fetch-Site': 'same-origin' },
  })

describe('one’s data', () => {
  test('are given whole, and nothing of anybody else’s, nor any secret', async () => {
    const museum = await anOrganisation(db).named('Musée d’essai').inCommune('59249').save()
    const tom = await aPerson(db).named('Tom Secret').contributorOf(museum.id).save()
    const owner = await aPerson(db).named('Ada').ownerOf(museum.id).save()
    const answer = await get('/compte/donnees/export', owner)
    const text = await answer.text()
    const data = JSON.parse(text)
    expect(data.person).toMatchObject({ name: 'Ada', email: owner.email })
    expect(data.memberships).toEqual([expect.objectContaining({ name: 'Musée d’essai', role: 'owner' })])
    expect(data.tokens).toHaveLength(1)
    for (const hidden of [tom.email, 'Tom Secret', 'hash', owner.token, owner.cookie.split('=')[1] ?? ''])
      expect(text).not.toContain(hidden)
    expect(answer.headers.get('cache-control')).toBe('private, no-store')
  })

  test('erasing asks for the address, then leaves nothing that names the person', async () => {
    const email = `gone-${lea.id}@example.org`
    const gone = await aPerson(db).named('Gaëlle Partie').at(email).save()
    await post(
      '/compte',
      [
        ['name', 'Gaëlle Partie-Loin'],
        ['email', email],
        ['lang', 'fr'],
      ],
      gone,
    )
    await post('/connexion', [['email', email]])
    expect((await post('/compte/donnees/suppression', [['email', 'autre@example.org']], gone)).status).toBe(
      422,
    )
    const answer = await post('/compte/donnees/suppression', [['email', email]], gone)
    expect(answer.headers.get('location')).toBe('/connexion/sortie?compte=efface')
    expect((await get('/compte', gone)).status).toBe(303)
    for (const table of [
      'person',
      'session',
      'api_token',
      'sign_in_link',
      'mail',
      'journal_entry',
    ] as const) {
      const rows = JSON.stringify(await db.selectFrom(table).selectAll().execute())
      expect(rows, table).not.toContain('Gaëlle')
      expect(rows, table).not.toContain(email)
    }
    const mails = await db.selectFrom('mail').select(['state', 'body']).execute()
    expect(mails).toEqual([{ state: 'cancelled', body: [] }])
    const lines = await db
      .selectFrom('journal_entry')
      .where('object_id', '=', gone.id)
      .where('action', '=', 'person.erase')
      .select('changes')
      .execute()
    expect(lines).toEqual([{ changes: { by: 'self' } }])
  })

  test('the only owner of an organisation that others look after hands it over first', async () => {
    const museum = await anOrganisation(db).named('Musée partagé').inCommune('59249').save()
    const owner = await aPerson(db).ownerOf(museum.id).save()
    await aPerson(db).contributorOf(museum.id).save()
    expect(pageText(await (await get('/compte/donnees', owner)).text())).toContain('Musée partagé')
    const answer = await post('/compte/donnees/suppression', [['email', owner.email]], owner)
    expect([answer.status, (await get('/compte', owner)).status]).toEqual([409, 200])
  })
})
