import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { aPerson, type TestPerson } from '#modules/accounts/testing.ts'
import { openCase } from '#modules/cases/index.ts'
import { getEditable, proposeOrganisation } from '#modules/directory/index.ts'
import { anOrganisation } from '#modules/directory/testing.ts'
import { seedTerritories } from '#modules/territories/testing.ts'
import { visitor } from '#platform/access/actor.ts'
import { inTransaction } from '#platform/db/connect.ts'
import { testDatabase } from '#platform/db/testing.ts'
import { decideCase, undoDecision } from './decide-case.ts'

const db = await testDatabase()
const now = new Date('2026-11-23T10:00:00Z')
let moderator: TestPerson
let owner: TestPerson
let museum: { id: string; slug: string }

beforeAll(() => seedTerritories(db))
beforeEach(async () => {
  museum = await anOrganisation(db)
    .named('Musée des Lampes')
    .inCommune('59249')
    .with({ phone: '+33320000001' })
    .save()
  moderator = await aPerson(db).withRole('moderator').save()
  owner = await aPerson(db).ownerOf(museum.id).save()
})

const open = async (given: Parameters<typeof openCase>[2], actor: Parameters<typeof openCase>[1] = visitor) =>
  (await inTransaction(db, (tx) => openCase(tx, actor, given, now))) ?? ''
const status = async (id: string) =>
  (await db.selectFrom('organisation').where('id', '=', id).select('status').executeTakeFirstOrThrow()).status
const mailsTo = (address: string) =>
  db.selectFrom('mail').where('address', '=', address).select(['kind', 'subject', 'body']).execute()

describe('each kind does what it asks, tells its author, and can be taken back', () => {
  test('a proposal', async () => {
    const author = await aPerson(db).save()
    const values = { name: 'Fablab des Dunes', type: 'fablab' }
    const { id } = await proposeOrganisation(db, author.actor, { values: values as never }, now)
    const { id: caseId } = await db
      .selectFrom('moderation_case')
      .where('organisation_id', '=', id)
      .select('id')
      .executeTakeFirstOrThrow()
    await decideCase(db, moderator.actor, caseId, { act: 'accept', reason: 'Bienvenue.' }, now)
    expect(await status(id)).toBe('published')
    const [mail] = await mailsTo(author.email)
    expect([mail?.kind, JSON.stringify(mail?.body).includes('Bienvenue.')]).toEqual(['decision', true])
    await undoDecision(db, moderator.actor, caseId, now)
    expect(await status(id)).toBe('proposed')
    expect(await db.selectFrom('membership').where('organisation_id', '=', id).selectAll().execute()).toEqual(
      [],
    )
    await decideCase(db, moderator.actor, caseId, { act: 'refuse', reason: '' }, now)
    expect(await status(id)).toBe('refused')
  })

  test('a claim: an owner where there is none, else a contributor', async () => {
    const [first, second] = [await aPerson(db).save(), await aPerson(db).save()]
    const free = await anOrganisation(db).named('Sans personne').inCommune('59249').save()
    for (const person of [first, second]) {
      const id = await open({ kind: 'claim', organisationId: free.id }, person.actor)
      await decideCase(db, moderator.actor, id, { act: 'accept', reason: '' }, now)
    }
    const roles = await db
      .selectFrom('membership')
      .where('organisation_id', '=', free.id)
      .select(['person_id', 'role'])
      .execute()
    expect(new Map(roles.map((row) => [row.person_id, row.role]))).toEqual(
      new Map([
        [first.id, 'owner'],
        [second.id, 'contributor'],
      ]),
    )
  })

  test('a suggestion, by somebody of the organisation too', async () => {
    const { version } = (await getEditable(db, museum.slug)) ?? { version: 0 }
    const values = { phone: '+33320000002', website: 'https://lampes.example.fr' }
    const given = {
      organisationId: museum.id,
      contactEmail: 'lea@example.org',
      payload: { values, baseVersion: version },
    }
    const id = await open({ kind: 'suggestion', ...given })
    await decideCase(db, owner.actor, id, { act: 'accept', reason: '', fields: ['phone'] }, now)
    expect((await getEditable(db, museum.slug))?.profile).toMatchObject({
      phone: '+33320000002',
      website: null,
    })
    expect(await mailsTo('lea@example.org')).toHaveLength(1)
    await undoDecision(db, owner.actor, id, now)
    expect((await getEditable(db, museum.slug))?.profile.phone).toBe('+33320000001')
  })

  test('a closure', async () => {
    const id = await open({ kind: 'closure', organisationId: museum.id, payload: { closedOn: '2026-06-30' } })
    await decideCase(db, moderator.actor, id, { act: 'accept', reason: '' }, now)
    expect(await status(museum.id)).toBe('archived')
    await undoDecision(db, moderator.actor, id, now)
    expect(await status(museum.id)).toBe('published')
  })
})

describe('a decision', () => {
  test('is taken once, whoever is fastest', async () => {
    const id = await open({ kind: 'report', organisationId: museum.id })
    const other = await aPerson(db).withRole('administrator').save()
    const results = await Promise.allSettled([
      decideCase(db, moderator.actor, id, { act: 'accept', reason: '' }, now),
      decideCase(db, other.actor, id, { act: 'refuse', reason: '' }, now),
    ])
    expect(results.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  test('is taken back within thirty days, no later', async () => {
    const id = await open({ kind: 'report', organisationId: museum.id })
    await decideCase(db, moderator.actor, id, { act: 'dismiss', reason: '' }, now)
    const late = new Date('2026-12-23T10:00:01Z')
    const error = await undoDecision(db, moderator.actor, id, late).catch((thrown) => thrown)
    expect(error.code).toBe('conflict')
  })

  test.each(['claim', 'closure', 'report'] as const)(
    'on a %s is not for members, observers or visitors',
    async (kind) => {
      const id = await open({ kind, organisationId: museum.id })
      const observer = await aPerson(db).withRole('observer').save()
      for (const [actor, code] of [
        [owner.actor, 'forbidden'],
        [observer.actor, 'forbidden'],
        [visitor, 'unauthenticated'],
      ] as const) {
        const error = await decideCase(db, actor, id, { act: 'accept', reason: '' }, now).catch(
          (thrown) => thrown,
        )
        expect(error.code).toBe(code)
      }
      expect(await status(museum.id)).toBe('published')
    },
  )

  test('on a suggestion is not for another organisation’s people', async () => {
    const payload = { values: { phone: '+33320000002' }, baseVersion: 1 }
    const id = await open({ kind: 'suggestion', organisationId: museum.id, payload })
    const elsewhere = await anOrganisation(db).named('Ailleurs').inCommune('59249').save()
    const other = await aPerson(db).ownerOf(elsewhere.id).save()
    const error = await decideCase(db, other.actor, id, { act: 'accept', reason: '' }, now).catch(
      (thrown) => thrown,
    )
    expect(error.code).toBe('forbidden')
  })
})
