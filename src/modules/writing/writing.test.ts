import { beforeAll, describe, expect, test } from 'vitest'
import { aPerson, byToken, signedIn, type TestPerson } from '#modules/accounts/testing.ts'
import { getEditable } from '#modules/directory/index.ts'
import { anOrganisation } from '#modules/directory/testing.ts'
import { seedTerritories } from '#modules/territories/testing.ts'
import { testDatabase } from '#platform/db/testing.ts'
import { testServices } from '#platform/http/testing.ts'
import { createApp } from '../../app.ts'

const db = await testDatabase()
let moment = new Date('2026-11-23T10:00:00Z')
const app = createApp(testServices(db, { now: () => moment }))
let museum: { id: string; slug: string }
let owner: TestPerson
let moderator: TestPerson

beforeAll(async () => {
  await seedTerritories(db)
  museum = await anOrganisation(db)
    .named('Musée des Lampes')
    .inCommune('59249')
    .about('industry')
    .for('families')
    .save()
  owner = await aPerson(db).ownerOf(museum.id).save()
  moderator = await aPerson(db).withRole('moderator').save()
})

const send = (method: string, path: string, body: unknown, headers: Record<string, string>) =>
  app.request(`/api/v1${path}`, {
    method,
    headers: { 'Content-Type': 'application/json', ...headers },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
const present = async () => {
  const found = await getEditable(db, museum.slug)
  if (!found) throw new Error('no museum')
  return found
}

describe('writing by API follows the rules of the site', () => {
  test('an owner edits, by version; the journal says it came by API, with which token', async () => {
    const { version } = await present()
    const read = await (await app.request(`/api/v1/organisations/${museum.slug}`)).json()
    expect(read.version).toBe(version)
    const answer = await send(
      'PATCH',
      `/organisations/${museum.slug}`,
      { version, themes: ['astronomy'] },
      byToken(owner),
    )
    expect([answer.status, await answer.json()]).toEqual([
      200,
      {
        slug: museum.slug,
        version: version + 1,
        changed: ['terms'],
        url: `http://localhost/api/v1/organisations/${museum.slug}`,
      },
    ])
    // What the body left out is as it was: audiences too, which share a field with themes.
    expect((await present()).profile.terms).toEqual({ theme: ['astronomy'], audience: ['families'] })
    const line = await db
      .selectFrom('journal_entry')
      .where('action', '=', 'organisation.edit')
      .select(['origin', 'person_id', 'token_id'])
      .executeTakeFirstOrThrow()
    expect([line.origin, line.person_id, typeof line.token_id]).toEqual(['api', owner.id, 'string'])
  })

  test('a stale version answers 409 and names the fields', async () => {
    const { version } = await present()
    await send('PATCH', `/organisations/${museum.slug}`, { version, phone: '+33320000002' }, byToken(owner))
    const late = await send(
      'PATCH',
      `/organisations/${museum.slug}`,
      { version, phone: '+33320000003' },
      byToken(owner),
    )
    const problem = await late.json()
    expect([late.status, late.headers.get('content-type'), problem.code, problem.errors[0].field]).toEqual([
      409,
      'application/problem+json',
      'conflict',
      'phone',
    ])
    expect((await present()).profile.phone).toBe('+33320000002')
  })

  test('a proposal waits, that of a moderator is published', async () => {
    const body = { name: 'Fablab des Dunes', type: 'fablab', place: { commune: '59249' } }
    const waiting = await send('POST', '/organisations', body, byToken(owner))
    expect([waiting.status, (await waiting.json()).status]).toEqual([202, 'proposed'])
    const made = await send(
      'POST',
      '/organisations',
      { ...body, name: 'Maison des Vents' },
      byToken(moderator),
    )
    expect([made.status, made.headers.get('location')]).toEqual([
      201,
      'http://localhost/api/v1/organisations/maison-des-vents',
    ])
  })

  test('a confirmation, a claim and a suggestion', async () => {
    expect(
      (await send('POST', `/organisations/${museum.slug}/confirmation`, undefined, byToken(owner))).status,
    ).toBe(204)
    const stranger = await aPerson(db).at('lea@gmail.com').save()
    const claim = await send(
      'POST',
      `/organisations/${museum.slug}/claim`,
      { evidence: 'Directrice' },
      byToken(stranger),
    )
    expect([claim.status, await claim.json()]).toEqual([202, { result: 'waiting' }])
    const body = { values: { phone: '+33320000008' }, message: 'Nouveau numéro' }
    expect(
      (await send('POST', `/organisations/${museum.slug}/suggestions`, body, byToken(stranger))).status,
    ).toBe(202)
    expect((await present()).profile.phone).not.toBe('+33320000008')
  })
})

describe('what is refused', () => {
  test.each([
    ['nothing', {}],
    ['an unknown token', { Authorization: `Bearer maillage_${'x'.repeat(43)}` }],
    ['a basic password', { Authorization: 'Basic bGVhOnNlY3JldA==' }],
  ])('%s: 401', async (_name, headers) => {
    const answer = await send('PATCH', `/organisations/${museum.slug}`, { version: 1 }, headers)
    expect([answer.status, answer.headers.get('www-authenticate')]).toEqual([401, 'Bearer'])
  })

  test('a session’s cookie, which a browser sends by itself', async () => {
    const answer = await send(
      'PATCH',
      `/organisations/${museum.slug}`,
      { version: 1, phone: null },
      signedIn(owner),
    )
    expect(answer.status).toBe(401)
  })

  test('a token without the scope, one of another’s, one revoked, one expired', async () => {
    const { version } = await present()
    const change = { version, phone: '+33320000666' }
    const reader = await aPerson(db).ownerOf(museum.id).withScopes('journal:read').save()
    const other = await aPerson(db).save()
    for (const person of [reader, other])
      expect((await send('PATCH', `/organisations/${museum.slug}`, change, byToken(person))).status).toBe(403)
    const gone = await aPerson(db).ownerOf(museum.id).save()
    await db.updateTable('api_token').where('person_id', '=', gone.id).set({ revoked_at: moment }).execute()
    expect((await send('PATCH', `/organisations/${museum.slug}`, change, byToken(gone))).status).toBe(401)
    moment = new Date('2027-01-01T00:00:00Z')
    expect((await send('PATCH', `/organisations/${museum.slug}`, change, byToken(owner))).status).toBe(401)
    moment = new Date('2026-11-23T10:00:00Z')
    expect((await present()).profile.phone).not.toBe('+33320000666')
  })

  test.each([
    ['no JSON', '{', 422],
    ['a field that does not exist', { version: 1, status: 'published' }, 422],
    ['fields of the database', { version: 1, id: 'x', proposed_by: 'x', role: 'owner' }, 422],
    ['a wrong type', { version: 1, themes: 'astronomy' }, 422],
    ['no version', { phone: null }, 422],
  ])('%s', async (_name, body, status) => {
    const answer = await send('PATCH', `/organisations/${museum.slug}`, body, byToken(owner))
    expect([answer.status, (await answer.json()).code]).toEqual([status, 'invalid'])
  })

  test('a body that is not said to be JSON', async () => {
    const headers = { ...byToken(owner), 'Content-Type': 'text/plain' }
    expect((await send('PATCH', `/organisations/${museum.slug}`, { version: 1 }, headers)).status).toBe(415)
  })

  test('errors speak the language of the address and name the fields of the API', async () => {
    const answer = await app.request(`/en/api/v1/organisations/${museum.slug}`, {
      method: 'PATCH',
      headers: { 'Content-Type': 'application/json', ...byToken(owner) },
      body: JSON.stringify({ version: (await present()).version, themes: ['nothing-like-it'] }),
    })
    const { errors } = await answer.json()
    expect([answer.status, errors]).toEqual([
      422,
      [
        {
          field: 'themes, audiences, formats, roles, skills, equipment',
          message: 'These terms do not exist or no longer serve: nothing-like-it.',
        },
      ],
    ])
  })

  test('a proposal that is not one’s own does not exist', async () => {
    const author = await aPerson(db).save()
    const body = { name: 'Atelier caché', type: 'association' }
    const { slug } = await (await send('POST', '/organisations', body, byToken(author))).json()
    expect(
      (await send('PATCH', `/organisations/${slug}`, { version: 1, phone: null }, byToken(owner))).status,
    ).toBe(404)
    expect(
      (await send('PATCH', `/organisations/${slug}`, { version: 1, foundedOn: '1985' }, byToken(author)))
        .status,
    ).toBe(200)
  })
})

test('the journal is read by whoever may, with the scope', async () => {
  expect((await send('GET', '/journal', undefined, byToken(owner))).status).toBe(403)
  const observer = await aPerson(db).withRole('observer').save()
  const answer = await send('GET', '/journal', undefined, byToken(observer))
  const { data } = await answer.json()
  expect([answer.status, data.length > 5]).toEqual([200, true])
})
