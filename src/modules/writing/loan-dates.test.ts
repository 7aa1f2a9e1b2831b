import { expect, test } from 'vitest'
import { aPerson, byToken, type TestPerson } from '#modules/accounts/testing.ts'
import { lendingSite } from '#modules/loans/testing.ts'
import { testServices } from '#platform/http/testing.ts'
import { createApp } from '../../app.ts'

const { db, aKit, museum, library, now } = await lendingSite()
const app = createApp(testServices(db, { now, limiter: { count: () => {} } }))
const keeper = await aPerson(db).contributorOf(museum.id).withScopes('loans:read', 'loans:write').save()
const librarian = await aPerson(db).ownerOf(library.id).withScopes('loans:read', 'loans:write').save()
const reader = await aPerson(db).ownerOf(library.id).withScopes('loans:read').save()
const stranger = await aPerson(db).withScopes('loans:read', 'loans:write').save()

async function call(person: TestPerson, method: string, path: string, body?: object) {
  const headers = { ...byToken(person), ...(body && { 'Content-Type': 'application/json' }) }
  const answer = await app.request(path, { method, headers, ...(body && { body: JSON.stringify(body) }) })
  return { status: answer.status, body: await answer.json() }
}
const wish = (tool: string) => ({
  tool,
  organisation: library.slug,
  from: '2027-01-11',
  to: '2027-01-15',
  audience: 'Familles',
})

test('other days of a promise are proposed and answered by the API; those of somebody else are 409 with what can be had', async () => {
  const tool = await aKit('Malle déplacée').save()
  const post = (person: TestPerson, path: string, act: string, body: object = {}) =>
    call(person, 'POST', `${path}/${act}`, body)
  const promised = async (days: object) => {
    const { body } = await call(librarian, 'POST', '/api/v1/loans', { ...wish(tool.slug), ...days })
    await post(keeper, `/api/v1/loans/${body.id}`, 'approve')
    return `/api/v1/loans/${body.id}`
  }
  const path = await promised({})
  await promised({ from: '2027-01-25', to: '2027-01-29' })
  const days = { from: '2027-01-13', to: '2027-01-18', reason: 'La salle est prise.' }
  const acts: [TestPerson, string, object, number][] = [
    [stranger, 'dates', days, 404],
    [reader, 'dates', days, 403],
    [librarian, 'dates', { ...days, reason: '' }, 422],
    [librarian, 'dates', { ...days, to: '2027-01-01' }, 422],
    [librarian, 'dates', { ...days, copy: 'AUTRE' }, 422],
    [librarian, 'accept-dates', {}, 409],
    [librarian, 'dates', { ...days, version: 1 }, 409],
  ]
  for (const [person, act, body, status] of acts)
    expect([act, (await post(person, path, act, body)).status]).toEqual([act, status])
  const taken = await post(librarian, path, 'dates', { ...days, from: '2027-01-11', to: '2027-01-24' })
  expect([taken.status, taken.body.alternatives]).toEqual([
    409,
    {
      copies: [],
      dates: { from: '2027-01-08', to: '2027-01-21' },
      modules: [],
      similar: expect.anything(),
      waiting: false,
    },
  ])
  const proposed = await post(librarian, path, 'dates', days)
  const { reason, ...between } = days
  expect(proposed.body.change).toEqual({ by: 'borrower', ...between, copy: null, reason })
  expect(proposed.body.acts.filter((act: string) => act.endsWith('dates'))).toEqual(['withdraw-dates'])
  expect((await post(librarian, path, 'withdraw-dates')).body.change).toBe(null)
  await post(librarian, path, 'dates', days)
  expect((await call(keeper, 'GET', '/api/v1/loans?side=holder')).body.data[0].change).toEqual(between)
  expect((await post(keeper, path, 'decline-dates', { reason: 'Fermé.' })).body.from).toBe('2027-01-11')
  await post(keeper, path, 'dates', { ...days, copy: 'MALLE-DEPLACEE-1' })
  const accepted = await post(librarian, path, 'accept-dates')
  expect(accepted.body).toMatchObject({ ...between, state: 'approved', change: null, amendments: [] })
})

test('modules are asked for by their numbers; those that are out are 409, with those that are free', async () => {
  const parts = ['Eau', 'Air'].map((module) => ({ name: `Caisse ${module}`, quantity: 1, value: 50, module }))
  const tool = await aKit('Malle en modules').with({ parts, modulesApart: true }).save()
  const ask = (modules: unknown) => call(librarian, 'POST', '/api/v1/loans', { ...wish(tool.slug), modules })
  const air = await ask([2])
  expect([air.status, air.body.modules]).toEqual([201, [{ number: 2, name: 'Air' }]])
  const approve = (id: string) => call(keeper, 'POST', `/api/v1/loans/${id}/approve`, {})
  expect((await approve(air.body.id)).status).toBe(200)
  const again = await ask([2])
  expect([again.status, again.body.alternatives.modules]).toEqual([409, ['Eau']])
  expect((await ask(null)).status).toBe(409)
  const water = await ask([1])
  expect((await approve(water.body.id)).status).toBe(200)
  // What is offered in place of what was asked for is said beside it.
  const both = await ask([1])
  expect(both.status).toBe(409)
  const later = { ...wish(tool.slug), from: '2027-05-10', to: '2027-05-12' }
  const asked = await call(librarian, 'POST', '/api/v1/loans', { ...later, modules: [1] })
  const offer = (modules: unknown) =>
    call(keeper, 'POST', `/api/v1/loans/${asked.body.id}/offer`, { from: later.from, to: later.to, modules })
  for (const wrong of [[9], 'Air', []]) expect([wrong, (await offer(wrong)).status]).toEqual([wrong, 422])
  expect((await offer([2])).body).toMatchObject({
    state: 'offered',
    modules: [{ number: 2, name: 'Air' }],
    askedFor: { modules: [{ number: 1, name: 'Eau' }] },
  })
  expect((await offer(null)).body.modules).toBe(null)
  const accepted = await call(librarian, 'POST', `/api/v1/loans/${asked.body.id}/accept`, {})
  expect(accepted.body).toMatchObject({ state: 'approved', modules: null, askedFor: null })
  for (const wrong of [[9], ['Air'], 2]) expect([wrong, (await ask(wrong)).status]).toEqual([wrong, 422])
})
