import type { Context } from 'hono'
import { canEditOrganisation } from '#modules/directory/index.ts'
import { NotFound } from '#platform/errors.ts'
import { readPhoto } from '#platform/files/stored-photo.ts'
import type { Env } from '#platform/http/env.ts'
import { photoFile } from '../photo-store.ts'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/**
 * `GET /fichiers/photo/{id}/{width}.webp`. What stands at an address never changes: it may be kept for ever. A photo of a record that is not
 * public, or one that was removed, exists for its editors only, and is kept nowhere.
 * @throws NotFound
 */
export async function servePhoto(c: Context<Env>): Promise<Response> {
  const { db, files } = c.get('services')
  const id = c.req.param('id') ?? ''
  const width = Number(/^(\d{2,4})\.webp$/.exec(c.req.param('file') ?? '')?.[1])
  const photo = uuid.test(id) && width ? await photoFile(db, id) : null
  if (!photo?.widths.includes(width)) throw new NotFound()
  const isPublic = photo.status === 'published' && !photo.removed
  const owner = { id: photo.organisationId, status: photo.status, proposedBy: photo.proposedBy }
  if (!isPublic && !canEditOrganisation(c.get('actor'), owner)) throw new NotFound()
  const content = await readPhoto(files, photo.fileId, width)
  if (!content) throw new NotFound()
  return c.body(content, 200, {
    'Content-Type': 'image/webp',
    'Content-Length': String(content.byteLength),
    'Cache-Control': isPublic ? 'public, max-age=31536000, immutable' : 'private, no-store',
    'Cross-Origin-Resource-Policy': 'same-origin',
  })
}
