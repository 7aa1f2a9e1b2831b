import type { Database } from '#platform/db/connect.ts'
import type { FileStore } from '#platform/files/file-store.ts'
import { removeDocuments } from '#platform/files/stored-document.ts'

const atOnce = 200

/** Erases the bytes of files whose answers are gone, whatever took them. @returns how many */
export async function eraseGoneFiles({ db, files }: { db: Database; files: FileStore }): Promise<number> {
  let count = 0
  for (;;) {
    const gone = await db.selectFrom('survey_file_gone').select('file_id').limit(atOnce).execute()
    if (gone.length === 0) return count
    const ids = gone.map(({ file_id }) => file_id)
    await removeDocuments(files, ids)
    await db.deleteFrom('survey_file_gone').where('file_id', 'in', ids).execute()
    count += ids.length
  }
}
