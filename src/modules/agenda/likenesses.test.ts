import { sql } from 'kysely'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { aPerson, type TestPerson } from '#modules/accounts/testing.ts'
import { anOrganisation, aSource } from '#modules/directory/testing.ts'
import { seedTerritories } from '#modules/territories/testing.ts'
import { testDatabase } from '#platform/db/testing.ts'
import { testServices } from '#platform/http/testing.ts'
import { createApp } from '../../app.ts'
import { importEvents } from './import-events.ts'
import { findConflicts, findLikeEvents } from './like-events.ts'
import { listEventMerges, listLikePairs } from './like-pairs.ts'
import { mergeEvents, partEvents, setEventsApart } from './merge-events.ts'
import type { PlaceInput } from './model.ts'
import { aContent, anEvent } from './testing.ts'

const db = await testDatabase()
const now = new Date('2026-11-26T14:00:00Z')
const app = createApp(testServices(db, { now: () => now }))
let moderator: TestPerson
let observer: TestPerson

beforeAll(async () => {
  await seedTerritories(db)
  await aSource(db, 'feed')
  moderator = await aPerson(db).withRole('moderator').save()
  observer = await aPerson(db).withRole('observer').save()
})
beforeEach(async () => {
  for (const table of ['event', 'search_entry']) await sql`DELETE FROM ${sql.table(table)}`.execute(db)
})

const place = (change: Partial<PlaceInput> = {}): PlaceInput => ({
  name: null,
  address: null,
  postcode: null,
  commune: '59249',
  locality: null,
  point: null,
  ...change,
})
const session = (day: string, from = '14:00', to = '16:00') => ({
  begin: new Date(`${day}T${from}:00+01:00`),
  end: new Date(`${day}T${to}:00+01:00`),
})
const like = async (title: string, given: { day?: string; commune?: string; excludeId?: string } = {}) =>
  (
    await findLikeEvents(db, {
      title,
      sessions: given.day ? [session(given.day)] : [],
      places: given.commune ? [place({ commune: given.commune })] : [],
      excludeId: given.excludeId,
    })
  ).map((one) => one.title)

test('an event of the same day and commune with a near title looks alike; of another day or commune, it does not', async () => {
  const { id } = await anEvent(db)
    .named('Atelier fusées à eau')
    .inCommune('59249')
    .on('2026-12-05T14:00')
    .save()
  await anEvent(db)
    .named('Fusées à eau en famille')
    .inCommune('59249')
    .on('2026-12-05T20:00')
    .unpublished()
    .save()
  const asked = { day: '2026-12-05', commune: '59249' }
  expect(await like('ATELIER « fusées à eau »', asked)).toEqual(['Atelier fusées à eau'])
  expect(await like('Fusées à eau', asked)).toEqual(['Atelier fusées à eau'])
  expect(await like('Nuit des étoiles', asked)).toEqual([])
  expect(await like('Atelier fusées à eau', { ...asked, day: '2026-12-06' })).toEqual([])
  expect(await like('Atelier fusées à eau', { ...asked, commune: '59350' })).toEqual([])
  expect(await like('Atelier fusées à eau', { ...asked, excludeId: id })).toEqual([])
  // Nothing is known yet but the title: only the same one is told.
  expect([await like('Atelier fusées à eau'), await like('Fusées à eau'), await like('')]).toEqual([
    ['Atelier fusées à eau'],
    [],
    [],
  ])
})

test('a session elsewhere of the same place at the same time is told', async () => {
  const hall = await anOrganisation(db).named('Salle des fêtes').inCommune('59249').save()
  const at = { places: [place({ organisationId: hall.id })] }
  const { id } = await anEvent(db).named('Loto').with(at).on('2026-12-05T14:00').save()
  await anEvent(db)
    .named('Bal')
    .with({ places: [place({ name: 'Salle Pierre' })] })
    .on('2026-12-05T14:00')
    .save()
  const overlaps = async (where: PlaceInput, from: string, to: string, excludeId?: string) =>
    (
      await findConflicts(db, { sessions: [session('2026-12-05', from, to)], places: [where], excludeId })
    ).map(({ title }) => title)
  expect(await overlaps(place({ organisationId: hall.id }), '15:00', '18:00')).toEqual(['Loto'])
  expect(await overlaps(place({ organisationId: hall.id }), '16:00', '18:00')).toEqual([])
  expect(await overlaps(place({ organisationId: hall.id }), '15:00', '18:00', id)).toEqual([])
  expect(await overlaps(place({ name: 'SALLE PIERRE' }), '13:00', '14:30')).toEqual(['Bal'])
  expect(await overlaps(place({ name: 'Salle Pierre', commune: '59350' }), '13:00', '14:30')).toEqual([])
  expect(await overlaps(place(), '13:00', '14:30')).toEqual([])
})

const two = async () => {
  const record = {
    id: '1',
    input: aContent({
      titleFr: 'Nuit des étoiles',
      places: [place()],
      sessions: [{ ...session('2026-12-05'), place: 0 }],
    }),
    raw: null,
  }
  await importEvents(db, { source: 'feed', records: [record], refused: [] }, now)
  const own = await anEvent(db).named('La nuit des étoiles').inCommune('59249').on('2026-12-05T14:00').save()
  const told = await db
    .selectFrom('event')
    .where('slug', '=', 'nuit-des-etoiles')
    .select(['id', 'slug'])
    .executeTakeFirstOrThrow()
  return { own, told, record }
}
const pairs = async (person = moderator) =>
  (await listLikePairs(db, person.actor, now)).map(({ one, other }) => [one.title, other.title].toSorted())
const visit = async (slug: string) => {
  const answer = await app.request(`/agenda/${slug}`)
  return [answer.status, answer.headers.get('location')]
}

test('two that are one are merged: addresses and sources follow, and a source changes nothing any more; all can be taken back', async () => {
  const { own, told, record } = await two()
  expect(await pairs(observer)).toEqual([['La nuit des étoiles', 'Nuit des étoiles']])
  const merge = { keptId: own.id, otherId: told.id }
  await expect(mergeEvents(db, observer.actor, merge, now)).rejects.toMatchObject({ code: 'forbidden' })
  await mergeEvents(db, moderator.actor, merge, now)
  expect([await pairs(), await visit(told.slug)]).toEqual([[], [301, `/agenda/${own.slug}`]])
  const changed = { ...record, input: { ...record.input, titleFr: 'Tout autre chose' } }
  await importEvents(db, { source: 'feed', records: [changed], refused: [] }, now)
  expect(
    (await db.selectFrom('event').where('state', '=', 'published').select('title_fr').execute()).map(
      (row) => row.title_fr,
    ),
  ).toEqual(['La nuit des étoiles'])
  expect(
    (await listEventMerges(db, moderator.actor, now)).map(({ title, into }) => [title, into.title]),
  ).toEqual([['Nuit des étoiles', 'La nuit des étoiles']])
  await partEvents(db, moderator.actor, told.id, now)
  expect([(await visit(told.slug))[0], await pairs()]).toEqual([200, []])
  await importEvents(db, { source: 'feed', records: [changed], refused: [] }, now)
  expect((await visit(told.slug))[0]).toBe(200)
  await expect(partEvents(db, moderator.actor, told.id, now)).rejects.toMatchObject({ code: 'conflict' })
})

test('two that are two are not shown again', async () => {
  const { own, told } = await two()
  await setEventsApart(db, moderator.actor, [told.id, own.id], now)
  expect(await pairs()).toEqual([])
})
