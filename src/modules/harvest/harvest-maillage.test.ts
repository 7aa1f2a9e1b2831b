import { expect, test } from 'vitest'
import { withdrawEvent } from '#modules/agenda/index.ts'
import { anEvent } from '#modules/agenda/testing.ts'
import { seedTerritories } from '#modules/territories/testing.ts'
import { inTransaction } from '#platform/db/connect.ts'
import { testDatabase } from '#platform/db/testing.ts'
import { testServices } from '#platform/http/testing.ts'
import { createApp } from '../../app.ts'
import type { Fetch } from './public-fetch.ts'
import { readOpenAgenda } from './read-openagenda.ts'
import type { SourcePart } from './source-part.ts'

const db = await testDatabase()
await seedTerritories(db)
const app = createApp(testServices(db))

/** The web, where there is only our own site. */
const fetch: Fetch = async (address) => {
  const { pathname, search } = new URL(address)
  const answer = await app.request(pathname + search)
  return {
    status: answer.status,
    header: (name) => answer.headers.get(name),
    body: new Uint8Array(await answer.arrayBuffer()),
  }
}

/** What is read of our own agenda since a moment, and the moment it brings back. */
async function readAgenda(cursor: string | null) {
  const reading = readOpenAgenda(
    { url: 'http://localhost/agenda.openagenda.json', cursor, past: false },
    { fetch, pause: async () => {}, secret: null, signal: AbortSignal.timeout(20_000) },
  )
  const parts: SourcePart[] = []
  for (;;) {
    const { value, done } = await reading.next()
    if (done) return { parts, cursor: value.position.cursor }
    parts.push(value)
  }
}

const titles = (parts: SourcePart[]) => parts.map(({ records }) => records.map(({ input }) => input.titleFr))

test('a site like ours is read as OpenAgenda is: all of it, then what changed, then what was taken away', async () => {
  for (let minute = 0; minute < 120; minute++)
    await anEvent(db)
      .named(`Rendez-vous ${minute}`)
      .about('astronomy')
      .inCommune('59249')
      .on('2026-12-05T14:00')
      .save(new Date(Date.UTC(2026, 10, 20, 10, minute)))
  const first = await readAgenda(null)
  expect(titles(first.parts)).toEqual([
    Array.from({ length: 100 }, (_, at) => `Rendez-vous ${at}`),
    Array.from({ length: 20 }, (_, at) => `Rendez-vous ${at + 100}`),
  ])
  expect(first.parts.flatMap(({ refused, notes }) => [...refused, ...notes])).toEqual([])
  expect(first.cursor).toBe('2026-11-20T11:59:00.000Z')
  const last = await db
    .selectFrom('event')
    .where('title_fr', '=', 'Rendez-vous 119')
    .select('id')
    .executeTakeFirstOrThrow()
  await inTransaction(db, (tx) => withdrawEvent(tx, last.id, new Date('2026-11-21T10:00:00Z')))
  const second = await readAgenda('2026-11-20T12:00:00.000Z')
  expect(second.parts.map(({ records, removed }) => [records.length, removed.length])).toEqual([[0, 1]])
  expect(second.cursor).toBe('2026-11-21T10:00:00.000Z')
})
