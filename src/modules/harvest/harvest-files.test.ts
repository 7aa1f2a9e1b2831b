import { readFile } from 'node:fs/promises'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { aPerson } from '#modules/accounts/testing.ts'
import { loadSeasons } from '#modules/agenda/index.ts'
import { loadVocabularies } from '#modules/directory/index.ts'
import { seedTerritories } from '#modules/territories/testing.ts'
import { testDatabase } from '#platform/db/testing.ts'
import { askRun } from './ask-run.ts'
import { listLines } from './line-store.ts'
import { getFeed } from './store.ts'
import { aFeed, aServer, harvestOf } from './testing.ts'

const db = await testDatabase()
await seedTerritories(db)
await loadVocabularies(db)
await loadSeasons(db)
const moderator = (await aPerson(db).withRole('moderator').save()).actor
const clock = { now: new Date('2026-11-23T10:00:00Z') }
const harvest = harvestOf(db, clock)

/** A calendar on a server that knows when it changed last. */
const calendar = { text: '', etag: '"1"', asked: [] as (string | undefined)[] }
const server = await aServer((request, response) => {
  const known = request.headers['if-none-match']
  calendar.asked.push(known)
  if (known === calendar.etag) response.writeHead(304).end()
  else response.writeHead(200, { 'Content-Type': 'text/calendar', ETag: calendar.etag }).end(calendar.text)
})
afterAll(server.close)

