import { sql } from 'kysely'
import { type Database, inTransaction, type Tx } from '#platform/db/connect.ts'
import type { FileStore } from '#platform/files/file-store.ts'
import { removeDocuments } from '#platform/files/stored-document.ts'

/**
 * Takes away the files that loans keep for nobody any more: agreements and signed copies of loans that name nobody since three years, copies whose
 * sender was erased. Their hashes stay. @returns how many files went
 */
export async function erasePaper(
  { db, files }: { db: Database; files: FileStore },
  signal?: AbortSignal,
): Promise<number> {
  let erased = 0
  for (;;) {
    const gone = await inTransaction(db, oneBatch)
    await removeDocuments(files, gone)
    erased += gone.length
    if (gone.length === 0 || signal?.aborted) return erased
  }
}

/** A hundred of them, so that no transaction is long. */
async function oneBatch(tx: Tx): Promise<string[]> {
  const { rows: agreements } = await sql<{ id: string }>`
    WITH due AS (SELECT a.loan_id, a.file_id FROM loan_agreement a JOIN loan l ON l.id = a.loan_id
      WHERE l.erased_at IS NOT NULL AND a.file_id IS NOT NULL LIMIT 50)
    UPDATE loan_agreement a SET file_id = NULL FROM due WHERE a.loan_id = due.loan_id RETURNING due.file_id AS id`.execute(
    tx,
  )
  const { rows: copies } = await sql<{ id: string }>`
    WITH due AS (SELECT loan_id, side, file_id FROM loan_signed_copy WHERE name IS NULL AND file_id IS NOT NULL LIMIT 50)
    UPDATE loan_signed_copy c SET file_id = NULL FROM due WHERE c.loan_id = due.loan_id AND c.side = due.side
    RETURNING due.file_id AS id`.execute(tx)
  const ids = [...agreements, ...copies].map(({ id }) => id)
  if (ids.length > 0) await tx.deleteFrom('stored_file').where('id', 'in', ids).execute()
  return ids
}
