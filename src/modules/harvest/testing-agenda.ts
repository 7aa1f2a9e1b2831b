import { sql } from 'kysely'
import { aPerson } from '#modules/accounts/testing.ts'
import { eventsAsWritten, writeEvent } from '#modules/agenda/index.ts'
import { loadVocabularies } from '#modules/directory/index.ts'
import { anOrganisation } from '#modules/directory/testing.ts'
import { seedTerritories } from '#modules/territories/testing.ts'
import { type Database, inTransaction } from '#platform/db/connect.ts'
import { listLines } from './line-store.ts'
import type { ConflictRule } from './model.ts'
import { type AgendaEvent, aFeed, anOpenAgenda, harvestOf } from './testing.ts'

const start = new Date('2026-11-23T10:00:00Z')

/** An agenda that tests change between two readings, a moderator who reads it, and what became of its events. */
export async function anAgendaAtWork(db: Database) {
  await seedTerritories(db)
  await loadVocabularies(db)
  const museum = await anOrganisation(db).named('Musée des Lampes').inCommune('59249').save()
  const moderator = (await aPerson(db).withRole('moderator').save()).actor
  const clock = { now: start }
  const harvest = harvestOf(db, clock)
  const agenda = await anOpenAgenda([], 'clef-secrete')
  let next = 1000
  return {
    museum,
    moderator,
    clock,
    harvest,
    agenda,
    empty: () => {
      agenda.events.length = 0
      agenda.asked.length = 0
      clock.now = start
    },
    /** An event of the agenda, updated at this minute of the day. */
    event: (minute: number, more: Partial<AgendaEvent> = {}): AgendaEvent => ({
      uid: next++,
      title: { fr: `Rendez-vous ${minute}` },
      updatedAt: `2026-11-22T10:${String(minute).padStart(2, '0')}:00.000Z`,
      state: 2,
      timings: [{ begin: '2026-12-05T14:00:00+01:00', end: '2026-12-05T16:00:00+01:00' }],
      location: { name: 'Forum', city: 'Fourmies', insee: '59249', latitude: 50.01, longitude: 4.05 },
      ...more,
    }),
    feed: (rule: ConflictRule = 'ask', more: Parameters<typeof aFeed>[3] = {}) =>
      aFeed(
        harvest.services,
        moderator,
        'openagenda-api',
        { url: agenda.url, secret: 'clef-secrete', conflictRule: rule, ...more },
        clock.now,
      ),
    lines: async (runId: string) =>
      (await listLines(db, { runId, act: null, size: 100 })).map(({ act, title, reason }) =>
        [act, title, reason?.fr].filter(Boolean).join(' · '),
      ),
    async events(feedId: string) {
      const { rows } = await sql<{ id: string; title: string; state: string; organiser: string | null }>`
        SELECT e.id, e.title_fr AS title, e.state, e.organiser_id AS organiser FROM event e
        JOIN event_source s ON s.event_id = e.id JOIN event_feed f ON f.source_id = s.source_id
        WHERE f.id = ${feedId} ORDER BY e.title_fr`.execute(db)
      return rows
    },
    async editHere(eventId: string, titleFr: string) {
      const input = (await eventsAsWritten(db, [eventId])).get(eventId)?.input
      if (!input) throw new Error('no event')
      await inTransaction(db, (tx) =>
        writeEvent(tx, { ...input, titleFr }, { id: eventId, state: 'published' }, clock.now),
      )
    },
  }
}
