import { createHash, randomUUID } from 'node:crypto'
import { type Actor, personId } from '#platform/access/actor.ts'
import { authorise } from '#platform/access/permission.ts'
import type { Database, Tx } from '#platform/db/connect.ts'
import { AppError } from '#platform/errors.ts'
import type { FileStore } from '#platform/files/file-store.ts'
import { pictures } from '#platform/files/pictures.ts'
import { canChangeSettings } from './policy.ts'
import { saveSettings } from './save-settings.ts'

/** Twice the size it is shown at, for fine screens. */
const box = { width: 480, height: 112 }
const accepted = ['png', 'jpeg', 'webp']

/** Where the file store keeps a logo. */
export const logoKey = (id: string): string => `logo/${id}/logo.webp`

/**
 * Makes a picture the site's logo: drawn anew (nothing of the file received is kept), fitted, its words mandatory.
 * @throws AppError unsupported_type for anything but a PNG, JPEG or WebP picture, by its content; Conflict as saveSettings
 */
export async function saveLogo(
  { db, files }: { db: Database; files: FileStore },
  actor: Actor,
  given: { content: Uint8Array; alt: string; version: number },
  now: Date,
): Promise<void> {
  authorise(canChangeSettings, actor, undefined)
  await keepLogo(files, actor, given.content, now, (drawn, keep) => {
    const logo = { ...drawn, alt: given.alt }
    return saveSettings(db, actor, { change: { logo }, version: given.version }, now, keep)
  })
}

/**
 * Draws a picture anew as a logo and keeps its file as long as `save` succeeds. `save` writes what refers to it, and calls `keep` in
 * its transaction. The file is served at `/logo/{fileId}.webp`.
 * @throws AppError unsupported_type for anything but a PNG, JPEG or WebP picture, by its content
 */
export async function keepLogo(
  files: FileStore,
  actor: Actor,
  content: Uint8Array,
  now: Date,
  save: (
    drawn: { fileId: string; width: number; height: number },
    keep: (tx: Tx) => Promise<void>,
  ) => Promise<void>,
): Promise<void> {
  const { data, info } = await redraw(content)
  const id = randomUUID()
  await files.put(logoKey(id), data)
  try {
    await save({ fileId: id, width: info.width, height: info.height }, async (tx) => {
      await tx
        .insertInto('stored_file')
        .values({
          id,
          kind: 'logo',
          content_type: 'image/webp',
          name: 'logo.webp',
          bytes: data.length,
          sha256: createHash('sha256').update(data).digest(),
          width: info.width,
          height: info.height,
          created_at: now,
          created_by: personId(actor),
        })
        .execute()
    })
  } catch (error) {
    await files.remove(logoKey(id))
    throw error
  }
}

async function redraw(content: Uint8Array) {
  try {
    const picture = (await pictures())(content, { limitInputPixels: 40_000_000, failOn: 'error' })
    const { format } = await picture.metadata()
    if (!accepted.includes(format ?? '')) throw new AppError('unsupported_type')
    return await picture
      .rotate()
      .resize({ ...box, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 90 })
      .toBuffer({ resolveWithObject: true })
  } catch {
    throw new AppError('unsupported_type')
  }
}
