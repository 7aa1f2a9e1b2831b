import { sql } from 'kysely'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { inTransaction } from '#platform/db/connect.ts'
import { testDatabase } from '#platform/db/testing.ts'
import { getFeed } from './store.ts'
import { anAgendaAtWork } from './testing-agenda.ts'

const db = await testDatabase()
const { agenda, clock, empty, event, events, feed, harvest, lines, moderator, museum } =
  await anAgendaAtWork(db)
afterAll(agenda.close)
beforeEach(empty)

test('an agenda is read page by page, then what changed in it only', async () => {
  agenda.events.push(event(1), event(2), event(3), event(4), event(5))
  const id = await feed('ask', { organiser: museum.slug })
  const first = await harvest.read(id)
  expect([first.state, first.records, first.total, first.counts]).toEqual([
    'done',
    5,
    5,
    { created: 5, unchanged: 0, past: 0 },
  ])
  expect(agenda.asked.map((query) => query.getAll('after[]').join())).toEqual(['', '2', '4'])
  expect(agenda.asked[0]?.getAll('relative[]')).toEqual(['current', 'upcoming'])
  expect((await events(id)).map(({ title, state, organiser }) => [title, state, organiser])).toEqual(
    [1, 2, 3, 4, 5].map((minute) => [`Rendez-vous ${minute}`, 'published', museum.id]),
  )
  const shown =
    await sql`SELECT id FROM search_entry WHERE kind = 'event' AND id LIKE 'rendez-vous-%'`.execute(db)
  expect(shown.rows).toHaveLength(5)

  agenda.asked.length = 0
  agenda.events[1] = { ...event(10, { title: { fr: 'Autre titre' } }), uid: agenda.events[1]?.uid ?? 0 }
  agenda.events[2] = { uid: agenda.events[2]?.uid ?? 0, removed: true, updatedAt: '2026-11-22T10:11:00.000Z' }
  agenda.events[3] = { ...event(12, { state: 0 }), uid: agenda.events[3]?.uid ?? 0 }
  const second = await harvest.read(id)
  expect(agenda.asked[0]?.get('updatedAt[gte]')).toBe('2026-11-22T10:05:00.000Z')
  expect(agenda.asked[0]?.get('removed')).toBe('null')
  expect(second.counts).toEqual({ changed: 1, removed: 2, unchanged: 1, past: 0 })
  expect(await lines(second.id)).toEqual([
    'changed · Autre titre',
    'removed · Rendez-vous 3 · Retiré de sa source.',
    'removed · Rendez-vous 4 · Retiré de sa source.',
  ])
  expect((await events(id)).map(({ title, state }) => `${title} ${state}`)).toEqual([
    'Autre titre published',
    'Rendez-vous 1 published',
    'Rendez-vous 3 removed',
    'Rendez-vous 4 removed',
    'Rendez-vous 5 published',
  ])
  const before = await sql`SELECT id, version FROM event ORDER BY id`.execute(db)
  expect((await harvest.read(id)).counts).toEqual({ unchanged: 1, past: 0 })
  expect((await sql`SELECT id, version FROM event ORDER BY id`.execute(db)).rows).toEqual(before.rows)

  // What comes back is shown again, at its own address.
  agenda.events[2] = { ...event(20), uid: agenda.events[2]?.uid ?? 0 }
  expect(await lines((await harvest.read(id)).id)).toEqual([
    'changed · Rendez-vous 20 · Revenu dans sa source.',
  ])
})

test('a trial tells what would happen, and writes no event', async () => {
  agenda.events.push(
    event(1),
    event(2, { timings: [] }),
    event(3, { timings: [{ begin: '2026-11-01T10:00:00Z', end: '2026-11-01T11:00:00Z' }] }),
  )
  const id = await feed()
  const count = async () => (await sql<{ n: string }>`SELECT count(*) AS n FROM event`.execute(db)).rows[0]?.n
  const before = await count()
  const run = await harvest.read(id, { dry: true })
  expect([run.state, run.counts]).toEqual(['done', { created: 1, refused: 1, unchanged: 0, past: 1 }])
  expect(await lines(run.id)).toEqual(['created · Rendez-vous 1', 'refused · Aucun horaire lisible.'])
  expect([await count(), (await getFeed(db, id))?.cursor]).toEqual([before, null])
})

