import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { loadVocabularies } from '#modules/directory/index.ts'
import { seedTerritories } from '#modules/territories/testing.ts'
import { testDatabase } from '#platform/db/testing.ts'
import { loadDemoEvents, removeDemoEvents } from './demo.ts'
import { eventsById } from './event-store.ts'
import { dayOf } from './moments.ts'

const now = new Date('2026-09-10T10:00:00Z')
const db = await testDatabase()

test('without a region there is nowhere to invent events', async () => {
  expect(await loadDemoEvents(db, now)).toBe(0)
})

test('invented events are loaded once, said to be so, ahead of today, and leave without a trace', async () => {
  await seedTerritories(db)
  await loadVocabularies(db)
  expect([await loadDemoEvents(db, now), await loadDemoEvents(db, now)]).toEqual([39, 0])
  const ids = await db.selectFrom('event').select('id').execute()
  const events = await eventsById(
    db,
    ids.map(({ id }) => id),
  )
  const sessions = events.flatMap((event) => event.sessions)

  expect(events.every((event) => event.demo && event.organiser?.name.endsWith('(exemple)'))).toBe(true)
  const [first, last] = [Math.min, Math.max].map((most) =>
    most(...sessions.map(({ begin }) => Number(begin))),
  )
  expect(dayOf(new Date(first ?? 0)) > dayOf(now)).toBe(true)
  expect(Number(last) - now.getTime()).toBeLessThan(124 * 86_400_000)
  expect(sessions.some(({ begin, end }) => dayOf(begin) < dayOf(end))).toBe(true)
  expect(Math.max(...events.map((event) => event.sessions.length))).toBeGreaterThan(20)
  expect(new Set(sessions.map(({ status }) => status)).size).toBe(6)
  expect(new Set(events.map(({ mode }) => mode)).size).toBe(3)

  // Every word of the sketches is one of the vocabularies', which the writing would leave out silently.
  const { rows } = await sql<{
    vocabulary: string
    codes: number
  }>`SELECT vocabulary, count(DISTINCT code)::int AS codes
    FROM event_term GROUP BY 1 ORDER BY 1`.execute(db)
  expect(rows).toEqual([
    { vocabulary: 'access', codes: 6 },
    { vocabulary: 'audience', codes: 16 },
    { vocabulary: 'format', codes: 11 },
    { vocabulary: 'theme', codes: 16 },
  ])

  expect(await removeDemoEvents(db)).toBe(39)
  const left = await sql<{ n: number }>`SELECT (SELECT count(*) FROM event)::int
    + (SELECT count(*) FROM search_entry WHERE kind = 'event')::int AS n`.execute(db)
  expect(left.rows).toEqual([{ n: 0 }])
})

test('clock times hold over the change of hour of the last Sunday of October', async () => {
  await loadDemoEvents(db, now)
  const { rows } = await sql<{ hours: string[] }>`SELECT array_agg(DISTINCT
      to_char(s.begins_at AT TIME ZONE 'Europe/Paris', 'HH24:MI')) AS hours
    FROM event e JOIN event_session s ON s.event_id = e.id WHERE e.title_fr = 'Les mercredis du microscope'`.execute(
    db,
  )
  expect(rows).toEqual([{ hours: ['14:00', '16:00'] }])
})
