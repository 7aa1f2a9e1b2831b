import { sql } from 'kysely'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { aPerson } from '#modules/accounts/testing.ts'
import { eventsAsWritten, writeEvent } from '#modules/agenda/index.ts'
import { loadVocabularies } from '#modules/directory/index.ts'
import { anOrganisation } from '#modules/directory/testing.ts'
import { seedTerritories } from '#modules/territories/testing.ts'
import { inTransaction } from '#platform/db/connect.ts'
import { testDatabase } from '#platform/db/testing.ts'
import { askUndo } from './ask-run.ts'
import { listConflicts } from './conflict-store.ts'
import { decideConflict } from './decide-conflict.ts'
import { countUndo, listLines } from './line-store.ts'
import type { ConflictRule } from './model.ts'
import { getRun } from './run-store.ts'
import { getFeed } from './store.ts'
import { type AgendaEvent, aFeed, anOpenAgenda, harvestOf } from './testing.ts'

const db = await testDatabase()
await seedTerritories(db)
await loadVocabularies(db)
const museum = await anOrganisation(db).named('Musée des Lampes').inCommune('59249').save()
const moderator = (await aPerson(db).withRole('moderator').save()).actor
const clock = { now: new Date('2026-11-23T10:00:00Z') }
const harvest = harvestOf(db, clock)
const agenda = await anOpenAgenda([], 'clef-secrete')
afterAll(agenda.close)

let next = 1000
beforeEach(() => {
  agenda.events.length = 0
  agenda.asked.length = 0
  clock.now = new Date('2026-11-23T10:00:00Z')
})

/** An event of the agenda, updated at this minute of the day. */
const event = (minute: number, more: Partial<AgendaEvent> = {}): AgendaEvent => ({
  uid: next++,
  title: { fr: `Rendez-vous ${minute}` },
  updatedAt: `2026-11-22T10:${String(minute).padStart(2, '0')}:00.000Z`,
  state: 2,
  timings: [{ begin: '2026-12-05T14:00:00+01:00', end: '2026-12-05T16:00:00+01:00' }],
  location: {
    name: 'Forum',
    city: 'Fourmies',
    insee: '59249',
    postalCode: '59610',
    latitude: 50.01,
    longitude: 4.05,
  },
  ...more,
})
const feed = (rule: ConflictRule = 'ask', more = {}) =>
  aFeed(
    harvest.services,
    moderator,
    'openagenda-api',
    { url: agenda.url, secret: 'clef-secrete', conflictRule: rule, ...more },
    clock.now,
  )
const lines = async (runId: string) =>
  (await listLines(db, { runId, act: null, size: 100 })).map(({ act, title, reason }) =>
    [act, title, reason?.fr].filter(Boolean).join(' · '),
  )
async function events(feedId: string) {
  const { rows } = await sql<{ id: string; title: string; state: string; organiser: string | null }>`
    SELECT e.id, e.title_fr AS title, e.state, e.organiser_id AS organiser FROM event e
    JOIN event_source s ON s.event_id = e.id JOIN event_feed f ON f.source_id = s.source_id
    WHERE f.id = ${feedId} ORDER BY e.title_fr`.execute(db)
  return rows
}
async function editHere(eventId: string, titleFr: string) {
  const input = (await eventsAsWritten(db, [eventId])).get(eventId)?.input
  if (!input) throw new Error('no event')
  await inTransaction(db, (tx) =>
    writeEvent(tx, { ...input, titleFr }, { id: eventId, state: 'published' }, clock.now),
  )
}

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

