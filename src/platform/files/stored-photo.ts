import { createHash, randomUUID } from 'node:crypto'
import type { Tx } from '../db/connect.ts'
import type { FileStore } from './file-store.ts'
import type { PreparedPhoto } from './prepare-photo.ts'

/** The key of one size of a photo in the file store. */
const photoKey = (fileId: string, width: number): string => `photo/${fileId}/${width}.webp`

/**
 * Writes the files of a photo, then lets `work` write what shows it, with the row of the file. Files come first: one without its row is
 * nobody's, a row without its file would be a hole. Whatever `work` throws, the files are taken away again.
 */
export async function storePhoto(
  files: FileStore,
  photo: PreparedPhoto,
  work: (writeFileRow: (tx: Tx, personId: string | null, now: Date) => Promise<string>) => Promise<void>,
): Promise<void> {
  const id = randomUUID()
  const widths = photo.versions.map(({ width }) => width)
  const bytes = Buffer.concat(photo.versions.map((version) => version.bytes))
  try {
    for (const version of photo.versions) await files.put(photoKey(id, version.width), version.bytes)
    await work(async (tx, created_by, created_at) => {
      const row = {
        id,
        kind: 'photo',
        content_type: 'image/webp',
        name: `${id}.webp`,
        bytes: bytes.byteLength,
        sha256: createHash('sha256').update(bytes).digest(),
        width: photo.width,
        height: photo.height,
        widths,
      }
      await tx
        .insertInto('stored_file')
        .values({ ...row, created_at, created_by })
        .execute()
      return id
    })
  } catch (error) {
    await removePhotoFiles(files, { id, widths })
    throw error
  }
}

/** One size of a photo. @returns null when it is not there */
export function readPhoto(files: FileStore, fileId: string, width: number): ReturnType<FileStore['get']> {
  return files.get(photoKey(fileId, width))
}

/** Takes the row of a file away; its files go once that is committed, by `removePhotoFiles`. */
export function forgetFiles(tx: Tx, ids: string[]): Promise<{ id: string; widths: number[] }[]> {
  return tx.deleteFrom('stored_file').where('id', 'in', ids).returning(['id', 'widths']).execute()
}

export async function removePhotoFiles(
  files: FileStore,
  { id, widths }: { id: string; widths: number[] },
): Promise<void> {
  for (const width of widths) await files.remove(photoKey(id, width))
}
