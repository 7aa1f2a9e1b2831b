import { sql } from 'kysely'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { aPerson, byToken, type TestPerson } from '#modules/accounts/testing.ts'
import { getEditableEvent } from '#modules/agenda/index.ts'
import { loadVocabularies } from '#modules/directory/index.ts'
import { anOrganisation } from '#modules/directory/testing.ts'
import { seedTerritories } from '#modules/territories/testing.ts'
import { testDatabase } from '#platform/db/testing.ts'
import { testServices } from '#platform/http/testing.ts'
import { createApp } from '../../app.ts'

const db = await testDatabase()
const now = new Date('2026-11-26T14:00:00Z')
const app = createApp(testServices(db, { now: () => now }))
let museum: { id: string; slug: string }
let other: { id: string; slug: string }
let contributor: TestPerson
let moderator: TestPerson

beforeAll(async () => {
  await seedTerritories(db)
  await loadVocabularies(db)
  museum = await anOrganisation(db).named('Musée').inCommune('59249').save()
  other = await anOrganisation(db).named('Autre').inCommune('59350').save()
  contributor = await aPerson(db).contributorOf(museum.id).save()
  moderator = await aPerson(db).withRole('moderator').save()
})
beforeEach(async () => {
  for (const table of ['moderation_case', 'event']) await sql`DELETE FROM ${sql.table(table)}`.execute(db)
  await trust(true)
})
const trust = (on: boolean) =>
  db.updateTable('organisation').where('id', '=', museum.id).set({ event_trust: on }).execute()

const body = () => ({
  organisation: museum.slug,
  title: 'Atelier fusées',
  summary: 'Construire, lancer.',
  themes: ['astronomy'],
  ages: { min: 8, max: 12 },
  places: [{ organisation: museum.slug, name: 'Salle', commune: '59249' }],
  sessions: [{ begin: '2026-12-05T14:00:00+01:00', end: '2026-12-05T16:00:00+01:00' }],
  partners: [other.slug],
  speakers: [{ name: 'Ada Lovelace', affiliation: 'Université' }],
})
const send = async (method: string, path: string, content: unknown, person: TestPerson, headers = {}) => {
  const answer = await app.request(`/api/v1${path}`, {
    method,
    headers: { 'Content-Type': 'application/json', ...byToken(person), ...headers },
    ...(content !== undefined && { body: JSON.stringify(content) }),
  })
  const text = await answer.text()
  return { status: answer.status, location: answer.headers.get('location'), ...(text && JSON.parse(text)) }
}
const read = async (slug: string) => JSON.parse(await (await app.request(`/api/v1/events/${slug}`)).text())

