import { type Database, inTransaction } from '#platform/db/connect.ts'
import type { FileStore } from '#platform/files/file-store.ts'
import { fileKey } from './upload-import.ts'

const keptDays = { tried: 30, done: 183 }
const day = 24 * 3600 * 1000

/**
 * Forgets what is past its time: a file that nobody applied, after thirty days; the file, the rows and what undoing needs of an old import,
 * after six months. What the import did stays in the journal, and its counts in the list.
 */
export async function forgetImports(
  { db, files }: { db: Database; files: FileStore },
  now: Date,
): Promise<void> {
  const before = (days: number) => new Date(now.getTime() - days * day)
  const old = await db
    .selectFrom('import_run')
    .where('forgotten_at', 'is', null)
    .where('state', 'not in', ['checking', 'queued', 'running', 'undoing'])
    .where((eb) =>
      eb.or([
        eb('created_at', '<', before(keptDays.done)),
        eb.and([eb('applied_at', 'is', null), eb('created_at', '<', before(keptDays.tried))]),
      ]),
    )
    .select(['id', 'file_id', 'applied_at'])
    .orderBy('created_at')
    .limit(100)
    .execute()
  for (const { id, file_id: fileId, applied_at: applied } of old) {
    if (fileId) await files.remove(fileKey(fileId))
    await inTransaction(db, async (tx) => {
      await tx.deleteFrom('import_line').where('run_id', '=', id).execute()
      await tx.deleteFrom('import_change').where('run_id', '=', id).execute()
      if (applied)
        await tx
          .updateTable('import_run')
          .where('id', '=', id)
          .set({ forgotten_at: now, file_id: null, links: null })
          .execute()
      else await tx.deleteFrom('import_run').where('id', '=', id).execute()
      if (fileId) await tx.deleteFrom('stored_file').where('id', '=', fileId).execute()
    })
  }
}
