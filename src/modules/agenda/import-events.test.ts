import { readFile } from 'node:fs/promises'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { loadVocabularies } from '#modules/directory/index.ts'
import { samplePackFolder, seedTerritories } from '#modules/territories/testing.ts'
import { testDatabase } from '#platform/db/testing.ts'
import { silentProgress } from '#platform/progress.ts'
import { importEvents } from './import-events.ts'
import { loadEvents } from './load-events.ts'
import { loadSeasons } from './load-seasons.ts'
import { fds2017 } from './readers/fds-2017.ts'
import { openAgenda } from './readers/open-agenda.ts'

const db = await testDatabase()
const now = new Date('2026-11-26T14:00:00Z')
const source = 'fete-de-la-science-2017'
const sample = await readFile(`${samplePackFolder}/events/fete-de-la-science-2017.json`, 'utf8')

/** An event of the columns of 2017; `titre` makes it another version of the same. */
const record = (identifiant: string, titre_fr = `Événement ${identifiant}`, day = '2016-10-08') => ({
  identifiant,
  titre_fr,
  horaires_iso: `${day}T10:00:00+02:00-${day}T18:00:00+02:00`,
  code_postal: '60000',
  ville: 'Beauvais',
})
const importRecords = (...records: object[]) =>
  importEvents(db, { source, ...fds2017(JSON.stringify(records)) }, now)

async function events(recordId: string) {
  const { rows } = await sql<{ id: string; slug: string; title: string; state: string; shown: boolean }>`
    SELECT e.id, e.slug, e.title_fr AS title, e.state,
      EXISTS (SELECT FROM search_entry s WHERE s.kind = 'event' AND s.id = e.slug) AS shown
    FROM event_source r JOIN event e ON e.id = r.event_id WHERE r.record_id = ${recordId}`.execute(db)
  return rows
}

const counts = (report: Awaited<ReturnType<typeof importEvents>>) => [
  report.added,
  report.changed,
  report.unchanged,
  report.refused.length,
]

beforeAll(async () => {
  await seedTerritories(db)
  await loadVocabularies(db)
  await loadSeasons(db)
})

describe('the events of the region pack', () => {
  test('are all loaded, once', async () => {
    expect(await loadEvents(db, samplePackFolder, silentProgress, now)).toEqual([
      { source, added: 55, changed: 0, unchanged: 0, refused: [] },
      { source: 'openagenda-sample', added: 2, changed: 0, unchanged: 0, refused: [] },
    ])
    expect(await loadEvents(db, samplePackFolder, silentProgress, now)).toEqual([])
    expect(counts(await importEvents(db, { source, ...fds2017(sample) }, now))).toEqual([0, 0, 55, 0])
    const { rows } = await sql<{ shown: number; seasons: number }>`SELECT
      (SELECT count(*) FROM search_entry WHERE kind = 'event')::int AS shown,
      (SELECT count(*) FROM event WHERE season = 'fete-de-la-science' AND season_year = 2017)::int AS seasons`.execute(
      db,
    )
    expect(rows).toEqual([{ shown: 57, seasons: 55 }])
  })

  test('are in the communes of the region, or in the town they write', async () => {
    const { rows } = await sql<{ commune: string; locality: string | null; point: boolean }>`
      SELECT commune, locality, point IS NOT NULL AS point FROM event_place WHERE commune IS NOT NULL ORDER BY 1`.execute(
      db,
    )
    expect(rows).toEqual([
      { commune: '59009', locality: null, point: true },
      { commune: '59512', locality: null, point: true },
      { commune: '59599', locality: null, point: true },
      { commune: '60057', locality: null, point: true },
    ])
    const { rows: elsewhere } = await sql<{ n: number }>`SELECT count(*)::int AS n FROM event_place
      WHERE commune IS NULL AND locality <> '' AND point IS NOT NULL`.execute(db)
    expect(elsewhere).toEqual([{ n: 53 }])
  })
})

test('a record that changed changes its event, which keeps its address', async () => {
  expect(counts(await importRecords(record('one'), record('two')))).toEqual([2, 0, 0, 0])
  const [before] = await events('one')
  expect(counts(await importRecords(record('one', 'Un autre titre'), record('two')))).toEqual([0, 1, 1, 0])
  expect(await events('one')).toEqual([{ ...before, title: 'Un autre titre', shown: true }])
})