describe('an event that was edited here and changed in its agenda', () => {
  async function both(rule: ConflictRule) {
    agenda.events.push(event(1))
    const id = await feed(rule)
    await harvest.read(id)
    const [written] = await events(id)
    await editHere(written?.id ?? '', 'Titre du site')
    agenda.events[0] = {
      ...event(2, { title: { fr: 'Titre de l’agenda' } }),
      uid: agenda.events[0]?.uid ?? 0,
    }
    const run = await harvest.read(id)
    return { id, run, eventId: written?.id ?? '' }
  }
  const title = async (id: string) => (await events(id)).map((each) => each.title)

  test('takes the agenda’s version when that is the rule', async () => {
    const { id, run } = await both('theirs')
    expect(await lines(run.id)).toEqual([
      'changed · Titre de l’agenda · Il avait été modifié ici : la version de la source le remplace.',
    ])
    expect(await title(id)).toEqual(['Titre de l’agenda'])
  })

  test('keeps the site’s when that is the rule, and says so once', async () => {
    const { id, run } = await both('ours')
    expect(await lines(run.id)).toEqual([
      'kept · Titre de l’agenda · Il a été modifié ici et dans sa source : la version du site est gardée.',
    ])
    expect(await title(id)).toEqual(['Titre du site'])
    expect((await harvest.read(id)).counts).toEqual({ unchanged: 1, past: 0 })
  })

  test('asks when that is the rule; either answer holds', async () => {
    const { id, run } = await both('ask')
    expect(run.counts).toEqual({ conflict: 1, unchanged: 0, past: 0 })
    expect(await title(id)).toEqual(['Titre du site'])
    const [conflict] = await listConflicts(db, id, 10)
    const given = { feedId: id, conflictId: conflict?.id ?? '' }
    await decideConflict(db, moderator, { ...given, decision: 'theirs' }, clock.now)
    expect(await title(id)).toEqual(['Titre de l’agenda'])
    expect(await listConflicts(db, id, 10)).toEqual([])
    await expect(decideConflict(db, moderator, { ...given, decision: 'ours' }, clock.now)).rejects.toThrow()
    expect((await harvest.read(id)).counts).toEqual({ unchanged: 1, past: 0 })
    // The event is the agenda's again: its next change needs no answer.
    agenda.events[0] = { ...event(3, { title: { fr: 'Encore' } }), uid: agenda.events[0]?.uid ?? 0 }
    expect((await harvest.read(id)).counts).toEqual({ changed: 1, unchanged: 0, past: 0 })
  })

  test('that the team took away stays away', async () => {
    agenda.events.push(event(1))
    const id = await feed('theirs')
    await harvest.read(id)
    await sql`UPDATE event SET state = 'removed' WHERE id = ${(await events(id))[0]?.id}`.execute(db)
    agenda.events[0] = { ...event(2), uid: agenda.events[0]?.uid ?? 0 }
    expect((await harvest.read(id)).counts).toEqual({ unchanged: 1, past: 0 })
  })
})

test('an event of two agendas is written once', async () => {
  agenda.events.push(event(1))
  await harvest.read(await feed())
  const run = await harvest.read(await feed())
  expect(await lines(run.id)).toEqual([
    'refused · Rendez-vous 1 · Une autre source donne déjà cet événement.',
  ])
})

test('a reading is taken back: what it made, what it changed, what it removed; what was edited since stays', async () => {
  agenda.events.push(event(1), event(2), event(3), event(4))
  const id = await feed('theirs')
  await harvest.read(id)
  const before = (await events(id)).map(({ title, state }) => `${title} ${state}`)
  const uid = (at: number) => agenda.events[at]?.uid ?? 0
  agenda.events[0] = { ...event(11, { title: { fr: 'Changé' } }), uid: uid(0) }
  agenda.events[1] = { uid: uid(1), removed: true, updatedAt: '2026-11-22T10:12:00.000Z' }
  agenda.events[2] = { ...event(13, { title: { fr: 'Changé puis édité' } }), uid: uid(2) }
  agenda.events.push(event(14, { title: { fr: 'Nouveau' } }))
  const run = await harvest.read(id)
  expect(run.counts).toEqual({ created: 1, changed: 2, removed: 1, unchanged: 1, past: 0 })
  const edited = (await events(id)).find(({ title }) => title === 'Changé puis édité')
  await editHere(edited?.id ?? '', 'Édité')
  await askUndo(db, moderator, { feedId: id, runId: run.id }, clock.now)
  await harvest.run()
  expect([(await getRun(db, run.id))?.state, await countUndo(db, run.id)]).toEqual([
    'undone',
    { restored: 2, removed: 1, changed: 1 },
  ])
  expect((await events(id)).map(({ title, state }) => `${title} ${state}`).sort()).toEqual(
    [
      ...before.filter((each) => !each.startsWith('Rendez-vous 3')),
      'Nouveau removed',
      'Édité published',
    ].sort(),
  )
  const source = await getFeed(db, id)
  expect([source?.state, source?.cursor]).toEqual(['paused', '2026-11-22T10:04:00.000Z'])
  await expect(askUndo(db, moderator, { feedId: id, runId: run.id }, clock.now)).rejects.toThrow()
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
  agenda.tire(0)
  clock.now = new Date('2026-11-23T14:00:00Z')
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
