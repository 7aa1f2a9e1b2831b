import { get } from 'node:http'
import { sql } from 'kysely'
import type { Config } from '#platform/config.ts'
import { openDatabase } from '#platform/db/open.ts'
import { instrumentedApp } from './load.ts'
import { median } from './measure.ts'
import type { Site } from './site.ts'

/**
 * A whole calendar file, medians of several runs: seconds, how far memory rose in megabytes, what its statements took; beside it, a plain
 * read of the same rows in one statement, and what a program that already has the file is answered.
 */
export type FeedFigures = {
  path: string
  events: number
  sessions: number
  megabytes: number
  seconds: number
  growthMb: number
  sqlSeconds: number
  plainSeconds: number
  unchangedMs: number
}

const runs = 5

export async function measureFeed(config: Config, site: Site, until: string | null): Promise<FeedFigures> {
  const path = `/agenda.ics${until === null ? '' : `?au=${until}`}`
  const plain = await plainRead(config, until)
  const sqlSeconds = await statementSeconds(config, path)
  const files: { seconds: number; growthMb: number; bytes: number; etag: string }[] = []
  for (let run = 0; run < runs; run++) {
    const before = site.restartPeak()
    const file = await download(site.origin + path)
    files.push({ ...file, growthMb: site.peakMemoryMb() - before })
  }
  const last = files.at(-1)
  const again: number[] = []
  for (let run = 0; run < 20; run++)
    again.push((await download(site.origin + path, last?.etag)).seconds * 1000)
  return {
    path,
    events: plain.events,
    sessions: plain.sessions,
    megabytes: (last?.bytes ?? 0) / 1e6,
    seconds: median(files.map((file) => file.seconds)),
    growthMb: median(files.map((file) => file.growthMb)),
    sqlSeconds,
    plainSeconds: plain.seconds,
    unchangedMs: median(again),
  }
}

/** The rows that the file tells, as the tables hold them. */
async function plainRead(config: Config, until: string | null) {
  const { db, close } = await openDatabase(config)
  try {
    const times: number[] = []
    let [events, sessions] = [0, 0]
    for (let run = 0; run < runs; run++) {
      const began = performance.now()
      const { rows } = await sql<{ event: string }>`
        SELECT e.id AS event, e.slug, e.title_fr, e.summary_fr, e.mode, e.online_link, e.sequence, e.updated_at,
          p.name, p.address, p.commune, p.point::text AS point, s.id, s.begins_at, s.ends_at, s.status
        FROM search_entry x JOIN event e ON e.slug = x.id JOIN event_session s ON s.event_id = e.id
          LEFT JOIN event_place p ON p.event_id = e.id AND p.rank = 0
        WHERE x.kind = 'event' AND x.last_end > now() AND (${until}::date IS NULL OR x.begins[1] < ${until}::date + 1)`.execute(
        db,
      )
      times.push((performance.now() - began) / 1000)
      sessions = rows.length
      events = new Set(rows.map((row) => row.event)).size
    }
    return { events, sessions, seconds: median(times) }
  } finally {
    await close()
  }
}

async function statementSeconds(config: Config, path: string): Promise<number> {
  const { app, sqlTimes, close } = await instrumentedApp(config)
  const sums: number[] = []
  for (let run = -1; run < 3; run++) {
    sqlTimes.length = 0
    const answer = await app.request(`http://localhost${path}`)
    for await (const _ of answer.body ?? []);
    if (run >= 0) sums.push(sqlTimes.reduce((sum, each) => sum + each, 0) / 1000)
  }
  await close()
  return median(sums)
}

/** Takes a file as it comes and keeps nothing of it. */
function download(url: string, etag?: string): Promise<{ seconds: number; bytes: number; etag: string }> {
  return new Promise((resolve, reject) => {
    const began = performance.now()
    get(url, { headers: { ...(etag && { 'if-none-match': etag }) } }, (answer) => {
      let bytes = 0
      answer.on('data', (chunk: Buffer) => {
        bytes += chunk.length
      })
      answer.on('error', reject)
      answer.on('end', () =>
        resolve({ seconds: (performance.now() - began) / 1000, bytes, etag: answer.headers.etag ?? '' }),
      )
    }).on('error', reject)
  })
}
