import { ReadableStream } from 'node:stream/web'
import type { Context } from 'hono'
import type { Env } from './env.ts'

/** A file that is made while it is sent. */
export type Download = {
  /** Pieces of the file, asked for one at a time and only when the visitor has taken the one before. */
  pieces: () => AsyncIterable<string | Uint8Array<ArrayBuffer>>
  type: string
  /** Name under which a browser keeps it; without it the file is shown. */
  filename?: string
  /** Changes whenever the content does. Required: computing one would mean reading the whole file first. */
  version: string
}

/**
 * Answers a file of any size in constant memory: the next piece is made when the connection has room for it,
 * and none is made for a HEAD, for a 304, or once the visitor has left.
 */
export function streamFile(c: Context<Env>, file: Download): Response {
  const headers: Record<string, string> = {
    'Content-Type': file.type,
    ETag: `W/"${file.version}"`,
    'Cache-Control': 'no-cache',
  }
  if (file.filename) headers['Content-Disposition'] = `attachment; filename="${file.filename}"`
  return c.body(ReadableStream.from(encoded(c, file.pieces)) as globalThis.ReadableStream, 200, headers)
}

// The status is already sent when a piece fails: the log keeps the reason, the visitor sees a cut connection and not a whole file.
async function* encoded(
  c: Context<Env>,
  pieces: Download['pieces'],
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder()
  try {
    for await (const piece of pieces())
      if (piece.length > 0) yield typeof piece === 'string' ? encoder.encode(piece) : piece
  } catch (error) {
    const { message, stack } = error as Error
    c.get('services').log.error({ id: c.get('requestId'), err: { message, stack } }, 'download interrupted')
    throw error
  }
}
