import type { Said } from '#modules/agenda/index.ts'
import type { Database } from '#platform/db/connect.ts'
import type { FileStore } from '#platform/files/file-store.ts'
import { type Feed, largestSource } from './model.ts'
import { type Pause, patientFetch } from './patient-fetch.ts'
import { type Fetch, FetchFailure } from './public-fetch.ts'
import { readEventFile } from './read-file.ts'
import { readOpenAgenda } from './read-openagenda.ts'
import { wasReadThisMonth } from './run-store.ts'
import { isAboutFile, type SourceEnd, type SourcePart } from './source-part.ts'
import { getSecret } from './store.ts'

export type Reading = {
  db: Database
  files: FileStore
  fetch: Fetch
  pause: Pause
  signal: AbortSignal
  now: Date
}

/** Reads a source part by part. @throws FetchFailure when it cannot be read */
export async function* readSource(feed: Feed, reading: Reading): AsyncGenerator<SourcePart, SourceEnd> {
  if (feed.kind === 'openagenda-api')
    return yield* readOpenAgenda(feed, { ...reading, secret: await getSecret(reading.db, feed.id) })
  const got = feed.url === null ? await fromStore(feed, reading) : await fromWeb(feed, feed.url, reading)
  if (got.content === null) return { position: got.position, notModified: true, whole: false }
  const read = await readEventFile(feed.kind, got.content, reading.now)
  yield { ...read, removed: [], total: read.records.length + read.refused.length }
  // An empty source is more likely broken than emptied.
  const whole = read.records.length > 0 && !read.refused.some(isAboutFile)
  return { position: got.position, notModified: false, whole }
}

type Got = { content: Uint8Array | null; position: SourceEnd['position'] }

async function fromStore(feed: Feed, { files }: Reading): Promise<Got> {
  const content = feed.file && (await files.get(fileKey(feed.file.id)))
  if (!content) throw new FetchFailure(said.noFile)
  return { content, position: { cursor: null, etag: null, lastModified: null } }
}

async function fromWeb(feed: Feed, url: string, { db, fetch, pause, signal, now }: Reading): Promise<Got> {
  const conditional = feed.kind !== 'ical-url' || (await wasReadThisMonth(db, feed.id, now))
  const answer = await patientFetch(fetch, pause, url, {
    headers: {
      ...(conditional && feed.etag && { 'If-None-Match': feed.etag }),
      ...(conditional && feed.lastModified && { 'If-Modified-Since': feed.lastModified }),
    },
    most: largestSource,
    signal,
  })
  const { cursor, etag, lastModified } = feed
  if (answer.status === 304) return { content: null, position: { cursor, etag, lastModified } }
  const position = { cursor: null, etag: answer.header('etag'), lastModified: answer.header('last-modified') }
  return { content: answer.body, position }
}

/** Where the file store keeps the file of a source. */
export const fileKey = (fileId: string) => `events/${fileId}`

const said = {
  noFile: { fr: 'Aucun fichier n’a été envoyé.', en: 'No file was sent.' },
} satisfies Record<string, Said>
