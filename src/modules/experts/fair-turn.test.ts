import { beforeAll, expect, test } from 'vitest'
import { aPerson, type TestPerson } from '#modules/accounts/testing.ts'
import { seedTerritories } from '#modules/territories/testing.ts'
import { inTransaction } from '#platform/db/connect.ts'
import { testDatabase } from '#platform/db/testing.ts'
import { askExpert, confirmRequest } from './ask-expert.ts'
import { chaseRequests, purgeRequests } from './chase-requests.ts'
import type { NewRequest } from './model.ts'
import { exportPerson, forgetPerson } from './personal-data.ts'
import { proposeOthers } from './propose-others.ts'
import { anExpert, type TestExpert } from './testing.ts'

const db = await testDatabase()
const now = new Date('2026-11-23T10:00:00Z')
const later = (days: number) => new Date(now.getTime() + days * 86_400_000)
const asking: NewRequest = {
  name: 'Zoé',
  email: 'zoe@example.org',
  organisation: null,
  message: 'Venez-vous ?',
  audience: null,
  format: null,
  wishedDates: null,
  commune: null,
  lang: 'fr',
}
const sent = (expert: TestExpert) =>
  db
    .selectFrom('expert_request')
    .where('expert_id', '=', expert.id)
    .where('sent_at', 'is not', null)
    .select('id')
    .execute()

async function secretOf(address: string): Promise<string> {
  const mail = await db
    .selectFrom('mail')
    .where('address', '=', address)
    .select('body')
    .orderBy('created_at', 'desc')
    .executeTakeFirstOrThrow()
  const link = (mail.body as { path?: string }[]).find((part) => part.path)?.path ?? ''
  return link.split('/')[3] ?? ''
}

beforeAll(async () => {
  await seedTerritories(db)
})

test('fifty requests at once: exactly the number the expert accepts', async () => {
  const expert = await anExpert(db).acceptingAYear(7).save()
  const people: TestPerson[] = []
  for (let turn = 0; turn < 50; turn++) people.push(await aPerson(db).save())
  const results = await Promise.allSettled(
    people.map((person) => askExpert(db, person.actor, expert.slug, asking, now)),
  )
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(7)
  const reasons = results.flatMap((each) => (each.status === 'rejected' ? [each.reason.detail] : []))
  expect(new Set(reasons)).toEqual(new Set(['full']))
  expect(await sent(expert)).toHaveLength(7)
})

test('fifty links confirmed at once: the same', async () => {
  const expert = await anExpert(db).acceptingAYear(3).save()
  const addresses = Array.from({ length: 50 }, (_, at) => `essai-${at}@example.org`)
  for (const email of addresses)
    await askExpert(db, { kind: 'visitor' }, expert.slug, { ...asking, email }, now)
  const secrets = await Promise.all(addresses.map(secretOf))
  const results = await Promise.allSettled(secrets.map((secret) => confirmRequest(db, secret, now)))
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(3)
  expect(await sent(expert)).toHaveLength(3)
})

test('the count starts again with the year, in Paris', async () => {
  const expert = await anExpert(db).acceptingAYear(1).save()
  const zoe = await aPerson(db).save()
  const beforeMidnight = new Date('2026-12-31T22:59:00Z')
  const afterMidnight = new Date('2026-12-31T23:01:00Z')
  await askExpert(db, zoe.actor, expert.slug, asking, now)
  await expect(askExpert(db, zoe.actor, expert.slug, asking, beforeMidnight)).rejects.toThrow('full')
  expect(await askExpert(db, zoe.actor, expert.slug, asking, afterMidnight)).toBe('sent')
})

test('others are proposed in a fair turn: same subject, near, those asked least first', async () => {
  const about = ['ethnology']
  const asked = await anExpert(db)
    .named('Demandée')
    .about(...about)
    .inCommune('59350')
    .save()
  const busy = await anExpert(db)
    .named('Très demandé')
    .about(...about)
    .inCommune('59350')
    .save()
  const free = await anExpert(db)
    .named('Jamais demandée')
    .about(...about)
    .inCommune('59009')
    .save()
  const full = await anExpert(db)
    .named('Complète')
    .about(...about)
    .inCommune('59350')
    .acceptingAYear(1)
    .save()
  const far = await anExpert(db)
    .named('Trop loin')
    .about(...about)
    .inCommune('02691')
    .travelling(10)
    .save()
  const elsewhere = await anExpert(db).named('Autre sujet').about('image').doing('residency').save()
  const demo = await anExpert(db)
    .named('Inventé')
    .about(...about)
    .forShow()
    .save()
  const zoe = await aPerson(db).save()
  await askExpert(db, zoe.actor, busy.slug, asking, now)
  await askExpert(db, zoe.actor, full.slug, asking, now)

  const others = async () =>
    (await proposeOthers(db, { expertId: asked.id }, now, 10)).map(({ name }) => name)
  const near = await others()
  expect(near.slice(0, 2)).toEqual(['Jamais demandée', 'Très demandé'])
  for (const { slug } of [full, far, elsewhere, demo]) expect(near).not.toContain(slug)
  expect(near).not.toContain('Complète')
  expect(near).not.toContain('Trop loin')
  expect(near).not.toContain('Autre sujet')
  expect(near).not.toContain('Inventé')

  for (let turn = 0; turn < 2; turn++) await askExpert(db, zoe.actor, free.slug, asking, now)
  expect((await others()).slice(0, 2)).toEqual(['Très demandé', 'Jamais demandée'])
  const there = await proposeOthers(db, { expertId: asked.id, commune: '02691' }, now, 10)
  expect(there.map(({ name }) => name)).toContain('Trop loin')
})

