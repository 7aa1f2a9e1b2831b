import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { aPerson, signedIn, type TestPerson } from '#modules/accounts/testing.ts'
import { openCase } from '#modules/cases/index.ts'
import { anOrganisation } from '#modules/directory/testing.ts'
import { seedTerritories } from '#modules/territories/testing.ts'
import { visitor } from '#platform/access/actor.ts'
import { inTransaction } from '#platform/db/connect.ts'
import { testDatabase } from '#platform/db/testing.ts'
import { pageText, testServices } from '#platform/http/testing.ts'
import { createApp } from '../../app.ts'

const db = await testDatabase()
const services = testServices(db)
const app = createApp(services)
const now = services.now()
const base = '/administration/moderation'
let moderator: TestPerson
let other: TestPerson
let observer: TestPerson
let member: TestPerson
let museum: { id: string; slug: string }

beforeAll(async () => {
  await seedTerritories(db)
  moderator = await aPerson(db).named('Léa').withRole('moderator').save()
  other = await aPerson(db).named('Max').withRole('administrator').save()
  observer = await aPerson(db).withRole('observer').save()
  member = await aPerson(db).named('Zoé').at('zoe@lampes.example').save()
  museum = await anOrganisation(db).named('Musée des Lampes').inCommune('59249').save()
})
beforeEach(async () => {
  await db.deleteFrom('moderation_case').execute()
  await db.deleteFrom('moderator_territory').execute()
})

const open = async (
  given: Partial<Parameters<typeof openCase>[2]>,
  actor: Parameters<typeof openCase>[1] = visitor,
  at = now,
) =>
  (await inTransaction(db, (tx) =>
    openCase(tx, actor, { kind: 'report', organisationId: museum.id, ...given }, at),
  )) ?? ''
const get = async (path: string, person: TestPerson) => {
  const answer = await app.request(path, { headers: signedIn(person) })
  const html = await answer.text()
  return { status: answer.status, html, text: pageText(html) }
}
const post = (path: string, person: TestPerson, fields: [string, string][]) =>
  app.request(path, {
    method: 'POST',
    headers: { ...signedIn(person), 'Content-Type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields).toString(),
  })
const stateOf = async (id: string) =>
  (await db.selectFrom('moderation_case').where('id', '=', id).select('state').executeTakeFirstOrThrow())
    .state
const ids = (html: string) =>
  [...html.matchAll(/moderation\/([0-9a-f-]{36})[^"]*" data-open/g)].map((found) => found[1])

describe('the queue', () => {
  test('shows thirty lines a page, each once, in both orders', async () => {
    const all: string[] = []
    for (let at = 0; at < 65; at++)
      all.push(
        await open({ message: `Message ${at}` }, visitor, new Date(now.getTime() - (at >> 1) * 60_000)),
      )
    for (const order of ['', '?tri=ancien']) {
      const seen: (string | undefined)[] = []
      let next: string | undefined = `${base}${order}`
      while (next) {
        const { html } = await get(next, moderator)
        seen.push(...ids(html))
        next = /rel="next" href="([^"]+)"/.exec(html)?.[1]?.replaceAll('&amp;', '&')
      }
      expect(seen).toHaveLength(65)
      expect(new Set(seen)).toEqual(new Set(all))
    }
  })

  test('filters by kind, holder, territory, text and age, with counts', async () => {
    const fablab = await anOrganisation(db).named('Fablab du Port').inCommune('80021').save()
    const mine = await open({ message: 'Le numéro est faux' })
    const theirs = await open(
      { kind: 'closure', organisationId: fablab.id },
      visitor,
      new Date('2026-08-01T10:00:00Z'),
    )
    await post(`${base}/${mine}/confier`, moderator, [['personne', moderator.id]])
    const shown = async (query: string) => ids((await get(`${base}${query}`, moderator)).html)
    expect(await shown('')).toEqual([mine, theirs])
    expect(await shown('?genre=closure')).toEqual([theirs])
    expect(await shown('?confie=moi')).toEqual([mine])
    expect(await shown('?confie=personne')).toEqual([theirs])
    expect(await shown('?territoire=departement/80')).toEqual([theirs])
    expect(await shown('?q=LAMPES')).toEqual([mine])
    expect(await shown('?q=numéro')).toEqual([mine])
    expect(await shown('?depuis=90')).toEqual([theirs])
    expect(await shown('?genre=nonsense&territoire=x&apres=y')).toEqual([mine, theirs])
    const { text } = await get(base, moderator)
    expect(text).toContain('Toutes 2')
    expect(text).toContain('Signalement 1')
    expect(text).toContain('confiée à vous')
  })

  test('a new case goes to its territory’s moderator, the nearest first', async () => {
    await post(`${base}/territoires`, moderator, [
      ['personne', other.id],
      ['territoire', 'departement/59'],
    ])
    await post(`${base}/territoires`, moderator, [
      ['personne', moderator.id],
      ['territoire', 'epci/200043404'],
    ])
    const holder = async (id: string) =>
      (
        await db
          .selectFrom('moderation_case')
          .where('id', '=', id)
          .select('assigned_to')
          .executeTakeFirstOrThrow()
      ).assigned_to
    const lille = await anOrganisation(db).named('Lille').inCommune('59350').save()
    expect(await holder(await open({}))).toBe(moderator.id)
    expect(await holder(await open({ organisationId: lille.id }))).toBe(other.id)
    const far = await anOrganisation(db).named('Amiens').inCommune('80021').save()
    expect(await holder(await open({ organisationId: far.id }))).toBe(null)
  })
})

test('an observer and a member change nothing', async () => {
  const id = await open({})
  for (const [person, code] of [
    [observer, 403],
    [member, 403],
  ] as const)
    for (const path of [
      `${base}/${id}`,
      `${base}/${id}/annuler`,
      `${base}/${id}/confier`,
      `${base}/lot`,
      `${base}/motifs`,
      `${base}/territoires`,
    ])
      expect([
        path,
        (
          await post(path, person, [
            ['acte', 'accept'],
            ['cas', id],
            ['personne', moderator.id],
          ])
        ).status,
      ]).toEqual([path, code])
  expect(await stateOf(id)).toBe('open')
  for (const path of [base, `${base}/${id}`, `${base}/motifs`, `${base}/territoires`]) {
    expect([path, (await get(path, observer)).status]).toEqual([path, 200])
    expect([path, (await get(path, member)).status]).toEqual([path, 403])
  }
})

test('reasons are written in both languages, changed, deleted', async () => {
  const missing = await post(`${base}/motifs`, moderator, [
    ['acte', 'enregistrer'],
    ['label', 'Essai'],
    ['fr', 'Non.'],
  ])
  expect(missing.status).toBe(422)
  await post(`${base}/motifs`, moderator, [
    ['acte', 'enregistrer'],
    ['label', 'Essai'],
    ['fr', 'Non.'],
    ['en', 'No.'],
  ])
  const { id } = await db
    .selectFrom('moderation_reason')
    .where('label', '=', 'Essai')
    .select('id')
    .executeTakeFirstOrThrow()
  await post(`${base}/motifs`, moderator, [
    ['id', id],
    ['acte', 'enregistrer'],
    [`label-${id}`, 'Essai'],
    [`fr-${id}`, 'Non !'],
    [`en-${id}`, 'No!'],
  ])
  expect((await get(`${base}/motifs`, moderator)).text).toContain('Non !')
  await post(`${base}/motifs`, moderator, [
    ['id', id],
    ['acte', 'supprimer'],
  ])
  expect(await db.selectFrom('moderation_reason').where('id', '=', id).select('id').execute()).toEqual([])
})
