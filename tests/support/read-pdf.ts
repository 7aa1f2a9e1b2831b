import { inflateSync } from 'node:zlib'

/**
 * The number of pages and the words of a PDF made by Typst: its fonts say which character each two-byte code is (ToUnicode, bfchar). A code is
 * read by every font in turn, each on its own line, since only one makes sense: enough to find words in it.
 */
export function readPdf(bytes: Buffer): { pages: number; text: string } {
  const whole = bytes.toString('latin1')
  const streams = [...whole.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)].flatMap(([, body = '']) => {
    if (body.includes('begincmap')) return [body]
    try {
      return [inflateSync(Buffer.from(body, 'latin1')).toString('latin1')]
    } catch {
      return []
    }
  })
  const fonts = streams
    .filter((each) => each.includes('begincmap'))
    .map(
      (cmap) =>
        new Map(
          [...cmap.matchAll(/<([0-9A-F]{4})> <([0-9A-F]{4,})>/g)].map(([, code = '', text = '']) => [
            Number.parseInt(code, 16),
            Buffer.from(text, 'hex').swap16().toString('utf16le'),
          ]),
        ),
    )
  const shown = streams
    .filter((each) => /\bTJ\b/.test(each))
    .flatMap((page) =>
      [...page.matchAll(/\[([^\]]*(?:\\\][^\]]*)*)\]\s*TJ/g)].map(([, pieces = '']) => codesOf(pieces)),
    )
  return {
    pages: whole.match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0,
    text: fonts
      .map((font) => shown.map((codes) => codes.map((code) => font.get(code) ?? '').join('')).join(' '))
      .join('\n'),
  }
}

const escapes: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }

/** The two-byte codes of literal strings, without the spacing between them. */
function codesOf(pieces: string): number[] {
  const bytes = [...pieces.matchAll(/\(((?:\\[\s\S]|[^\\)])*)\)/g)]
    .map(([, literal = '']) =>
      literal.replace(/\\([0-7]{1,3}|[\s\S])/g, (_, escaped: string) =>
        /^[0-7]/.test(escaped)
          ? String.fromCharCode(Number.parseInt(escaped, 8))
          : (escapes[escaped] ?? escaped),
      ),
    )
    .join('')
  return Array.from(
    { length: bytes.length >> 1 },
    (_, at) => bytes.charCodeAt(2 * at) * 256 + bytes.charCodeAt(2 * at + 1),
  )
}
