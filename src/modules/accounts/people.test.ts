import { describe, expect, test } from 'vitest'
import { testDatabase } from '#platform/db/testing.ts'
import { pageText, testServices } from '#platform/http/testing.ts'
import { createApp } from '../../app.ts'
import { aPerson, signedIn, type TestPerson } from './testing.ts'

const db = await testDatabase()
const app = createApp(testServices(db))
const ada = await aPerson(db).named('Ada').withRole('administrator').save()
const mo = await aPerson(db).named('Mo').withRole('moderator').save()
const oli = await aPerson(db).named('Oli').withRole('observer').save()
const lea = await aPerson(db).named('Léa').save()

const path = '/administration/personnes'
const get = (address: string, person: TestPerson) => app.request(address, { headers: signedIn(person) })
const post = (address: string, fields: Record<string, string>, person: TestPerson) =>
  app.request(address, { method: 'POST', body: new URLSearchParams(fields), headers: signedIn(person) })
const roleOf = async (person: TestPerson) =>
  (await db.selectFrom('person').where('id', '=', person.id).select('role').executeTakeFirst())?.role

describe('the list of people', () => {
  test('is read by the team, and by nobody else', async () => {
    const statuses: Record<string, number[]> = {}
    for (const [name, person] of Object.entries({ ada, mo, oli, lea }))
      statuses[name] = [(await get(path, person)).status, (await get(`${path}/${lea.id}`, person)).status]
    expect(statuses).toEqual({ ada: [200, 200], mo: [200, 200], oli: [200, 200], lea: [403, 403] })
    expect((await app.request(path)).headers.get('location')).toBe(
      '/connexion?retour=%2Fadministration%2Fpersonnes',
    )
  })

  test('is filtered by name, address and role; a pattern is only text', async () => {
    const shown = async (query: string) => {
      const text = pageText(await (await get(`${path}?${query}`, ada)).text())
      return ['Ada', 'Mo', 'Oli', 'Léa'].filter((name) => text.includes(`${name} `))
    }
    expect(await shown('q=léa')).toEqual(['Léa'])
    expect(await shown(`q=${encodeURIComponent(mo.email)}`)).toEqual(['Mo'])
    expect(await shown('role=observer')).toEqual(['Oli'])
    expect(await shown('q=%25')).toEqual([])
  })

  test('an id that is nobody’s does not exist', async () => {
    for (const id of ['x', '00000000-0000-4000-8000-000000000000'])
      expect((await get(`${path}/${id}`, ada)).status).toBe(404)
  })
})

describe('a role', () => {
  test('is changed by an administrator only, and journaled', async () => {
    for (const person of [mo, oli, lea])
      expect((await post(`${path}/${lea.id}/role`, { role: 'administrator' }, person)).status).toBe(403)
    expect(await roleOf(lea)).toBe('member')
    const answer = await post(`${path}/${lea.id}/role`, { role: 'observer' }, ada)
    expect(answer.headers.get('location')).toBe(`${path}/${lea.id}?fait=role`)
    expect(await roleOf(lea)).toBe('observer')
    const line = await db
      .selectFrom('journal_entry')
      .where('action', '=', 'person.role')
      .select(['person_id', 'object_id', 'changes'])
      .executeTakeFirst()
    expect(line).toEqual({
      person_id: ada.id,
      object_id: lea.id,
      changes: { role: { from: 'member', to: 'observer' } },
    })
    await post(`${path}/${lea.id}/role`, { role: 'member' }, ada)
  })

  test('of one’s own is nobody’s to change', async () => {
    expect((await post(`${path}/${ada.id}/role`, { role: 'member' }, ada)).status).toBe(403)
    expect(await roleOf(ada)).toBe('administrator')
  })

  test('that is none is refused', async () => {
    expect((await post(`${path}/${lea.id}/role`, { role: 'king' }, ada)).status).toBe(422)
  })
})

test('two administrators who take each other’s role leave one', async () => {
  const eve = await aPerson(db).withRole('administrator').save()
  const answers = await Promise.all([
    post(`${path}/${eve.id}/role`, { role: 'member' }, ada),
    post(`${path}/${ada.id}/role`, { role: 'member' }, eve),
  ])
  const left = await db.selectFrom('person').where('role', '=', 'administrator').select('id').execute()
  expect(left).toHaveLength(1)
  // The one who comes second is no administrator any more (403), or was one when asking (409).
  const [won, lost] = answers.map(({ status }) => status).sort()
  expect(won).toBe(303)
  expect([403, 409]).toContain(lost)
  await db.updateTable('person').where('id', '=', ada.id).set({ role: 'administrator' }).execute()
  await db.updateTable('person').where('id', '=', eve.id).set({ role: 'member' }).execute()
})

describe('erasing somebody', () => {
  test('is for an administrator, who types their address', async () => {
    const tom = await aPerson(db).named('Tom').save()
    for (const person of [mo, oli, lea])
      expect((await post(`${path}/${tom.id}/effacer`, { email: tom.email }, person)).status).toBe(403)
    expect((await post(`${path}/${tom.id}/effacer`, { email: lea.email }, ada)).status).toBe(422)
    const answer = await post(`${path}/${tom.id}/effacer`, { email: tom.email }, ada)
    expect(answer.headers.get('location')).toBe(`${path}?fait=efface`)
    expect((await get(`${path}/${tom.id}`, ada)).status).toBe(404)
  })

  test('the last administrator does not leave', async () => {
    const page = pageText(await (await get('/compte/donnees', ada)).text())
    expect(page).toContain('Vous êtes seul à administrer le site')
    expect((await post('/compte/donnees/suppression', { email: ada.email }, ada)).status).toBe(409)
    expect(await roleOf(ada)).toBe('administrator')
  })
})