describe('announcing by API', () => {
  test('is published when the organisation is trusted, and read back as it was written', async () => {
    const made = await send('POST', '/events', body(), contributor)
    expect(made).toEqual({
      status: 201,
      location: 'http://localhost/api/v1/events/atelier-fusees',
      slug: 'atelier-fusees',
      state: 'published',
      version: 1,
      waiting: false,
      url: 'http://localhost/api/v1/events/atelier-fusees',
    })
    expect(await read(made.slug)).toMatchObject({
      title: 'Atelier fusées',
      version: 1,
      organiser: { slug: museum.slug, name: 'Musée' },
      partners: [{ slug: other.slug, name: 'Autre' }],
      speakers: [{ name: 'Ada Lovelace', affiliation: 'Université', expert: null }],
      places: [{ organisation: { slug: museum.slug, name: 'Musée' }, commune: { code: '59249' } }],
      sessions: [{ begin: '2026-12-05T14:00:00+01:00', status: 'scheduled', place: 0 }],
      ages: { min: 8, max: 12 },
    })
  })

  test('waits otherwise; a draft is kept back', async () => {
    await trust(false)
    expect(await send('POST', '/events', body(), contributor)).toMatchObject({
      status: 202,
      state: 'submitted',
      waiting: true,
    })
    const draft = { organisation: museum.slug, title: 'À finir', draft: true }
    expect(await send('POST', '/events', draft, contributor)).toMatchObject({
      status: 202,
      state: 'draft',
      waiting: false,
    })
    expect(await send('POST', '/events', { ...body(), title: 'Équipe' }, moderator)).toMatchObject({
      status: 201,
    })
  })

  test('accepts the charter of a season by its version', async () => {
    await sql`WITH s AS (INSERT INTO season (code, name_fr, name_en, summary_fr, summary_en) VALUES ('nuit', 'Nuit', 'Night', '', '')),
      c AS (INSERT INTO season_charter (season, version, text_fr, since) VALUES ('nuit', 3, 'Éteindre.', now()))
      INSERT INTO season_edition (season, year) VALUES ('nuit', 2026)`.execute(db)
    await sql`UPDATE season SET charter_version = 3`.execute(db)
    const within = { ...body(), season: { code: 'nuit', year: 2026 } }
    expect(await send('POST', '/events', { ...within, charter: 2 }, contributor)).toMatchObject({
      status: 422,
      errors: [{ field: 'charter' }],
    })
    expect(await send('POST', '/events', { ...within, charter: 3 }, contributor)).toMatchObject({
      status: 201,
    })
    const kept = await db.selectFrom('event_charter').select(['version', 'person_id']).execute()
    expect(kept).toEqual([{ version: 3, person_id: contributor.id }])
  })

  test('is once by Idempotency-Key', async () => {
    const key = { 'Idempotency-Key': 'e-1' }
    const made = [
      await send('POST', '/events', body(), contributor, key),
      await send('POST', '/events', body(), contributor, key),
    ]
    expect(made.map(({ slug }) => slug)).toEqual(['atelier-fusees', 'atelier-fusees'])
  })
})

describe('changing', () => {
  test('some fields, from a version; a session that moves keeps its id', async () => {
    const { slug } = await send('POST', '/events', body(), contributor)
    const [session] = (await read(slug)).sessions
    const moved = { id: session.id, begin: '2026-12-06T14:00:00+01:00', end: '2026-12-06T16:00:00+01:00' }
    const change = { version: 1, fee: 'free', sessions: [moved], message: 'La salle est prise.' }
    expect(await send('PATCH', `/events/${slug}`, change, contributor)).toMatchObject({
      status: 200,
      version: 2,
    })
    expect(await read(slug)).toMatchObject({
      fee: 'free',
      summary: 'Construire, lancer.',
      sessions: [{ id: session.id, status: 'rescheduled', formerBegin: session.begin }],
    })
    const { rows } = await sql`SELECT message FROM event_session_change`.execute(db)
    expect(rows).toEqual([{ message: 'La salle est prise.' }])
    // A stale version: other fields are kept, one field changed otherwise is told.
    expect(
      await send('PATCH', `/events/${slug}`, { version: 1, summary: 'Lancer.' }, contributor),
    ).toMatchObject({ status: 200, version: 3 })
    expect(await send('PATCH', `/events/${slug}`, { version: 1, fee: 'paid' }, contributor)).toMatchObject({
      status: 409,
      errors: [{ field: 'fee' }],
    })
  })

  test('withdrawing: the page says so', async () => {
    const { slug } = await send('POST', '/events', body(), contributor)
    expect((await send('DELETE', `/events/${slug}`, undefined, contributor)).status).toBe(204)
    expect((await app.request(`/agenda/${slug}`)).status).toBe(410)
    expect((await send('DELETE', `/events/${slug}`, undefined, contributor)).status).toBe(409)
  })
})

