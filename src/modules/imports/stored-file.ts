import type { FileStore } from '#platform/files/file-store.ts'
import type { Run } from './model.ts'
import { UnreadableFile, withFile } from './read-upload.ts'
import { fileKey } from './upload-import.ts'

/** Lends the file of an import. @throws UnreadableFile when it is no longer kept */
export async function withStoredFile<T>(
  files: FileStore,
  run: Run,
  work: (path: string) => Promise<T>,
): Promise<T> {
  const content = run.fileId ? await files.get(fileKey(run.fileId)) : null
  if (!content)
    throw new UnreadableFile('unreadable', 'Le fichier n’est plus gardé\u00a0: envoyez-le de nouveau.')
  return withFile(content, run.fileName, work)
}
