import { createHash, randomUUID } from 'node:crypto'
import { writeJournal } from '#modules/journal/index.ts'
import { type Actor, personId } from '#platform/access/actor.ts'
import { authorise } from '#platform/access/permission.ts'
import { type Database, inTransaction, type Tx } from '#platform/db/connect.ts'
import { AppError, Invalid, NotFound } from '#platform/errors.ts'
import type { FileStore } from '#platform/files/file-store.ts'
import { slugify } from '#platform/i18n/fold.ts'
import {
  type ConflictRule,
  type Feed,
  type FeedKind,
  largestSource,
  nextRunAt,
  type Schedule,
} from './model.ts'
import { canRunFeeds } from './policy.ts'
import { fileKey } from './read-source.ts'
import { freeSourceId, getFeed } from './store.ts'

/** What is said of a source. `secret` is the key: null keeps the one there is, the empty text takes it away. */
export type FeedInput = {
  name: string
  url: string | null
  secret: string | null
  file: { name: string; content: Uint8Array } | null
  past: boolean
  /** Slug of the organisation whose events they are. */
  organiser: string | null
  publisher: string
  licence: string
  schedule: Schedule
  conflictRule: ConflictRule
}

type Stores = { db: Database; files: FileStore }

/**
 * Adds a source of events, or changes one. Its first reading is when somebody asks, or an hour later at the soonest.
 * @param feed the kind of a new source, or the id of one that there is: its kind does not change
 * @throws AppError unauthenticated, forbidden, too_large; NotFound; Invalid `organiser`
 */
export async function saveFeed(
  { db, files }: Stores,
  actor: Actor,
  feed: { kind: FeedKind } | { id: string },
  input: FeedInput,
  now: Date,
): Promise<{ id: string }> {
  authorise(canRunFeeds, actor, undefined)
  if (input.file && input.file.content.length > largestSource) throw new AppError('too_large')
  const fileId = input.file && randomUUID()
  if (input.file && fileId) await files.put(fileKey(fileId), input.file.content)
  try {
    const { id, formerFile } = await inTransaction(db, async (tx) => {
      const organiserId = await organiserOf(tx, input.organiser)
      if (input.file && fileId) await keepFile(tx, fileId, input.file, personId(actor), now)
      const given = { input, organiserId, fileId }
      const saved =
        'id' in feed
          ? await change(tx, feed.id, given, now)
          : await add(tx, feed.kind, given, personId(actor), now)
      // Neither the key nor the address, which may hold one.
      const changes = { name: input.name, schedule: input.schedule, conflictRule: input.conflictRule }
      const action = 'id' in feed ? 'feed.edit' : 'feed.add'
      await writeJournal(tx, actor, [{ action, object: { kind: 'feed', id: saved.id }, changes }], now)
      return saved
    })
    if (formerFile) await files.remove(fileKey(formerFile))
    return { id }
  } catch (error) {
    if (fileId) await files.remove(fileKey(fileId))
    throw error
  }
}

type Given = { input: FeedInput; organiserId: string | null; fileId: string | null }
type Saved = { id: string; formerFile: string | null }

async function add(
  tx: Tx,
  kind: FeedKind,
  given: Given,
  createdBy: string | null,
  now: Date,
): Promise<Saved> {
  const { input, organiserId, fileId } = given
  const base = `moisson-${slugify(input.name, 'source').slice(0, 50)}`.replace(/-+$/, '')
  const sourceId = await freeSourceId(tx, base)
  await tx
    .insertInto('data_source')
    .values({ id: sourceId, vintage: now.toISOString().slice(0, 10), ...attribution(kind, input) })
    .execute()
  const { id } = await tx
    .insertInto('event_feed')
    .values({
      ...valuesOf(input, organiserId),
      kind,
      secret: input.secret || null,
      file_id: fileId,
      source_id: sourceId,
      next_run_at: nextRunAt(input.schedule, now, 1),
      created_by: createdBy,
      created_at: now,
      updated_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return { id, formerFile: null }
}

async function change(tx: Tx, id: string, { input, organiserId, fileId }: Given, now: Date): Promise<Saved> {
  const feed = await getFeed(tx, id, { lock: true })
  if (!feed) throw new NotFound()
  await tx
    .updateTable('data_source')
    .where('id', '=', feed.source.id)
    .set(attribution(feed.kind, input))
    .execute()
  await tx
    .updateTable('event_feed')
    .where('id', '=', id)
    .set({
      ...valuesOf(input, organiserId),
      ...(input.secret !== null && { secret: input.secret || null }),
      ...(fileId && { file_id: fileId }),
      ...(readsOtherwise(feed, input) && { cursor: null, etag: null, last_modified: null }),
      next_run_at: feed.schedule === input.schedule ? feed.nextRunAt : nextRunAt(input.schedule, now, 1),
      updated_at: now,
    })
    .execute()
  const formerFile = fileId ? (feed.file?.id ?? null) : null
  if (formerFile) await tx.deleteFrom('stored_file').where('id', '=', formerFile).execute()
  return { id, formerFile }
}

/** From elsewhere, or of another time: where the last reading ended says nothing any more. */
const readsOtherwise = (feed: Feed, input: FeedInput) => feed.url !== input.url || feed.past !== input.past

/** What is shown to everybody: no calendar's address, which may be a secret in itself, nor what follows a question mark, which may be a key. */
const attribution = (kind: FeedKind, { name, publisher, licence, url }: FeedInput) => ({
  title: name,
  publisher,
  licence,
  url: kind === 'ical-url' ? null : (url?.split(/[?#]/)[0] ?? null),
})

const valuesOf = ({ name, url, past, schedule, conflictRule }: FeedInput, organiserId: string | null) => ({
  name,
  url,
  settings: JSON.stringify({ past }),
  organiser_id: organiserId,
  schedule,
  conflict_rule: conflictRule,
})

async function organiserOf(tx: Tx, slug: string | null): Promise<string | null> {
  if (slug === null) return null
  const row = await tx
    .selectFrom('organisation')
    .where('slug', '=', slug)
    .where('status', '=', 'published')
    .select('id')
    .executeTakeFirst()
  if (!row) throw new Invalid([{ field: 'organiser', message: 'unknown' }])
  return row.id
}

async function keepFile(
  tx: Tx,
  id: string,
  { name, content }: { name: string; content: Uint8Array },
  createdBy: string | null,
  now: Date,
): Promise<void> {
  await tx
    .insertInto('stored_file')
    .values({
      id,
      kind: 'events',
      content_type: 'application/octet-stream',
      name: name.replaceAll(/[\p{Cc}\p{Cs}/\\]+/gu, ' ').slice(-120) || 'fichier',
      bytes: content.length,
      sha256: createHash('sha256').update(content).digest(),
      created_at: now,
      created_by: createdBy,
    })
    .execute()
}