describe('by the number of one’s own tool', () => {
  const path = '/events/ext/mon-outil/A-7'

  test('created once, then changed; the same again changes nothing', async () => {
    expect(await send('PUT', path, body(), contributor)).toMatchObject({ status: 201, version: 1 })
    expect(await send('PUT', path, body(), contributor)).toMatchObject({ status: 200, version: 1 })
    expect(await send('PUT', path, { ...body(), summary: 'Autre chose.' }, contributor)).toMatchObject({
      status: 200,
      version: 2,
    })
    // The same number of another organisation is another event.
    expect(await send('PUT', path, { ...body(), organisation: other.slug }, moderator)).toMatchObject({
      status: 201,
      slug: 'atelier-fusees-2',
    })
    const { rows } = await sql<{ n: number }>`SELECT count(*)::int AS n FROM event`.execute(db)
    expect(rows).toEqual([{ n: 2 }])
  })

  test('waits once, and is corrected while it waits', async () => {
    await trust(false)
    expect(await send('PUT', path, body(), contributor)).toMatchObject({ status: 202, state: 'submitted' })
    expect(await send('PUT', path, { ...body(), title: 'Mieux' }, contributor)).toMatchObject({
      status: 202,
      slug: 'mieux',
    })
    const { rows } = await sql<{
      n: number
    }>`SELECT count(*)::int AS n FROM moderation_case WHERE state = 'open'`.execute(db)
    expect(rows).toEqual([{ n: 1 }])
  })

  test.each(['/events/ext/Mon%20Outil/1', '/events/ext/outil/a%20b'])('%s: refused', async (wrong) => {
    expect((await send('PUT', wrong, body(), contributor)).status).toBe(422)
  })
})

describe('what is refused', () => {
  test('a token without the scope, somebody of another organisation, an observer', async () => {
    const { slug } = await send('POST', '/events', body(), contributor)
    for (const person of [
      await aPerson(db).ownerOf(museum.id).withScopes('organisations:write').save(),
      await aPerson(db).ownerOf(other.id).save(),
      await aPerson(db).withRole('observer').save(),
      await aPerson(db).save(),
    ]) {
      expect((await send('POST', '/events', body(), person)).status).toBe(403)
      expect((await send('PATCH', `/events/${slug}`, { version: 1, fee: 'free' }, person)).status).toBe(403)
      expect((await send('PUT', '/events/ext/outil/1', body(), person)).status).toBe(403)
      expect((await send('DELETE', `/events/${slug}`, undefined, person)).status).toBe(403)
    }
    expect((await getEditableEvent(db, slug))?.version).toBe(1)
  })

  test('what is not public does not exist for others', async () => {
    await trust(false)
    const { slug } = await send('POST', '/events', body(), contributor)
    const stranger = await aPerson(db).ownerOf(other.id).save()
    expect((await send('PATCH', `/events/${slug}`, { version: 1 }, stranger)).status).toBe(404)
    expect((await send('DELETE', `/events/${slug}`, undefined, stranger)).status).toBe(404)
  })

  test.each([
    ['no organisation', { organisation: undefined }, 'organisation'],
    ['an unknown organisation', { organisation: 'nulle-part' }, 'organisation'],
    ['an unknown partner', { partners: ['nulle-part'] }, 'partners'],
    ['an unknown theme', { themes: ['nothing-like-it'] }, 'themes'],
    ['a commune of elsewhere', { places: [{ commune: '75056' }] }, 'places'],
    ['no date', { sessions: [] }, 'sessions'],
    [
      'a date that ends before it begins',
      { sessions: [{ begin: '2026-12-05T14:00:00Z', end: '2026-12-05T13:00:00Z' }] },
      'sessions',
    ],
    [
      'a local time, of nowhere',
      { sessions: [{ begin: '2026-12-05T14:00:00', end: '2026-12-05T15:00:00' }] },
      'sessions.0.begin',
    ],
    ['ages the wrong way', { ages: { min: 12, max: 8 } }, 'ages.max'],
    ['a script for a link', { onlineLink: 'javascript:alert(1)' }, 'onlineLink'],
    ['a field of the database', { state: 'published' }, 'state'],
    ['a title too long', { title: 'x'.repeat(141) }, 'title'],
  ])('%s', async (_name, change, field) => {
    const answer = await send('POST', '/events', { ...body(), ...change }, contributor)
    expect([answer.status, answer.errors?.[0]?.field]).toEqual([422, field])
  })
})