test('an event that the team took away stays away', async () => {
  await importRecords(record('away'))
  await sql`UPDATE event SET state = 'removed' WHERE title_fr = 'Événement away'`.execute(db)
  expect(counts(await importRecords(record('away', 'De retour')))).toEqual([0, 0, 1, 0])
  expect(await events('away')).toMatchObject([{ title: 'Événement away', state: 'removed' }])
})

test('an edition that nobody dated lasts from its first session to its last; one that is dated stays', async () => {
  await importRecords(record('early', 'Tôt', '2015-10-07'), record('late', 'Tard', '2015-10-11'))
  await importRecords(record('later', 'Après', '2015-10-20'), record('2017', 'En 2017', '2017-11-30'))
  const { rows } = await sql<{ days: string }>`SELECT begins_on || ' ' || ends_on AS days FROM season_edition
    WHERE season = 'fete-de-la-science' AND year IN (2015, 2017) ORDER BY year`.execute(db)
  expect(rows.map(({ days }) => days)).toEqual(['2015-10-07 2015-10-11', '2017-10-07 2017-10-15'])
})

test('what cannot be written is told, and takes nothing else with it', async () => {
  const { records } = fds2017(JSON.stringify([record('good'), record('bad'), record('good')]))
  const spoilt = records.map((each) =>
    each.id === 'bad' ? { ...each, input: { ...each.input, titleFr: 'x'.repeat(141) } } : each,
  )
  const unread = { at: 'enregistrement 4', reason: { fr: 'Illisible.', en: 'Unreadable.' } }
  const report = await importEvents(db, { source, records: spoilt, refused: [unread] }, now)
  expect(report.added).toBe(1)
  expect(report.refused.map(({ at, reason }) => `${at} : ${reason.fr}`)).toEqual([
    'enregistrement 4 : Illisible.',
    'good : Cet identifiant est déjà dans le fichier : le premier est gardé.',
    'bad : La base de données refuse une valeur de cet événement.',
  ])
  expect(await events('bad')).toEqual([])
})

test('a source that nobody declared is a fault of ours, not of the file', async () => {
  const read = fds2017(JSON.stringify([record('lost')]))
  await expect(importEvents(db, { source: 'nowhere', ...read }, now)).rejects.toThrow(/source_id/)
})

test('documents of OpenAgenda are put in the commune of their INSEE code', async () => {
  const text = await readFile('data/hauts-de-france/events/openagenda-v2-sample.json', 'utf8')
  expect(counts(await importEvents(db, { source, ...openAgenda(text) }, now))).toEqual([2, 0, 0, 0])
  const { rows } = await sql<{ commune: string; sessions: number }>`
    SELECT p.commune, count(s.id)::int AS sessions FROM event_source r JOIN event_place p USING (event_id)
    JOIN event_session s ON s.place_id = p.id WHERE r.source_id = ${source} AND r.record_id IN ('93334423',
      'exposition-peindre-la-nature-paysages-impressionnistes-du-musee-dorsay-') GROUP BY 1 ORDER BY 1`.execute(
    db,
  )
  expect(rows).toEqual([
    { commune: '59512', sessions: 51 },
    { commune: '59599', sessions: 10 },
  ])
})

test('seasons edited in the database stay as they are; those that are missing come back', async () => {
  await sql`UPDATE season SET name_fr = 'La Fête' WHERE code = 'fete-de-la-science'`.execute(db)
  await sql`DELETE FROM season_edition WHERE season = 'pint-of-science'`.execute(db)
  await sql`DELETE FROM season WHERE code = 'pint-of-science'`.execute(db)
  expect([(await loadSeasons(db)) > 0, await loadSeasons(db)]).toEqual([true, 0])
  const { rows } = await sql<{
    name: string
    label: string
  }>`SELECT name_fr AS name, search_facet_label.label_fr AS label
    FROM season JOIN search_facet_label ON facet = 'season:' || code WHERE code = 'fete-de-la-science'`.execute(
    db,
  )
  expect(rows).toEqual([{ name: 'La Fête', label: 'La Fête' }])
})
