import { beforeAll, beforeEach, expect, test } from 'vitest'
import { aPerson, byToken, type TestPerson } from '#modules/accounts/testing.ts'
import { openCase } from '#modules/cases/index.ts'
import { anOrganisation } from '#modules/directory/testing.ts'
import { seedTerritories } from '#modules/territories/testing.ts'
import { visitor } from '#platform/access/actor.ts'
import { inTransaction } from '#platform/db/connect.ts'
import { testDatabase } from '#platform/db/testing.ts'
import { testServices } from '#platform/http/testing.ts'
import { createApp } from '../../app.ts'

const db = await testDatabase()
const services = testServices(db)
const app = createApp(services)
const path = '/api/v1/moderation/cases'
let moderator: TestPerson
let museum: { id: string; slug: string }
let waiting: string

beforeAll(async () => {
  await seedTerritories(db)
  museum = await anOrganisation(db).named('Musée des Lampes').inCommune('59249').save()
  moderator = await aPerson(db).named('Léa').withRole('moderator').save()
})
beforeEach(async () => {
  await db.deleteFrom('moderation_case').execute()
  const given = { kind: 'report', organisationId: museum.id, message: 'Fermé le lundi' } as const
  waiting =
    (await inTransaction(db, (tx) => openCase(tx, visitor, { ...given, payload: {} }, services.now()))) ?? ''
})

const decision = (person: TestPerson, body: unknown, id = waiting) =>
  app.request(`${path}/${id}/decision`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...byToken(person) },
    body: JSON.stringify(body),
  })
const takeBack = (person: TestPerson, id = waiting) =>
  app.request(`${path}/${id}/decision`, { method: 'DELETE', headers: byToken(person) })
const list = async (person: TestPerson, query = '') => {
  const answer = await app.request(path + query, { headers: byToken(person) })
  return { status: answer.status, ...(await answer.json()) }
}
const state = async () =>
  (await db.selectFrom('moderation_case').where('id', '=', waiting).select('state').executeTakeFirstOrThrow())
    .state

test('a moderator lists what waits, decides, and takes it back; the journal says it came by API', async () => {
  const { data, pagination } = await list(moderator, '?genre=report')
  expect(pagination).toEqual({ total: 1, after: null })
  expect(data.map((one: { id: string; message: string }) => [one.id, one.message])).toEqual([
    [waiting, 'Fermé le lundi'],
  ])
  expect((await list(moderator, '?genre=claim')).data).toEqual([])
  expect((await decision(moderator, { act: 'accept' })).status).toBe(204)
  expect(await state()).toBe('accepted')
  expect((await decision(moderator, { act: 'refuse' })).status).toBe(409)
  expect((await takeBack(moderator)).status).toBe(204)
  expect(await state()).toBe('open')
  const entries = await db
    .selectFrom('journal_entry')
    .where('object_id', '=', waiting)
    .where('person_id', '=', moderator.id)
    .select('origin')
    .execute()
  expect(new Set(entries.map(({ origin }) => origin))).toEqual(new Set(['api']))
})

test('an observer reads and decides nothing; a member, an owner, a token without the right do neither', async () => {
  const observer = await aPerson(db).withRole('observer').save()
  expect([(await list(observer)).status, (await decision(observer, { act: 'accept' })).status]).toEqual([
    200, 403,
  ])
  for (const person of [
    await aPerson(db).save(),
    await aPerson(db).ownerOf(museum.id).save(),
    await aPerson(db).withRole('administrator').withScopes('journal:read').save(),
  ]) {
    expect((await list(person)).status).toBe(403)
    expect((await decision(person, { act: 'accept' })).status).toBe(403)
    expect((await takeBack(person)).status).toBe(403)
  }
  expect(await state()).toBe('open')
})

test.each([
  ['no act', {}, 422],
  ['an act that does not exist', { act: 'delete' }, 422],
  ['a field of the database', { act: 'accept', decidedBy: 'x' }, 422],
])('%s: refused, and nothing decided', async (_name, body, status) => {
  expect((await decision(moderator, body)).status).toBe(status)
  expect(await state()).toBe('open')
})

test.each(['00000000-0000-4000-8000-000000000000', 'x', '%00'])('no case %s', async (id) => {
  expect((await decision(moderator, { act: 'accept' }, id)).status).toBe(404)
  expect((await takeBack(moderator, id)).status).toBe(404)
})
