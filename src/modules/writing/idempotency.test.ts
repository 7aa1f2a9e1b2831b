import { beforeAll, describe, expect, test } from 'vitest'
import { aPerson, byToken, type TestPerson } from '#modules/accounts/testing.ts'
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
let _moderator: TestPerson

beforeAll(async () => {
  await seedTerritories(db)
  museum = await anOrganisation(db)
    .named('Musée des Lampes')
    .inCommune('59249')
    .about('industry')
    .for('families')
    .save()
  owner = await aPerson(db).ownerOf(museum.id).save()
  _moderator = await aPerson(db).withRole('moderator').save()
})

const send = (method: string, path: string, body: unknown, headers: Record<string, string>) =>
  app.request(`/api/v1${path}`, {
    method,
    headers: { 'Content-Type': 'application/json', ...headers },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
const _present = async () => {
  const found = await getEditable(db, museum.slug)
  if (!found) throw new Error('no museum')
  return found
}

describe('Idempotency-Key', () => {
  const count = async () =>
    Number(
      (
        await db
          .selectFrom('organisation')
          .where('name', 'like', 'Même%')
          .select(db.fn.countAll().as('count'))
          .executeTakeFirstOrThrow()
      ).count,
    )
  const body = { name: 'Même association', type: 'association' }

  test('the same request again gets the same answer, and acts once; another body is refused', async () => {
    const headers = { ...byToken(owner), 'Idempotency-Key': 'k-1' }
    const first = await send('POST', '/organisations', body, headers)
    const again = await send('POST', '/organisations', body, headers)
    expect([first.status, again.status, again.headers.get('idempotency-replayed')]).toEqual([
      202,
      202,
      'true',
    ])
    expect(await again.json()).toEqual(await first.json())
    expect(again.headers.get('location')).toBe(first.headers.get('location'))
    expect(await count()).toBe(1)
    expect((await send('POST', '/organisations', { ...body, name: 'Même autre' }, headers)).status).toBe(422)
    expect(await count()).toBe(1)
  })

  test('ten at the same moment make one', async () => {
    const headers = { ...byToken(owner), 'Idempotency-Key': 'k-2' }
    const before = await count()
    const answers = await Promise.all(
      Array.from({ length: 10 }, () =>
        send('POST', '/organisations', { ...body, name: 'Même à la fois' }, headers),
      ),
    )
    expect(answers.map((one) => one.status)).toEqual(Array(10).fill(202))
    expect(new Set(await Promise.all(answers.map((one) => one.text()))).size).toBe(1)
    expect(await count()).toBe(before + 1)
  })

  test('a refusal is not kept: corrected, the same key works', async () => {
    const headers = { ...byToken(owner), 'Idempotency-Key': 'k-3' }
    expect((await send('POST', '/organisations', { ...body, type: 'nothing' }, headers)).status).toBe(422)
    expect((await send('POST', '/organisations', { ...body, name: 'Même corrigée' }, headers)).status).toBe(
      202,
    )
  })

  test('is one’s own, and forgotten after a day', async () => {
    const headers = { 'Idempotency-Key': 'k-1' }
    const other = await aPerson(db).save()
    expect(
      (
        await send(
          'POST',
          '/organisations',
          { ...body, name: 'Même ailleurs' },
          { ...byToken(other), ...headers },
        )
      ).status,
    ).toBe(202)
    moment = new Date('2026-11-24T10:00:01Z')
    const later = await send(
      'POST',
      '/organisations',
      { ...body, name: 'Même demain' },
      { ...byToken(owner), ...headers },
    )
    expect([later.status, later.headers.get('idempotency-replayed')]).toEqual([202, null])
    moment = new Date('2026-11-23T10:00:00Z')
  })
})
