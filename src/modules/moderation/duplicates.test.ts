import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { aPerson, signedIn, type TestPerson } from '#modules/accounts/testing.ts'
import { openCase } from '#modules/cases/index.ts'
import { anOrganisation } from '#modules/directory/testing.ts'
import { seedTerritories } from '#modules/territories/testing.ts'
import { inTransaction } from '#platform/db/connect.ts'
import { testDatabase } from '#platform/db/testing.ts'
import { pageText, testServices } from '#platform/http/testing.ts'
import { createApp } from '../../app.ts'
import { choicesFor } from './duplicate-model.ts'

const db = await testDatabase()
const services = testServices(db)
const app = createApp(services)
const base = '/administration/doublons'
let moderator: TestPerson
let observer: TestPerson
let member: TestPerson
let a: { id: string; slug: string }
let b: { id: string; slug: string }

beforeAll(() => seedTerritories(db))
beforeEach(async () => {
  a = await anOrganisation(db)
    .named('Musée des Lampes')
    .inCommune('59249')
    .with({ phone: '+33320000001' })
    .save()
  b = await anOrganisation(db)
    .named('Le musée des lampes')
    .inCommune('59249')
    .with({ phone: '+33320000002' })
    .save()
  moderator = await aPerson(db).named('Léa').withRole('moderator').save()
  observer = await aPerson(db).withRole('observer').save()
  member = await aPerson(db).ownerOf(b.id).save()
})

const get = async (path: string, person: TestPerson) => {
  const answer = await app.request(path, { headers: signedIn(person) })
  const html = await answer.text()
  return { status: answer.status, html, text: pageText(html) }
}
const post = (path: string, person: TestPerson, fields: Record<string, string> = {}) =>
  app.request(path, {
    method: 'POST',
    headers: { ...signedIn(person), 'Content-Type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields).toString(),
  })
const pairCase = () =>
  inTransaction(db, (tx) =>
    openCase(
      tx,
      { kind: 'system', origin: 'job' },
      { kind: 'duplicate', organisationId: a.id, otherId: b.id, payload: { rules: ['name'] } },
      services.now(),
    ),
  )
const form = () => ({ a: a.slug, b: b.slug, 'version-a': '1', 'version-b': '1', acte: 'reunir' })
const statusOf = async (id: string) =>
  (await db.selectFrom('organisation').where('id', '=', id).select('status').executeTakeFirstOrThrow()).status

describe('two records that look alike', () => {
  test('are shown side by side; the one with members stays by default', async () => {
    await pairCase()
    expect((await get(base, moderator)).text).toContain('Musée des Lampes / Le musée des lampes')
    const { text, html } = await get(`${base}/comparer?a=${a.slug}&b=${b.slug}`, moderator)
    expect(text).toContain('noms proches')
    expect(text).toContain('+33320000001')
    expect(text).toContain('+33320000002')
    expect(html).toMatch(/name="garder" value="b" checked/)
    expect((await get(`${base}/comparer?a=${a.slug}&b=${a.slug}`, moderator)).status).toBe(404)
  })

  test('become one, field by field, and are parted again with their case', async () => {
    const id = (await pairCase()) ?? ''
    const answer = await post(`${base}/reunir`, moderator, {
      ...form(),
      garder: 'b',
      'champ-phone': 'a',
      'champ-name': 'a',
    })
    expect(answer.status).toBe(303)
    expect([await statusOf(a.id), await statusOf(b.id)]).toEqual(['merged', 'published'])
    const kept = await db
      .selectFrom('organisation')
      .where('id', '=', b.id)
      .select(['name', 'phone'])
      .executeTakeFirstOrThrow()
    expect(kept).toEqual({ name: 'Musée des Lampes', phone: '+33320000001' })
    const { state, undo } = await db
      .selectFrom('moderation_case')
      .where('id', '=', id)
      .select(['state', 'undo'])
      .executeTakeFirstOrThrow()
    expect(state).toBe('accepted')
    const { mergeId } = undo as { mergeId: string }
    expect((await post(`${base}/${mergeId}/annuler`, observer)).status).toBe(403)
    expect((await post(`${base}/${mergeId}/annuler`, moderator)).status).toBe(303)
    expect([await statusOf(a.id), await statusOf(b.id)]).toEqual(['published', 'published'])
    expect(
      (await db.selectFrom('moderation_case').where('id', '=', id).select('state').executeTakeFirstOrThrow())
        .state,
    ).toBe('open')
    expect((await post(`${base}/${mergeId}/annuler`, moderator)).status).toBe(409)
  })

  test('the decision of the case takes the merge back too', async () => {
    const id = (await pairCase()) ?? ''
    await post(`${base}/reunir`, moderator, { ...form(), garder: 'a' })
    expect(await statusOf(b.id)).toBe('merged')
    expect((await get(`/administration/moderation/${id}`, moderator)).status).toBe(200)
    expect((await post(`/administration/moderation/${id}/annuler`, moderator)).status).toBe(303)
    expect(await statusOf(b.id)).toBe('published')
  })

  test('are not merged when one changed meanwhile: the choices come back', async () => {
    const answer = await post(`${base}/reunir`, moderator, {
      ...form(),
      'version-a': '7',
      garder: 'a',
      'champ-phone': 'b',
    })
    expect(answer.status).toBe(409)
    const html = await answer.text()
    expect(html).toMatch(/name="champ-phone" value="b" checked/)
    expect(await statusOf(b.id)).toBe('published')
  })

  test('are told to be two, for ever, and it may be taken back', async () => {
    expect((await post(`${base}/reunir`, moderator, { ...form(), acte: 'separer' })).status).toBe(303)
    expect(await pairCase()).toBe(null)
    const { id, state } = await db
      .selectFrom('moderation_case')
      .where('organisation_id', '=', a.id)
      .select(['id', 'state'])
      .executeTakeFirstOrThrow()
    expect(state).toBe('dismissed')
    expect((await post(`/administration/moderation/${id}/annuler`, moderator)).status).toBe(303)
  })
})

test('an observer reads, a member does not, neither changes anything', async () => {
  for (const path of [base, `${base}/comparer?a=${a.slug}&b=${b.slug}`]) {
    const seen = await get(path, observer)
    expect([path, seen.status, /method="post"[^>]*doublons/.test(seen.html)]).toEqual([path, 200, false])
    expect([path, (await get(path, member)).status]).toEqual([path, 403])
  }
  for (const person of [observer, member])
    for (const path of [`${base}/chercher`, `${base}/reunir`])
      expect([path, (await post(path, person, form())).status]).toEqual([path, 403])
  expect(await statusOf(b.id)).toBe('published')
})

test('choices are said of the one kept and the one absorbed, whichever it is', () => {
  const chosen = { name: 'a', phone: 'b', email: 'both' } as Record<string, string>
  const pick = (field: string) => chosen[field]
  expect(choicesFor('a', ['name', 'phone', 'email'], pick)).toEqual({ name: 'kept', phone: 'absorbed' })
  expect(choicesFor('b', ['name', 'phone', 'email'], pick)).toEqual({ name: 'absorbed', phone: 'kept' })
})
