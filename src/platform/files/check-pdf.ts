import { inflateSync } from 'node:zlib'

/** What a PDF that somebody brings may weigh, in bytes: a scan of some pages. */
const largestPdf = 8 * 1024 * 1024

/** Why a file is not kept: none was sent, it is too heavy, it is no PDF, it is locked by a password, it holds something that runs. */
export type PdfFault = 'missing' | 'heavy' | 'no-pdf' | 'locked' | 'active'

// What acts on whoever opens it, or hides another file (ISO 32000-1, 12.6.4 and 7.11.4).
const active =
  /\/(JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|XFA|SubmitForm|ImportData|GoToE|Sound|Movie)(?![A-Za-z])/
// Objects may be packed: what they unpack to is read too, within reason.
const mostUnpacked = 32 * 1024 * 1024

/**
 * Checks by its content a PDF that somebody brings: header, end, no password, nothing that runs; objects that are packed (object streams) are
 * unpacked to be read. @returns what is wrong, or null
 */
export function pdfFault(content: Uint8Array): PdfFault | null {
  if (content.length === 0) return 'missing'
  if (content.length > largestPdf) return 'heavy'
  const text = Buffer.from(content.buffer, content.byteOffset, content.length).toString('latin1')
  if (!/^%PDF-[12]\.\d/.test(text) || !text.slice(-1024).includes('%%EOF') || !/\d obj\b/.test(text))
    return 'no-pdf'
  if (/\/Encrypt(?![A-Za-z])/.test(plainNames(text))) return 'locked'
  const packed = unpacked(content, text)
  if (packed === null) return 'no-pdf'
  return [text, ...packed].some((part) => active.test(plainNames(part))) ? 'active' : null
}

/** `/J#61vaScript` is `/JavaScript`. */
const plainNames = (text: string) =>
  text.replaceAll(/#([0-9A-Fa-f]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))

/** What object streams hold; null when one cannot be read. */
function unpacked(content: Uint8Array, text: string): string[] | null {
  const parts: string[] = []
  let total = 0
  for (const found of text.matchAll(/\/ObjStm\b[\s\S]{0,400}?stream\r?\n/g)) {
    const from = found.index + found[0].length
    const to = text.indexOf('endstream', from)
    try {
      const part = inflateSync(content.subarray(from, to < 0 ? undefined : to), {
        maxOutputLength: mostUnpacked - total,
        finishFlush: 2,
      })
      total += part.length
      parts.push(part.toString('latin1'))
    } catch {
      return null
    }
  }
  return parts
}

/** Reads the PDF that a form brought in `field`, or says what is to correct. */
export async function readPdfFile(
  form: FormData,
  field: string,
): Promise<{ pdf: Uint8Array } | { fault: PdfFault }> {
  const file = form.get(field)
  if (!(file instanceof File)) return { fault: 'missing' }
  if (file.size > largestPdf) return { fault: 'heavy' }
  const pdf = new Uint8Array(await file.arrayBuffer())
  const fault = pdfFault(pdf)
  return fault ? { fault } : { pdf }
}