test('an event of two agendas is written once', async () => {
  agenda.events.push(event(1))
  await harvest.read(await feed())
  const run = await harvest.read(await feed())
  expect(await lines(run.id)).toEqual([
    'refused · Rendez-vous 1 · Une autre source donne déjà cet événement.',
  ])
})

test('a source out of breath is tried again; one that stays down is read later, and later still', async () => {
  agenda.events.push(event(1))
  const id = await feed('ask', { schedule: 'daily' })
  agenda.tire(2)
  expect((await harvest.read(id)).state).toBe('done')
  expect((await getFeed(db, id))?.nextRunAt).toEqual(new Date('2026-11-24T10:00:00Z'))
  const waits: number[] = []
  for (let time = 0; time < 3; time++) {
    agenda.tire(3)
    const run = await harvest.read(id)
    expect(run.error?.fr).toBe('La source a répondu par une erreur (503).')
    waits.push(((await getFeed(db, id))?.nextRunAt?.getTime() ?? 0) - clock.now.getTime())
  }
  expect(waits.map((wait) => wait / 3_600_000)).toEqual([1, 2, 4])
  agenda.tire(3)
  await harvest.read(id)
  const mails = await db
    .selectFrom('mail')
    .where('kind', '=', 'feed-failing')
    .select(['person_id', 'subject'])
    .execute()
  expect(mails).toEqual([{ person_id: moderator.id, subject: 'Une source\u00a0: la source ne se lit plus' }])
  agenda.tire(0)
  clock.now = new Date('2026-11-23T18:00:00Z')
  await harvest.run()
  expect((await getFeed(db, id))?.failures).toBe(0)
})

test('a wrong key is said, and no key is ever written anywhere else', async () => {
  agenda.events.push(event(1))
  const id = await feed('ask', { secret: 'mauvaise-clef' })
  expect((await harvest.read(id)).error?.fr).toMatch(/^La source refuse l’accès/)
  expect(JSON.stringify([await getFeed(db, id), harvest.errors])).not.toContain('mauvaise-clef')
  const { rows } = await sql<{
    text: string
  }>`SELECT coalesce(string_agg(to_jsonb(j)::text, ' '), '') AS text FROM journal_entry j`.execute(db)
  expect(rows[0]?.text).not.toContain('mauvaise-clef')
})

test('a reading cut in the middle goes on, and writes nothing twice', async () => {
  for (let minute = 0; minute < 40; minute++) agenda.events.push(event(minute))
  const id = await feed()
  const stop = new AbortController()
  const read = harvest.services.fetch
  let pages = 0
  harvest.services.fetch = async (...given) => {
    if (++pages === 12) stop.abort()
    return read(...given)
  }
  await inTransaction(db, (tx) =>
    sql`INSERT INTO feed_run (feed_id, created_at) VALUES (${id}, ${clock.now})`.execute(tx),
  )
  await harvest.run(stop.signal)
  harvest.services.fetch = read
  const half = (await events(id)).length
  expect(half).toBe(22)
  await harvest.run()
  const { rows } = await sql<{
    counts: object
    lines: number
  }>`SELECT counts, (SELECT count(*)::int FROM feed_run_line l
    WHERE l.run_id = r.id) AS lines FROM feed_run r WHERE feed_id = ${id}`.execute(db)
  expect(rows).toEqual([{ counts: { created: 40, unchanged: 0, past: 0 }, lines: 40 }])
  expect(await events(id)).toHaveLength(40)
})
