import fc from 'fast-check'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { aPerson, type TestPerson } from '#modules/accounts/testing.ts'
import { loadVocabularies } from '#modules/directory/index.ts'
import { anOrganisation } from '#modules/directory/testing.ts'
import { seedTerritories } from '#modules/territories/testing.ts'
import { inTransaction } from '#platform/db/connect.ts'
import { testDatabase } from '#platform/db/testing.ts'
import { changeSession, type SessionChange } from './change-session.ts'
import { getEditableEvent } from './editable-store.ts'
import { matchSessions, type StoredSession } from './session-matching.ts'
import { anEvent } from './testing.ts'
import { writeEvent } from './write-event.ts'

const db = await testDatabase()
const now = new Date('2026-11-26T14:00:00Z')
const hour = 3_600_000
let museum: { id: string }
let contributor: TestPerson

beforeAll(async () => {
  await seedTerritories(db)
  await loadVocabularies(db)
  museum = await anOrganisation(db).named('Musée').inCommune('59249').save()
  contributor = await aPerson(db).contributorOf(museum.id).save()
})

const twoSessions = () =>
  anEvent(db).by(museum.id).inCommune('59249').on('2026-12-05T14:00', '2026-12-06T14:00').save()
const read = async (slug: string) => {
  const event = await getEditableEvent(db, slug)
  if (!event) throw new Error('no event')
  const { rows } = await sql<{ sequence: number }>`SELECT sequence FROM event WHERE id = ${event.id}`.execute(
    db,
  )
  return { ...event, sequence: rows[0]?.sequence }
}
const changes = async (eventId: string) =>
  (
    await sql<{ session: string; status: number; place: boolean; message: string; begin: Date }>`
      SELECT c.session_id::text AS session, c.former_status AS status, c.place_changed AS place, c.message, c.former_begins_at AS begin
      FROM event_session_change c JOIN event_session s ON s.id = c.session_id WHERE s.event_id = ${eventId} ORDER BY c.id`.execute(
      db,
    )
  ).rows
const write = async (
  slug: string,
  edit: (content: Awaited<ReturnType<typeof read>>['content']) => object,
) => {
  const { id, content } = await read(slug)
  await inTransaction(db, (tx) =>
    writeEvent(tx, { ...content, ...edit(content) }, { id, state: 'published' }, now),
  )
}

describe('sessions written again', () => {
  test('keep their ids when they move, also into each other’s place; those who booked are told', async () => {
    const { id, slug } = await twoSessions()
    const before = (await read(slug)).content.sessions
    await write(slug, ({ sessions: [one, two] }) => ({
      sessions: [
        { ...one, begin: two?.begin, end: two?.end },
        { ...two, begin: one?.begin, end: one?.end },
      ],
    }))
    const { content, sequence } = await read(slug)
    expect(content.sessions.map((one) => one.id)).toEqual([before[1]?.id, before[0]?.id])
    expect([sequence, (await changes(id)).map(({ session, begin }) => [session, begin])]).toEqual([
      1,
      before.map((one) => [one.id, one.begin]),
    ])
  })

  test('are told when their place changes, and not when nothing does or when the event is not public', async () => {
    const { id, slug } = await twoSessions()
    await write(slug, () => ({}))
    expect([(await read(slug)).sequence, await changes(id)]).toEqual([0, []])
    await write(slug, ({ places: [place] }) => ({ places: [{ ...place, name: 'Autre salle' }] }))
    expect((await changes(id)).map(({ place }) => place)).toEqual([true, true])
    const draft = await anEvent(db).inCommune('59249').on('2026-12-05T14:00').unpublished().save()
    await write(draft.slug, ({ places: [place] }) => ({ places: [{ ...place, name: 'Autre salle' }] }))
    expect(await changes(draft.id)).toEqual([])
  })

  test('that somebody booked are not lost', async () => {
    const { slug } = await twoSessions()
    const kept = (await read(slug)).content.sessions[0]
    await sql`CREATE TABLE seat (session_id bigint REFERENCES event_session ON DELETE RESTRICT)`.execute(db)
    await sql`INSERT INTO seat VALUES (${kept?.id ?? ''}::bigint)`.execute(db)
    await expect(write(slug, () => ({ sessions: [] }))).rejects.toMatchObject({ code: 'conflict' })
    expect((await read(slug)).content.sessions).toHaveLength(2)
    await sql`DROP TABLE seat`.execute(db)
  })
})

