import type { Context } from 'hono'
import { NotFound } from '../errors.ts'
import { readDocument } from '../files/stored-document.ts'
import type { Env } from '../http/env.ts'

/**
 * A document that is kept, to whoever may read it. One that somebody brought is handed as a file, never shown under our name.
 * @throws NotFound when it was erased
 */
export async function keptPdf(
  c: Context<Env>,
  { fileId, sha256 }: { fileId: string | null; sha256: string },
  filename: string,
  disposition: 'inline' | 'attachment' = 'inline',
): Promise<Response> {
  const headers = { ETag: `"${sha256}"` }
  if (fileId && c.req.header('If-None-Match')?.includes(sha256)) return c.body(null, 304, headers)
  const content = fileId && (await readDocument(c.get('services').files, fileId, Buffer.from(sha256, 'hex')))
  if (!content) throw new NotFound()
  return c.body(content, 200, {
    ...headers,
    'Content-Type': 'application/pdf',
    'Content-Length': String(content.byteLength),
    'Content-Disposition': `${disposition}; filename="${filename}"`,
    'Cross-Origin-Resource-Policy': 'same-origin',
    'X-Robots-Tag': 'noindex',
  })
}
