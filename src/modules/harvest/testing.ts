import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Database, inTransaction } from '#platform/db/connect.ts'
import { folderFiles } from '#platform/files/file-store.ts'
import type { HarvestServices } from './claim.ts'
import type { Feed, FeedKind, Run } from './model.ts'
import { publicFetch } from './public-fetch.ts'
import { runFeeds } from './run-feeds.ts'
import { addRun, getRun } from './run-store.ts'
import { type FeedInput, saveFeed } from './save-feed.ts'

/** A server on this machine that answers as a source does. Close it when the test is over. */
export async function aServer(answer: (request: IncomingMessage, response: ServerResponse) => void) {
  const server = createServer(answer)
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => new Promise<void>((done) => server.close(() => done())),
  }
}

/** An event as OpenAgenda's API gives it: what tests change, over what all have. */
export type AgendaEvent = { uid: number; updatedAt: string; removed?: true; [field: string]: unknown }

/**
 * OpenAgenda's API v2 as its documentation describes it: a key in a header, pages followed by `after[]`, changes since a moment, rows of
 * what was removed. `events` may be changed between two readings.
 */
export async function anOpenAgenda(events: AgendaEvent[], key: string, pageSize = 2) {
  const asked: URLSearchParams[] = []
  let down = 0
  const server = await aServer((request, response) => {
    const { searchParams: query } = new URL(request.url ?? '', 'http://localhost')
    asked.push(query)
    const send = (status: number, body: unknown) => {
      response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body))
    }
    if (down > 0) {
      down--
      return send(503, {})
    }
    if (request.headers.key !== key) return send(403, { message: 'unknown key' })
    const since = query.get('updatedAt[gte]')
    const listed = events
      .filter((each) => query.get('removed') === 'null' || !each.removed)
      .filter(({ updatedAt }) => !since || updatedAt >= since)
      .sort((one, other) => one.updatedAt.localeCompare(other.updatedAt) || one.uid - other.uid)
    const from = Number(query.getAll('after[]')[0] ?? 0)
    const page = listed.slice(from, from + pageSize)
    send(200, {
      total: listed.length,
      events: page,
      ...(from + pageSize < listed.length && { after: [from + pageSize] }),
    })
  })
  return {
    ...server,
    url: `${server.url}/v2/agendas/1/events`,
    events,
    asked,
    /** The next answers are errors of a server out of breath. */
    tire: (times: number) => {
      down = times
    },
  }
}

/** A feed for tests, in a few words, and what it needs to run: the real reading, of this machine too, without waiting between tries. */
export function harvestOf(db: Database, clock: { now: Date }) {
  const files = folderFiles(join(tmpdir(), `maillage-test-feeds-${process.pid}`))
  const errors: unknown[] = []
  const services: HarvestServices = {
    db,
    files,
    now: () => clock.now,
    log: { error: (error: unknown) => void errors.push(error) },
    fetch: publicFetch(true),
    pause: async () => {},
  }
  const never = new AbortController().signal
  const run = (signal = never) => runFeeds(services, signal)
  return {
    services,
    errors,
    run,
    /** Reads a source as its time had come, and gives what became of it. */
    async read(feedId: string, options: { dry?: boolean } = {}): Promise<Run> {
      const id = await inTransaction(db, (tx) =>
        addRun(tx, { feedId, dry: options.dry ?? false, askedBy: null }, clock.now),
      )
      await run()
      const found = await getRun(db, id ?? '')
      if (!found) throw new Error('no run')
      return found
    },
  }
}

/** A source that moderators describe in a few words. */
export async function aFeed(
  stores: Pick<HarvestServices, 'db' | 'files'>,
  actor: Parameters<typeof saveFeed>[1],
  kind: FeedKind,
  given: Partial<FeedInput>,
  now: Date,
): Promise<Feed['id']> {
  const input: FeedInput = {
    name: 'Une source',
    url: null,
    secret: null,
    file: null,
    past: false,
    organiser: null,
    publisher: 'Un agenda',
    licence: 'Licence Ouverte 2.0',
    schedule: 'manual',
    conflictRule: 'ask',
    ...given,
  }
  const { id } = await saveFeed(stores, actor, { kind }, input, now)
  return id
}