test('no answer: reminded once after three weeks, closed after forty-five days', async () => {
  await chaseRequests(db, later(400)) // what the tests above left
  const start = later(500)
  const at = (days: number) => new Date(start.getTime() + days * 86_400_000)
  const expert = await anExpert(db).save(start)
  const zoe = await aPerson(db).save(start)
  await askExpert(db, zoe.actor, expert.slug, asking, start)
  expect(await chaseRequests(db, at(20))).toEqual({ reminded: 0, expired: 0 })
  expect(await chaseRequests(db, at(22))).toEqual({ reminded: 1, expired: 0 })
  expect(await chaseRequests(db, at(23))).toEqual({ reminded: 0, expired: 0 })
  expect(await chaseRequests(db, at(46))).toEqual({ reminded: 0, expired: 1 })
  expect(await chaseRequests(db, at(47))).toEqual({ reminded: 0, expired: 0 })
  const subjects = async (address: string) =>
    (
      await db
        .selectFrom('mail')
        .where('address', '=', address)
        .select('subject')
        .orderBy('created_at')
        .execute()
    ).map(({ subject }) => subject)
  expect(await subjects(expert.email)).toEqual([
    'On vous demande une intervention',
    'Une demande d’intervention attend votre réponse',
  ])
  expect((await subjects(zoe.email)).at(-1)).toBe('Pas de réponse de Personne experte')
})

test('twelve months later nothing personal is left in a request; one nobody confirmed goes after two days', async () => {
  const expert = await anExpert(db).save()
  const zoe = await aPerson(db).save()
  await askExpert(
    db,
    zoe.actor,
    expert.slug,
    { ...asking, organisation: 'Chez Zoé', wishedDates: 'en mai' },
    now,
  )
  await askExpert(db, { kind: 'visitor' }, expert.slug, { ...asking, email: 'jamais@example.org' }, now)
  await purgeRequests(db, later(3))
  const rows = () => db.selectFrom('expert_request').where('expert_id', '=', expert.id).selectAll().execute()
  expect((await rows()).map(({ state }) => state)).toEqual(['sent'])
  expect((await rows())[0]?.requester_email).toBe(zoe.email)
  await purgeRequests(db, later(366))
  const [row] = await rows()
  expect(JSON.stringify(row)).not.toMatch(/Zo[eé]|example\.org|Venez|en mai/)
  expect(row?.state).toBe('sent')
  const links = await db
    .selectFrom('expert_request_link')
    .where('request_id', '=', row?.id ?? '')
    .select('purpose')
    .execute()
  expect(links).toEqual([])
})

test('a person takes away a copy of all that is kept of them, then is forgotten', async () => {
  const expert = await anExpert(db).named('Ada Oubliée').save()
  const [zoe, max] = [await aPerson(db).named('Zoé').save(), await aPerson(db).save()]
  await askExpert(db, zoe.actor, expert.slug, asking, now)
  await askExpert(db, expert.actor, (await anExpert(db).save()).slug, { ...asking, name: 'Ada Oubliée' }, now)
  const copy = JSON.stringify(await exportPerson(db, expert.id, now))
  expect(copy).toContain('Ada Oubliée')
  expect(copy).toContain('Venez-vous ?')
  expect(copy).not.toContain(zoe.email)
  expect(await exportPerson(db, max.id, now)).toEqual({ sheet: undefined, received: [], made: [] })

  await inTransaction(db, (tx) => forgetPerson(tx, expert.id, now))
  expect(await db.selectFrom('expert').where('person_id', '=', expert.id).selectAll().execute()).toEqual([])
  expect(await db.selectFrom('search_entry').where('id', '=', expert.slug).selectAll().execute()).toEqual([])
  const left = await db.selectFrom('expert_request').selectAll().execute()
  expect(JSON.stringify(left)).not.toContain('Oubliée')
  const told = await db.selectFrom('mail').where('address', '=', zoe.email).select('subject').execute()
  expect(told.map(({ subject }) => subject)).toContain('Votre demande d’intervention est close')
})
