import { createHash, randomUUID } from 'node:crypto'
import type { Tx } from '../db/connect.ts'
import type { FileStore } from './file-store.ts'

/** A file to keep as it is, a PDF unless its type says otherwise: under which name people get it back. */
export type DocumentToKeep = { name: string; content: Uint8Array; contentType?: string }

/** Writes the row of the file in the transaction of what shows it. @returns its id, and the hash of its bytes */
export type WriteDocumentRow = (
  tx: Tx,
  personId: string | null,
  now: Date,
) => Promise<{ id: string; sha256: Buffer }>

const documentKey = (fileId: string): string => `document/${fileId}`

/** SHA-256 of bytes. */
export const sha256Of = (content: Uint8Array | string): Buffer =>
  createHash('sha256').update(content).digest()

/**
 * Keeps a file as it is: writes the file, then lets `work` write its row with what shows it. A file without its row is nobody's, a row without its
 * file would be a hole. Whatever `work` throws, the file is taken away again.
 */
export async function storeDocument<T>(
  files: FileStore,
  { name, content, contentType = 'application/pdf' }: DocumentToKeep,
  work: (writeRow: WriteDocumentRow) => Promise<T>,
): Promise<T> {
  const id = randomUUID()
  const sha256 = sha256Of(content)
  await files.put(documentKey(id), content)
  try {
    return await work(async (tx, created_by, created_at) => {
      const row = {
        id,
        kind: 'document',
        content_type: contentType,
        name,
        bytes: content.length,
        sha256,
      }
      await tx
        .insertInto('stored_file')
        .values({ ...row, created_at, created_by })
        .execute()
      return { id, sha256 }
    })
  } catch (error) {
    await files.remove(documentKey(id))
    throw error
  }
}

/**
 * The bytes of a document, which are those that were kept. @returns null when it is not there
 * @throws Error when they are not what their hash says: somebody touched the file
 */
export async function readDocument(
  files: FileStore,
  fileId: string,
  sha256: Uint8Array,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const content = await files.get(documentKey(fileId))
  if (content && !sha256Of(content).equals(sha256)) throw new Error(`document ${fileId} is not what was kept`)
  return content
}

/** Takes files away once the rows that named them are gone. */
export async function removeDocuments(files: FileStore, ids: readonly string[]): Promise<void> {
  for (const id of ids) await files.remove(documentKey(id))
}