const ics = (...events: { uid: string; title: string; day?: string; more?: string[] }[]) =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//essai',
    ...events.flatMap(({ uid, title, day = '20261205', more = [] }) => [
      'BEGIN:VEVENT',
      `UID:${uid}`,
      `SUMMARY:${title}`,
      `DTSTART;TZID=Europe/Paris:${day}T140000`,
      `DTEND;TZID=Europe/Paris:${day}T160000`,
      'LOCATION:Salle des fêtes\\, 59610 Fourmies',
      ...more,
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
    '',
  ].join('\r\n')
const serve = (text: string) => {
  calendar.text = text
  calendar.etag = `"${Number(calendar.etag.slice(1, -1)) + 1}"`
}
const feed = (kind: Parameters<typeof aFeed>[2], more: Parameters<typeof aFeed>[3]) =>
  aFeed(harvest.services, moderator, kind, more, clock.now)
const lines = async (runId: string) =>
  (await listLines(db, { runId, act: null, size: 100 })).map(({ act, title, recordId, reason }) =>
    [act, title ?? recordId, reason?.fr].filter(Boolean).join(' · '),
  )
async function shown(feedId: string) {
  const { rows } = await sql<{
    title: string
    commune: string | null
  }>`SELECT e.title_fr AS title, p.commune FROM event e
    JOIN event_source s ON s.event_id = e.id JOIN event_feed f ON f.source_id = s.source_id
    LEFT JOIN event_place p ON p.event_id = e.id WHERE f.id = ${feedId} AND e.state = 'published' ORDER BY 1`.execute(
    db,
  )
  return rows.map(({ title, commune }) => `${title} ${commune ?? '–'}`)
}

test('a calendar online is read when it changed; what it no longer holds is taken out, what is over stays', async () => {
  serve(
    ics(
      { uid: 'a', title: 'Atelier' },
      { uid: 'b', title: 'Balade' },
      { uid: 'c', title: 'Passé', day: '20261101' },
    ),
  )
  const id = await feed('ical-url', { url: `${server.url}/a.ics`, past: true })
  expect((await harvest.read(id)).counts).toEqual({ created: 3, unchanged: 0, past: 0 })
  expect(await shown(id)).toEqual(['Atelier 59249', 'Balade 59249', 'Passé 59249'])

  calendar.asked.length = 0
  const same = await harvest.read(id)
  expect([same.state, same.notModified, calendar.asked]).toEqual(['done', true, [calendar.etag]])

  serve(ics({ uid: 'a', title: 'Atelier', more: ['STATUS:CANCELLED'] }))
  const changed = await harvest.read(id)
  expect(await lines(changed.id)).toEqual([
    'changed · Atelier',
    'removed · Balade · La source ne le contient plus.',
  ])
  expect(await shown(id)).toEqual(['Atelier 59249', 'Passé 59249'])
  const { rows } = await sql<{
    status: number
  }>`SELECT s.status FROM event_session s JOIN event e ON e.id = s.event_id
    WHERE e.title_fr IN ('Atelier', 'Balade')`.execute(db)
  expect(rows).toEqual([{ status: 6 }, { status: 6 }])

  // In a new month it is read again even unchanged: repetitions are followed further.
  clock.now = new Date('2026-12-01T10:00:00Z')
  expect((await harvest.read(id)).notModified).toBe(false)
  clock.now = new Date('2026-11-23T10:00:00Z')
})

test('a calendar that was cut, emptied or replaced by a page takes nothing out', async () => {
  serve(ics({ uid: 'a', title: 'Atelier d’hiver' }, { uid: 'b', title: 'Balade d’hiver' }))
  const id = await feed('ical-url', { url: `${server.url}/b.ics` })
  await harvest.read(id)
  for (const [text, reason] of [
    [ics(), 'Le calendrier ne contient aucun événement.'],
    [ics({ uid: 'a', title: 'Atelier d’hiver' }).slice(0, -40), 'Le calendrier a été coupé : sa fin manque.'],
    [
      '<html><p>Connexion</p></html>',
      'Ce n’est pas un calendrier iCalendar : il ne commence pas par BEGIN:VCALENDAR.',
    ],
  ] as const) {
    serve(text)
    expect(await lines((await harvest.read(id)).id)).toEqual([`refused · fichier · ${reason}`])
  }
  expect(await shown(id)).toHaveLength(2)
})

test('more than half of a calendar does not leave at once, unless somebody asks', async () => {
  const many = Array.from({ length: 24 }, (_, at) => ({ uid: `m${at}`, title: `Série ${at}` }))
  serve(ics(...many))
  const id = await feed('ical-url', { url: `${server.url}/c.ics` })
  await harvest.read(id)
  serve(ics(...many.slice(0, 4)))
  const run = await harvest.read(id)
  expect(await lines(run.id)).toEqual([expect.stringMatching(/^refused · fichier · Plus de la moitié/)])
  expect(await shown(id)).toHaveLength(24)
  serve(ics(...many.slice(0, 4)))
  await askRun(db, moderator, { feedId: id, dry: false }, clock.now)
  await harvest.run()
  expect(await shown(id)).toHaveLength(4)
})

test('a table in Windows-1252 is read; each row that is left out has its reason; a new file replaces it', async () => {
  const table =
    'Titre;Date;Heure;Commune;CP\nAtelier d\u2019été;05/12/2026;14h;Fourmies;59610\n;05/12/2026;14h;;\nSans date;;;;\n'
  const latin = Uint8Array.from([...table].map((sign) => (sign === '’' ? 0x92 : sign.charCodeAt(0))))
  const id = await feed('csv', { file: { name: 'programme.csv', content: latin } })
  const run = await harvest.read(id)
  expect(await lines(run.id)).toEqual([
    'created · Atelier d’été',
    'refused · ligne 3 · Aucun titre.',
    'refused · ligne 4 · La date de début manque ou est illisible.',
  ])
  expect(await shown(id)).toEqual(['Atelier d’été 59249'])
  expect((await getFeed(db, id))?.file?.name).toBe('programme.csv')
})

test('the open data of Fête de la science and documents of OpenAgenda, as files', async () => {
  const folder = 'data/hauts-de-france/events'
  const fds = { name: 'a.json', content: await readFile(`${folder}/fete-de-la-science-2017.json`) }
  const first = await harvest.read(await feed('fds-2017', { file: fds, past: true }))
  expect(first.counts).toEqual({ created: 55, unchanged: 0, past: 0 })
  const over = await harvest.read(await feed('fds-2017', { file: fds }))
  expect(over.counts).toEqual({ unchanged: 0, past: 55 })
  const documents = { name: 'b.json', content: await readFile(`${folder}/openagenda-v2-sample.json`) }
  const second = await harvest.read(await feed('openagenda-file', { file: documents, past: true }))
  expect(second.counts.created).toBe(2)
})

test('an image, an empty file, an address that is no more end in a sentence', async () => {
  const of = async (content: Uint8Array) =>
    lines((await harvest.read(await feed('csv', { file: { name: 'a', content } }))).id)
  expect(await of(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1, 2]))).toEqual([
    expect.stringMatching(/^refused · fichier · Le fichier n’est pas du texte/),
  ])
  expect(await of(new Uint8Array())).toEqual([
    expect.stringMatching(/^refused · fichier · Le fichier est vide/),
  ])
  const gone = await aServer((_, response) => response.writeHead(404).end())
  const run = await harvest.read(await feed('csv', { url: `${gone.url}/a.csv` }))
  await gone.close()
  expect([run.state, run.error?.fr]).toEqual(['failed', 'Il n’y a plus rien à cette adresse.'])
})