describe('matching', () => {
  const session = fc.record({
    placeId: fc.constantFrom(null, 'a', 'b'),
    begin: fc.integer({ min: 0, max: 3 }).map((at) => new Date(at * hour)),
    status: fc.constantFrom(1, 6),
    former: fc.constant(null),
  })
  const bySlot = {
    selector: (one: { begin: Date; placeId: string | null }) => `${one.begin.getTime()} ${one.placeId}`,
  }
  const stored = fc
    .uniqueArray(session, { maxLength: 5, ...bySlot })
    .map((list) =>
      list.map(
        (one, at): StoredSession => ({ ...one, id: String(at), end: new Date(one.begin.getTime() + hour) }),
      ),
    )
  const given = fc
    .array(fc.tuple(session, fc.constantFrom(null, '0', '1', '2', '99')), { maxLength: 6 })
    .map((list) => list.map(([one, id]) => ({ ...one, id, end: new Date(one.begin.getTime() + hour) })))

  test('makes what was asked of what there was: each moment once, each id once', () => {
    fc.assert(
      fc.property(stored, given, (before, wanted) => {
        const { gone, changed, added } = matchSessions(before, wanted)
        const after = before
          .filter(({ id }) => !gone.includes(id))
          .map((one) => changed.find((each) => each.before.id === one.id)?.after ?? one)
        const slots = [...after, ...added].map(bySlot.selector)
        expect(new Set(slots)).toEqual(new Set(wanted.map(bySlot.selector)))
        expect(slots.length).toBe(new Set(slots).size)
        expect(matchSessions(after, after)).toEqual({ gone: [], changed: [], added: [] })
      }),
      { numRuns: 300 },
    )
  })
})

describe('changing one session', () => {
  const change = (slug: string, sessionId: string, given: Partial<SessionChange>, person = contributor) =>
    changeSession(
      db,
      person.actor,
      { slug, sessionId, change: { status: 'scheduled', message: '', ...given } },
      now,
    )

  test('is public at once, with the organiser’s words for those who booked', async () => {
    const { id, slug } = await twoSessions()
    const [one] = (await read(slug)).content.sessions
    await change(slug, one?.id ?? '', { status: 'cancelled', message: 'Tempête.' })
    expect((await read(slug)).content.sessions.map(({ status }) => status)).toEqual([
      'cancelled',
      'scheduled',
    ])
    expect(await changes(id)).toEqual([
      { session: one?.id, status: 1, place: false, message: 'Tempête.', begin: one?.begin },
    ])
  })

  test('to another time keeps its id and says when it was first', async () => {
    const { slug } = await twoSessions()
    const [one] = (await read(slug)).content.sessions
    const begin = new Date('2026-12-20T13:00:00Z')
    await change(slug, one?.id ?? '', { status: 'postponed', begin, end: new Date(begin.getTime() + hour) })
    const moved = (await read(slug)).content.sessions.find(({ id }) => id === one?.id)
    expect(moved).toMatchObject({ begin, status: 'rescheduled', formerBegin: one?.begin })
  })

  test.each([
    ['moved online without a link', { status: 'moved-online' }, 'onlineLink'],
    ['an end before the beginning', { end: new Date('2026-12-01T10:00:00Z') }, 'end'],
    [
      'the time of another session',
      { begin: new Date('2026-12-06T13:00:00Z'), end: new Date('2026-12-06T14:00:00Z') },
      'begin',
    ],
  ] as const)('%s is refused', async (_name, given, field) => {
    const { slug } = await twoSessions()
    const [one] = (await read(slug)).content.sessions
    await expect(change(slug, one?.id ?? '', given)).rejects.toMatchObject({ fields: [{ field }] })
  })

  test('is for those who look after it; another event’s session is none of it; a past one stays', async () => {
    const { slug } = await twoSessions()
    const [one] = (await read(slug)).content.sessions
    const stranger = await aPerson(db).save()
    await expect(change(slug, one?.id ?? '', {}, stranger)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(change((await twoSessions()).slug, one?.id ?? '', {})).rejects.toMatchObject({
      code: 'not_found',
    })
    const past = await anEvent(db).by(museum.id).inCommune('59249').on('2026-11-01T14:00').save()
    const [over] = (await read(past.slug)).content.sessions
    await expect(change(past.slug, over?.id ?? '', {})).rejects.toMatchObject({ code: 'conflict' })
  })
})
