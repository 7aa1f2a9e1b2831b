import { createHash } from 'node:crypto'
import type { Context } from 'hono'
import { LRUCache } from 'lru-cache'
import type { Env } from '../http/env.ts'
import { visitorAddress } from '../http/request.ts'
import type { PrintedDocument } from './typesetter.ts'

/**
 * A document as a route offers it. `version` lists all that its content depends on; `make` reads what it holds, or answers a page that
 * says why there is none.
 */
export type OfferedDocument = {
  version: readonly (string | number)[]
  filename: string
  make: () => Promise<PrintedDocument | Response>
}

// What a person needs, and a school behind one address.
const documentsMost = 60
const documentsSeconds = 600
// A programme of a season weighs 2 MB at most.
const keptBytes = 16 * 1024 * 1024

/**
 * Answers PDFs: 304 to whoever has this version, the same bytes again to others while the version stands, and each visitor a number
 * of new documents. One for an application: what it keeps is that of its database.
 */
export function pdfAnswers(): (c: Context<Env>, offered: OfferedDocument) => Promise<Response> {
  const made = new LRUCache<string, Uint8Array>({ maxSize: keptBytes, sizeCalculation: (pdf) => pdf.length })
  const underWay = new Map<string, Promise<Uint8Array | Response>>()

  const typeset = async (c: Context<Env>, version: string, make: OfferedDocument['make']) => {
    const document = await make()
    if (document instanceof Response) return document
    // Only what is typeset counts: to be told that there is nothing to print costs what a list does.
    c.get('services').limiter.count('document', visitorAddress(c), documentsMost, documentsSeconds)
    const pdf = await c.get('services').typesetter.typeset(document)
    made.set(version, pdf)
    return pdf
  }

  return async (c, offered) => {
    const version = createHash('sha256').update(JSON.stringify(offered.version)).digest('hex').slice(0, 20)
    const headers = { ETag: `W/"${version}"`, 'Cache-Control': 'no-cache' }
    if (c.req.header('If-None-Match')?.includes(`"${version}"`)) return c.body(null, 304, headers)
    // Who waits for what another visitor asked does not share a refusal meant for the other.
    const known = made.get(version) ?? (await underWay.get(version)?.catch(() => undefined))
    let pdf = known instanceof Response ? undefined : known
    if (!pdf) {
      const making = typeset(c, version, offered.make)
      underWay.set(version, making)
      const answer = await making.finally(() => underWay.delete(version))
      if (answer instanceof Response) return answer
      pdf = answer
    }
    return c.body(pdf as Uint8Array<ArrayBuffer>, 200, {
      ...headers,
      'Content-Type': 'application/pdf',
      'Content-Disposition': `inline; filename="${offered.filename}"`,
      // Robots index the page that it is printed from.
      'X-Robots-Tag': 'noindex',
    })
  }
}
