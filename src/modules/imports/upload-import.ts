import { createHash, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { type ColumnMapping, guessTarget } from '#modules/directory/index.ts'
import { writeJournal } from '#modules/journal/index.ts'
import { type Actor, originOf, personId } from '#platform/access/actor.ts'
import { authorise } from '#platform/access/permission.ts'
import { type Database, inTransaction, type Tx } from '#platform/db/connect.ts'
import { AppError, Invalid } from '#platform/errors.ts'
import type { FileStore } from '#platform/files/file-store.ts'
import { slugify } from '#platform/i18n/fold.ts'
import { largestFile, type NewSource, proposeMapping, safeFileName } from './model.ts'
import { canRunImports } from './policy.ts'
import { inspect } from './read-upload.ts'
import { getMapping } from './store.ts'

/** A file brought, and the source it belongs to: one that exists, or a new one. */
export type Upload = { name: string; content: Uint8Array; source: { id: string } | SourceToMake }
/** `wish` is the id to give it, when nothing else bears it. */
type SourceToMake = { wish?: string; title: string; rest: Omit<NewSource, 'title'> }

/**
 * Keeps a file and what it holds: nothing is imported yet.
 * @throws AppError unauthenticated, forbidden or too_large, UnreadableFile, Invalid `source` when it does not exist
 */
export async function uploadImport(
  { db, files }: { db: Database; files: FileStore },
  actor: Actor,
  { name, content, source }: Upload,
  now: Date,
): Promise<{ id: string }> {
  authorise(canRunImports, actor, undefined)
  // A command reads files of its own machine.
  if (actor.kind === 'person' && content.length > largestFile) throw new AppError('too_large')
  const fileName = safeFileName(name)
  const inspected = await inspect(content, fileName)
  const fileId = randomUUID()
  const key = fileKey(fileId)
  await files.put(key, content)
  try {
    return await inTransaction(db, async (tx) => {
      const sourceId =
        'id' in source
          ? await knownSource(tx, source.id)
          : await freeSourceId(tx, source.wish ?? source.title)
      await tx
        .insertInto('stored_file')
        .values({
          id: fileId,
          kind: 'import',
          content_type: 'application/octet-stream',
          name: fileName,
          bytes: content.length,
          sha256: createHash('sha256').update(content).digest(),
          created_at: now,
          created_by: personId(actor),
        })
        .execute()
      const mapping = inspected.format === 'csv' ? await firstMapping(tx, sourceId, inspected.columns) : null
      const { id } = await tx
        .insertInto('import_run')
        .values({
          source_id: sourceId,
          new_source: 'id' in source ? null : JSON.stringify({ title: source.title, ...source.rest }),
          file_id: fileId,
          file_name: fileName,
          encoding: inspected.encoding,
          format: inspected.format,
          columns: JSON.stringify(inspected.columns).replaceAll('\\u0000', ''),
          mapping: mapping && JSON.stringify(mapping),
          state: 'uploaded',
          total: inspected.total,
          origin: originOf(actor) === 'command' ? 'command' : 'form',
          asked_by: personId(actor),
          created_at: now,
        })
        .returning('id')
        .executeTakeFirstOrThrow()
      const changes = { file: fileName, rows: inspected.total, source: sourceId }
      await writeJournal(
        tx,
        actor,
        [{ action: 'import.upload', object: { kind: 'import', id }, changes }],
        now,
      )
      return { id }
    })
  } catch (error) {
    await files.remove(key)
    throw error
  }
}

/** Where the file store keeps an imported file. */
export const fileKey = (fileId: string) => `import/${fileId}`

async function firstMapping(
  tx: Tx,
  sourceId: string,
  columns: Parameters<typeof proposeMapping>[0],
): Promise<ColumnMapping> {
  return proposeMapping(columns, await getMapping(tx, sourceId), guessTarget)
}

async function knownSource(tx: Tx, id: string): Promise<string> {
  const row = await tx
    .selectFrom('data_source')
    .where('id', '=', id)
    .where('id', '<>', 'contribution')
    .select('id')
    .executeTakeFirst()
  if (!row) throw new Invalid([{ field: 'source', message: 'unknown' }])
  return row.id
}

/** An id that no source bears yet, from its title. */
async function freeSourceId(tx: Tx, title: string): Promise<string> {
  const base = slugify(title, 'fichier').slice(0, 60).replace(/-+$/, '')
  const { rows } = await sql<{
    id: string
  }>`SELECT id FROM data_source WHERE id = ${base} OR id LIKE ${`${base}-%`}`.execute(tx)
  const taken = new Set(rows.map((row) => row.id))
  for (let n = 1; ; n++) {
    const id = n === 1 ? base : `${base}-${n}`
    if (!taken.has(id)) return id
  }
}
