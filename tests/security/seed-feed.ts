import type { Database } from '#platform/db/connect.ts'

/** What its forms hold so that they are not refused before anybody looks at who sends them. */
export const feedFields = {
  'POST /administration/sources': { type: 'ical-url' },
  'POST /administration/sources/:id/conflits/:conflict': { choix: 'ours' },
}

/** A source of events that was read, with a question that waits for an answer. */
export async function seedFeed(db: Database, eventId: string, now: Date) {
  const source_id = 'moisson-essai'
  await db
    .insertInto('data_source')
    .values({ id: source_id, title: 'Essai', publisher: 'Essai', licence: 'ODbL', vintage: '2026' })
    .execute()
  await db
    .insertInto('event_source')
    .values({ source_id, record_id: '1', event_id: eventId, fingerprint: 'x', imported_at: now })
    .execute()
  const feed = await db
    .insertInto('event_feed')
    .values({
      name: 'Essai',
      kind: 'ical-url',
      url: 'https://example.org/a.ics',
      source_id,
      schedule: 'manual',
      conflict_rule: 'ask',
      created_at: now,
      updated_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const run = await db
    .insertInto('feed_run')
    .values({ feed_id: feed.id, state: 'done', created_at: now, started_at: now, ended_at: now })
    .returning('id')
    .executeTakeFirstOrThrow()
  const conflict = await db
    .insertInto('feed_conflict')
    .values({ feed_id: feed.id, run_id: run.id, record_id: '1', event_id: eventId, created_at: now })
    .returning('id')
    .executeTakeFirstOrThrow()
  return { feed: feed.id, run: run.id, conflict: conflict.id }
}
