import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { loadVocabularies } from '#modules/directory/index.ts'
import { seedTerritories } from '#modules/territories/testing.ts'
import { inTransaction } from '#platform/db/connect.ts'
import { testDatabase } from '#platform/db/testing.ts'
import { importEvents } from './import-events.ts'
import { type EventInput, emptyEvent } from './model.ts'
import type { EventRecord } from './readers/event-record.ts'
import { writeEvents } from './write-event.ts'

const db = await testDatabase()
const now = new Date('2026-11-26T14:00:00Z')
const day = 86_400_000

beforeAll(async () => {
  await seedTerritories(db)
  await loadVocabularies(db)
  await sql`INSERT INTO data_source (id, title, publisher, licence, vintage)
    SELECT id, id, id, 'none', '2026' FROM unnest(ARRAY['together', 'apart']) AS id`.execute(db)
})

/** Record `n` as its source tells it the first time or the second: what moves then depends on the number. */
function record(n: number, again: boolean): EventRecord {
  const { partners: _, speakers: __, ...nothing } = emptyEvent
  const moved = again && n % 3 === 0
  const place = (name: string) => ({
    name,
    address: n % 2 ? `${n} rue des Fusées` : null,
    postcode: null,
    commune: n % 4 ? '59350' : null,
    locality: null,
    point: n % 5 ? { lon: 3 + n / 100, lat: 50.6 } : null,
  })
  const sessions = Array.from({ length: 1 + (n % 3) }, (_, rank) => {
    const begin = new Date(now.getTime() + (n + rank + (moved ? 1 : 0)) * day)
    return { begin, end: new Date(begin.getTime() + 3_600_000), place: n % 6 && rank ? 1 : 0 }
  })
  const input: EventInput = {
    ...nothing,
    titleFr: n === 7 ? 'x'.repeat(141) : `Rendez-vous ${n % 4}${again && n % 2 ? ', suite' : ''}`,
    summaryFr: n % 2 ? 'Pour les curieux \ud83d\ude80' : null,
    languages: ['fr'],
    keywords: ['ciel', `n${n}`],
    booking: n % 2 ? [{ for: 'public', type: 'email', value: 'a@example.org' }] : [],
    terms: { ...nothing.terms, theme: n % 2 ? ['astronomy', 'unknown'] : [] },
    places: again && n % 5 === 0 ? [place('Salle')] : [place('Salle'), place('Cour')],
    sessions,
  }
  return { id: `r${n}`, raw: null, input }
}

/** All that the tables hold of a source's events, but what the database numbers. */
async function written(source: string) {
  const { rows } = await sql`
    SELECT r.record_id, r.fingerprint, e.title_fr, e.summary_fr, e.keywords, e.booking, e.version, e.sequence, e.state, e.published_at,
      (SELECT jsonb_agg(jsonb_build_array(p.rank, p.name, p.address, p.commune, p.point::text) ORDER BY p.rank)
        FROM event_place p WHERE p.event_id = e.id) AS places,
      (SELECT jsonb_agg(jsonb_build_array(s.begins_at, s.ends_at, s.status, p.rank) ORDER BY s.begins_at)
        FROM event_session s LEFT JOIN event_place p ON p.id = s.place_id WHERE s.event_id = e.id) AS sessions,
      (SELECT jsonb_agg(t.code ORDER BY t.code) FROM event_term t WHERE t.event_id = e.id) AS terms,
      (SELECT jsonb_agg(jsonb_build_array(c.changed_at, c.former_begins_at, c.place_changed) ORDER BY c.former_begins_at)
        FROM event_session_change c JOIN event_session s ON s.id = c.session_id WHERE s.event_id = e.id) AS told,
      (SELECT jsonb_build_array(x.title, x.subtitle, x.facets, x.begins, x.document) FROM search_entry x
        WHERE x.kind = 'event' AND x.id = e.slug) AS entry
    FROM event_source r JOIN event e ON e.id = r.event_id WHERE r.source_id = ${source} ORDER BY r.record_id`.execute(
    db,
  )
  return rows
}

test('events written together are those written one by one, new and changed; what is refused is told alike', async () => {
  for (const again of [false, true]) {
    const records = Array.from({ length: 24 }, (_, n) => record(n, again))
    const together = await importEvents(db, { source: 'together', records, refused: [] }, now)
    const apart = { added: 0, changed: 0, unchanged: 0, refused: [] as string[] }
    for (const each of records) {
      const one = await importEvents(db, { source: 'apart', records: [each], refused: [] }, now)
      apart.added += one.added
      apart.changed += one.changed
      apart.unchanged += one.unchanged
      apart.refused.push(...one.refused.map(({ at }) => at))
    }
    expect({ ...together, refused: together.refused.map(({ at }) => at) }).toEqual(apart)
    expect(apart).toMatchObject(again ? { added: 0, refused: ['r7'] } : { added: 23, refused: ['r7'] })
    expect(await written('together')).toEqual(await written('apart'))
  }
})

test('two records that a hand joined in one event are written one after the other', async () => {
  const [one, two] = [record(1, false), record(2, false)]
  await sql`UPDATE event_source SET event_id = (SELECT event_id FROM event_source WHERE source_id = 'together' AND record_id = 'r1')
    WHERE source_id = 'together' AND record_id = 'r2'`.execute(db)
  const changed = [one, two].map((each) => ({
    ...each,
    input: { ...each.input, summaryFr: `De ${each.id}` },
  }))
  const report = await importEvents(db, { source: 'together', records: changed, refused: [] }, now)
  expect(report).toEqual({ added: 0, changed: 2, unchanged: 0, refused: [] })
  const { rows } =
    await sql`SELECT DISTINCT e.summary_fr AS summary FROM event_source r JOIN event e ON e.id = r.event_id
    WHERE r.source_id = 'together' AND r.record_id IN ('r1', 'r2')`.execute(db)
  expect(rows).toEqual([{ summary: 'De r2' }])
})

test('events of one title written together take the numbers that are free', async () => {
  const write = (...titles: string[]) =>
    inTransaction(db, async (tx) => {
      const writes = titles.map((titleFr) => ({
        input: { ...emptyEvent, titleFr },
        options: { state: 'draft' as const },
      }))
      return (await writeEvents(tx, writes, now)).map(({ slug }) => slug)
    })
  expect(await write('Nuit', 'Nuit 3D', 'Nuit 3')).toEqual(['nuit', 'nuit-3d', 'nuit-3'])
  expect(await write('Nuit', 'Jour', 'Nuit', 'Sélection')).toEqual([
    'nuit-2',
    'jour',
    'nuit-4',
    'selection-2',
  ])
  expect(await write()).toEqual([])
})
