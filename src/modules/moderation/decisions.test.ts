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

describe('one case', () => {
  test('a claim shows evidence and domains to a moderator, not to an observer', async () => {
    const id = await open(
      { kind: 'claim', payload: { evidence: 'Je suis la directrice, 06 11 22 33 44' } },
      member.actor,
    )
    const full = await get(`${base}/${id}`, moderator)
    expect(full.text).toContain('Je suis la directrice')
    expect(full.html).toContain(member.email)
    const seen = await get(`${base}/${id}`, observer)
    expect(seen.status).toBe(200)
    for (const secret of ['directrice', '06 11 22', member.email, 'lampes.example'])
      expect(seen.html).not.toContain(secret)
    expect(seen.html).not.toContain('action="/administration/moderation')
  })

  test('a suggestion is accepted field by field', async () => {
    const values = { phone: '+33320000002', website: 'https://lampes.example.fr' }
    const id = await open({ kind: 'suggestion', payload: { values, baseVersion: 1 } })
    const none = await post(`${base}/${id}`, moderator, [['acte', 'accept']])
    expect(none.status).toBe(422)
    const answer = await post(`${base}/${id}`, moderator, [
      ['acte', 'accept'],
      ['champ', 'phone'],
      ['champ', 'name'],
    ])
    expect(answer.status).toBe(303)
    const row = await db
      .selectFrom('organisation')
      .where('id', '=', museum.id)
      .select(['phone', 'website'])
      .executeTakeFirstOrThrow()
    expect(row).toEqual({ phone: '+33320000002', website: null })
    const undone = await post(`${base}/${id}/annuler`, other, [])
    expect(undone.status).toBe(303)
    expect(await stateOf(id)).toBe('open')
  })

  test('the mail is previewed as it leaves, with the reason in the author’s language', async () => {
    const author = await aPerson(db).speaking('en').save()
    const id = await open({ kind: 'closure' }, author.actor)
    const { id: reason } = await db
      .selectFrom('moderation_reason')
      .where('label', '=', 'Hors sujet')
      .select('id')
      .executeTakeFirstOrThrow()
    const fields: [string, string][] = [
      ['motif', reason],
      ['mots', '<b>Thank you</b>'],
    ]
    const preview = await (await post(`${base}/${id}`, moderator, [...fields, ['acte', 'preview']])).text()
    expect(pageText(preview)).toContain('has no science')
    expect(preview).not.toContain('<b>Thank')
    expect(await stateOf(id)).toBe('open')
    await post(`${base}/${id}`, moderator, [...fields, ['acte', 'refuse']])
    const mail = await db
      .selectFrom('mail')
      .where('person_id', '=', author.id)
      .select('body')
      .executeTakeFirstOrThrow()
    expect(JSON.stringify(mail.body)).toContain('<b>Thank you</b>')
    expect(JSON.stringify(mail.body)).toContain('has no science')
  })

  test('two moderators: one wins, the other is told what was decided', async () => {
    const id = await open({})
    const answers = await Promise.all([
      post(`${base}/${id}`, moderator, [['acte', 'accept']]),
      post(`${base}/${id}`, other, [['acte', 'refuse']]),
    ])
    expect(answers.map((one) => one.status).sort()).toEqual([303, 409])
    const lost = answers.find((one) => one.status === 409)
    expect(pageText((await lost?.text()) ?? '')).toMatch(/plus rapide.*(acceptée, par Léa|refusée, par Max)/)
  })
})

describe('several at once', () => {
  test('each has its own fate, all of it can be undone, once', async () => {
    const [one, two] = [await open({}), await open({})]
    const gone = await open({})
    await post(`${base}/${gone}`, other, [['acte', 'accept']])
    const fields: [string, string][] = [
      ...[one, two, gone].map((id): [string, string] => ['cas', id]),
      ['acte', 'dismiss'],
      ['retour', '?genre=report&x=1'],
    ]
    const answer = await post(`${base}/lot`, moderator, fields)
    const location = answer.headers.get('location') ?? ''
    expect(location).toMatch(/\/lot\/[0-9a-f-]{36}\?genre=report$/)
    expect(await Promise.all([one, two, gone].map(stateOf))).toEqual(['dismissed', 'dismissed', 'accepted'])
    const page = await get(location, moderator)
    expect(page.text).toContain('2 sur 3 faites')
    expect(page.text).toContain('déjà décidée par Max')
    const undo = `${location.split('?')[0]}/annuler`
    expect((await post(undo, observer, [])).status).toBe(403)
    expect((await post(undo, moderator, [])).status).toBe(303)
    expect(await Promise.all([one, two, gone].map(stateOf))).toEqual(['open', 'open', 'accepted'])
    expect((await post(undo, moderator, [])).status).toBe(409)
  })

  test('an undo leaves alone what somebody decided anew', async () => {
    const id = await open({})
    const location =
      (
        await post(`${base}/lot`, moderator, [
          ['cas', id],
          ['acte', 'dismiss'],
        ])
      ).headers.get('location') ?? ''
    await post(`${base}/${id}/annuler`, other, [])
    await post(`${base}/${id}`, other, [['acte', 'accept']])
    await post(`${location}/annuler`, moderator, [])
    expect(await stateOf(id)).toBe('accepted')
  })

  test('without any case, the page says so', async () => {
    expect((await post(`${base}/lot`, moderator, [['acte', 'accept']])).status).toBe(422)
  })
})
