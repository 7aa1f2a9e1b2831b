import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { aPerson } from '#modules/accounts/testing.ts'
import { loadVocabularies } from '#modules/directory/index.ts'
import { seedTerritories } from '#modules/territories/testing.ts'
import { inTransaction } from '#platform/db/connect.ts'
import { testDatabase } from '#platform/db/testing.ts'
import { askUndo } from './ask-run.ts'
import { runFeeds } from './run-feeds.ts'
import { addRun, getRun, releaseClaims } from './run-store.ts'
import { saveFeed } from './save-feed.ts'
import { getFeed } from './store.ts'
import { aFeed, harvestOf } from './testing.ts'

const db = await testDatabase()
await seedTerritories(db)
await loadVocabularies(db)
const moderator = (await aPerson(db).withRole('moderator').save()).actor
const now = new Date('2026-11-23T10:00:00Z')
const { services, run } = harvestOf(db, { now })
const never = new AbortController().signal

const rows = 60
const table = (prefix: string) =>
  new TextEncoder().encode(
    [
      'id;titre;date',
      ...Array.from({ length: rows }, (_, n) => `${prefix}${n};${prefix} ${n};05/12/2026`),
    ].join('\n'),
  )

class Killed extends Error {}

/** Works until a moment of its choosing, then does nothing more, not even to say so: its lease stays. */
async function dieAfter(calls: number): Promise<boolean> {
  let left = calls
  const clock = () => {
    if (left-- <= 0) throw new Killed()
    return now
  }
  return runFeeds({ ...services, now: clock }, never).then(
    () => false,
    (error) => error instanceof Killed || Promise.reject(error),
  )
}

async function left(feedId: string, runId: string) {
  const { rows: found } = await sql<Record<string, unknown>>`
    SELECT (SELECT count(*)::int FROM event_source s JOIN event e ON e.id = s.event_id
        WHERE s.source_id = f.source_id AND e.state = 'published') AS shown,
      (SELECT count(*)::int FROM event_source s WHERE s.source_id = f.source_id) AS records,
      (SELECT count(*)::int FROM feed_run_line l WHERE l.run_id = ${runId}) AS lines,
      (SELECT count(*)::int FROM search_entry x JOIN event e ON x.kind = 'event' AND x.id = e.slug
        JOIN event_source s ON s.event_id = e.id WHERE s.source_id = f.source_id) AS entries
    FROM event_feed f WHERE f.id = ${feedId}`.execute(db)
  return found[0]
}

test.each([3, 5, 20, 45, 70])(
  'a reading and its undo survive a death after %i looks at the clock',
  async (calls) => {
    const file = { name: 'a.csv', content: table(`mort${calls}-`) }
    const feedId = await aFeed(services, moderator, 'csv', { file }, now)
    const runId =
      (await inTransaction(db, (tx) => addRun(tx, { feedId, dry: false, askedBy: null }, now))) ?? ''
    const deaths = [await dieAfter(calls)]
    // Another process does not take the work of one that may still live.
    await run()
    expect((await getRun(db, runId))?.state).toBe(deaths[0] ? 'running' : 'done')
    await releaseClaims(db)
    await dieAfter(calls + 7)
    await releaseClaims(db)
    await run()
    expect(await getRun(db, runId)).toMatchObject({
      state: 'done',
      counts: { created: rows, unchanged: 0, past: 0 },
    })
    expect(await left(feedId, runId)).toEqual({ shown: rows, records: rows, lines: rows, entries: rows })

    await askUndo(db, moderator, { feedId, runId }, now)
    await dieAfter(calls)
    await releaseClaims(db)
    await run()
    expect((await getRun(db, runId))?.state).toBe('undone')
    expect(await left(feedId, runId)).toEqual({ shown: 0, records: rows, lines: rows, entries: 0 })
  },
)

test('dates that people booked are cancelled and not lost', async () => {
  const csv = (...days: string[]) =>
    new TextEncoder().encode(['id;titre;date', ...days.map((day) => `r;Réservé;${day}`)].join('\n'))
  const feedId = await aFeed(
    services,
    moderator,
    'csv',
    { file: { name: 'a.csv', content: csv('05/12/2026', '06/12/2026') } },
    now,
  )
  const { read } = harvestOf(db, { now })
  await read(feedId)
  await sql`CREATE TABLE booked (session_id bigint REFERENCES event_session ON DELETE RESTRICT)`.execute(db)
  await sql`INSERT INTO booked SELECT s.id FROM event_session s JOIN event e ON e.id = s.event_id
    WHERE e.title_fr = 'Réservé' AND s.begins_at < '2026-12-05T12:00Z'`.execute(db)
  const feed = await getFeed(db, feedId)
  await saveFeed(
    services,
    moderator,
    { id: feedId },
    {
      name: feed?.name ?? '',
      url: null,
      secret: null,
      file: { name: 'b.csv', content: csv('06/12/2026', '07/12/2026') },
      past: false,
      organiser: null,
      publisher: 'Un agenda',
      licence: 'ODbL',
      schedule: 'manual',
      conflictRule: 'ask',
    },
    now,
  )
  expect((await read(feedId)).counts).toEqual({ changed: 1, unchanged: 0, past: 0 })
  const { rows: sessions } = await sql<{
    day: string
    status: number
  }>`SELECT to_char(s.begins_at AT TIME ZONE 'Europe/Paris', 'DD') AS day,
    s.status FROM event_session s JOIN event e ON e.id = s.event_id WHERE e.title_fr = 'Réservé' ORDER BY 1`.execute(
    db,
  )
  expect(sessions).toEqual([
    { day: '05', status: 6 },
    { day: '06', status: 1 },
    { day: '07', status: 1 },
  ])
  await sql`DROP TABLE booked`.execute(db)
})
