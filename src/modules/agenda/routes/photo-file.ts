import type { Context } from 'hono'
import { NotFound } from '#platform/errors.ts'
import { readPhoto } from '#platform/files/stored-photo.ts'
import type { Env } from '#platform/http/env.ts'
import { eventPhotoFile } from '../photo-store.ts'
import { canSeeUnpublishedEvent } from '../policy.ts'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/**
 * `GET /fichiers/rendez-vous/{id}/{width}.webp`. What stands at an address never changes: it may be kept for ever. A photo of an event that is
 * not public, or one that was removed, exists for its people only, and is kept nowhere. Other sites may show it: feeds name it.
 * @throws NotFound
 */
export async function serveEventPhoto(c: Context<Env>): Promise<Response> {
  const { db, files } = c.get('services')
  const id = c.req.param('id') ?? ''
  const width = Number(/^(\d{2,4})\.webp$/.exec(c.req.param('file') ?? '')?.[1])
  const photo = uuid.test(id) && width ? await eventPhotoFile(db, id) : null
  if (!photo?.widths.includes(width)) throw new NotFound()
  if (!photo.isPublic && !canSeeUnpublishedEvent(c.get('actor'), photo)) throw new NotFound()
  const content = await readPhoto(files, photo.fileId, width)
  if (!content) throw new NotFound()
  return c.body(content, 200, {
    'Content-Type': 'image/webp',
    'Content-Length': String(content.byteLength),
    'Cache-Control': photo.isPublic ? 'public, max-age=31536000, immutable' : 'private, no-store',
    'Cross-Origin-Resource-Policy': photo.isPublic ? 'cross-origin' : 'same-origin',
  })
}
