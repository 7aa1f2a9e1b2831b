import { crc32, inflateRawSync } from 'node:zlib'

/** A file of an archive. */
export type ZipEntry = { name: string; content: Buffer }

/**
 * An archive (APPNOTE.TXT 4.5) of small files, not compressed: what a workbook travels in. Dates are left at the first the format knows, so that
 * the same content gives the same bytes.
 */
export function writeZip(entries: ZipEntry[]): Buffer {
  const parts: Buffer[] = []
  const directory = newDirectory()
  for (const entry of entries) parts.push(...directory.add(entry))
  return Buffer.concat([...parts, directory.end()])
}

/** The same while it is sent, one file in memory at a time. Below 65,535 files and four gigabytes, as the format without extension allows. */
export async function* zipPieces(entries: AsyncIterable<ZipEntry>): AsyncGenerator<Buffer<ArrayBuffer>> {
  const directory = newDirectory()
  for await (const entry of entries) yield Buffer.concat(directory.add(entry))
  yield directory.end()
}

function newDirectory() {
  const listed: Buffer[] = []
  let [count, offset] = [0, 0]
  return {
    add: ({ name, content }: ZipEntry): Buffer[] => {
      const title = Buffer.from(name, 'utf8')
      const common = Buffer.alloc(26)
      common.writeUInt16LE(20, 0) // version needed
      common.writeUInt16LE(0x0800, 2) // names are UTF-8
      common.writeUInt16LE(0x21, 8) // 1 January 1980
      common.writeUInt32LE(crc32(content), 10)
      common.writeUInt32LE(content.length, 14)
      common.writeUInt32LE(content.length, 18)
      common.writeUInt16LE(title.length, 22)
      const rest = Buffer.alloc(14)
      rest.writeUInt32LE(offset, 10)
      listed.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, rest, title)
      offset += 30 + title.length + content.length
      count++
      return [Buffer.from('PK\x03\x04', 'latin1'), common, title, content]
    },
    end: (): Buffer<ArrayBuffer> => {
      const all = Buffer.concat(listed)
      const end = Buffer.alloc(18)
      end.writeUInt16LE(count, 4)
      end.writeUInt16LE(count, 6)
      end.writeUInt32LE(all.length, 8)
      end.writeUInt32LE(offset, 12)
      return Buffer.concat([all, Buffer.from('PK\x05\x06', 'latin1'), end])
    },
  }
}

/**
 * The files of an archive whose names are wanted. Nothing grows past `most` bytes in all, whatever the archive says of itself.
 * @throws Error for what is no archive, is broken or too large
 */
export function readZip(bytes: Buffer, wanted: (name: string) => boolean, most: number): Map<string, Buffer> {
  const end = bytes.lastIndexOf('PK\x05\x06', undefined, 'latin1')
  if (end < 0) throw new Error('no archive')
  const files = new Map<string, Buffer>()
  let left = most
  let at = bytes.readUInt32LE(end + 16)
  for (let count = bytes.readUInt16LE(end + 10); count > 0; count--) {
    if (bytes.toString('latin1', at, at + 4) !== 'PK\x01\x02') throw new Error('broken archive')
    const [method, size, titleLength] = [
      bytes.readUInt16LE(at + 10),
      bytes.readUInt32LE(at + 20),
      bytes.readUInt16LE(at + 28),
    ]
    const name = bytes.toString('utf8', at + 46, at + 46 + titleLength)
    if (wanted(name)) {
      const content = contentAt(bytes, bytes.readUInt32LE(at + 42), method, size, left)
      left -= content.length
      files.set(name, content)
    }
    at += 46 + titleLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return files
}

function contentAt(bytes: Buffer, at: number, method: number, size: number, most: number): Buffer {
  const start = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28)
  const packed = bytes.subarray(start, start + size)
  if (method === 8) return inflateRawSync(packed, { maxOutputLength: Math.max(1, most) })
  if (method !== 0 || packed.length > most) throw new Error('unknown packing, or too large')
  return packed
}
