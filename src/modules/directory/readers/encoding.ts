import { open } from 'node:fs/promises'

/** A file that cannot be read at all; the message is one clear sentence for the operator. */
export class FileError extends Error {}

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'

const advice = 'Enregistrez-le en UTF-8, puis recommencez.'

/**
 * Recognises the encoding of a text file by reading it whole, in small pieces: byte-order mark, zeros of UTF-16, valid UTF-8, else
 * Windows-1252 (which contains Latin-1) when its bytes look like Western text.
 * @throws FileError for a missing, empty or binary file, and for an encoding that is none of these
 */
export async function detectEncoding(path: string): Promise<{ encoding: Encoding; bytes: number }> {
  const file = await open(path).catch((error: NodeJS.ErrnoException) => {
    throw new FileError(
      error.code === 'ENOENT'
        ? `Le fichier ${path} n’existe pas. Vérifiez son nom.`
        : `Le fichier ${path} ne peut pas être lu (${error.code}).`,
    )
  })
  try {
    const { size } = await file.stat().then((stat) => {
      if (stat.isDirectory()) throw new FileError(`${path} est un dossier : donnez le nom d’un fichier.`)
      return stat
    })
    if (size === 0) throw new FileError(`Le fichier ${path} est vide.`)
    const start = new Uint8Array(4096)
    const { bytesRead } = await file.read(start, 0, start.length, 0)
    const wide = wideEncoding(start.subarray(0, bytesRead))
    if (wide) return { encoding: wide, bytes: size }
    const found = await survey(file.createReadStream({ start: 0, autoClose: false, highWaterMark: 1 << 18 }))
    if (found.binary)
      throw new FileError(
        `Le fichier ${path} n’est pas du texte (image, archive, classeur ?). Exportez-le en CSV ou en JSON.`,
      )
    if (found.broken === 0) return { encoding: 'utf-8', bytes: size }
    if (found.accents > 10 * found.broken)
      throw new FileError(
        `Le fichier ${path} est en UTF-8, mais ${found.broken} caractères y sont abîmés. ${advice}`,
      )
    if (found.odd > found.high * 0.3)
      throw new FileError(
        `L’encodage du fichier ${path} n’est pas reconnu (ni UTF-8, ni UTF-16, ni Latin-1). ${advice}`,
      )
    return { encoding: 'windows-1252', bytes: size }
  } finally {
    await file.close()
  }
}

function wideEncoding(start: Uint8Array): Encoding | undefined {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le'
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be'
  // Without a mark: Western text in UTF-16 has a zero in every other byte.
  const zeros = [0, 0]
  for (const [at, byte] of start.entries()) if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1
  const [even = 0, odd = 0] = zeros
  if (odd > start.length * 0.3 && even < start.length * 0.05) return 'utf-16le'
  return even > start.length * 0.3 && odd < start.length * 0.05 ? 'utf-16be' : undefined
}

type Survey = { binary: boolean; broken: number; accents: number; high: number; odd: number }

/** Counts what tells encodings apart. `odd` are bytes that Western text in Windows-1252 hardly uses (old Mac and DOS accents stand there). */
async function survey(stream: AsyncIterable<Uint8Array>): Promise<Survey> {
  const found: Survey = { binary: false, broken: 0, accents: 0, high: 0, odd: 0 }
  const decoder = new TextDecoder('utf-8')
  const count = (text: string) => {
    for (const sign of text.match(/[^\0-\x7f]/gu) ?? []) {
      if (sign === '\ufffd') found.broken++
      else found.accents++
    }
  }
  for await (const chunk of stream) {
    for (const byte of chunk) {
      if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27)) return { ...found, binary: true }
      if (byte < 0x80) continue
      found.high++
      if (byte < 0xa0 && !usual.has(byte)) found.odd++
    }
    count(decoder.decode(chunk, { stream: true }))
  }
  count(decoder.decode())
  return found
}

// € … ‘ ’ “ ” • – — Œ œ
const usual = new Set([0x80, 0x85, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97, 0x8c, 0x9c])
