import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { columnFolder, FileError, openFile, readerFor } from '#modules/directory/index.ts'
import { type FileColumn, mostColumns } from './model.ts'

/** A file that cannot be imported, and why; `detail` is a sentence in French when the reader gave one. */
export class UnreadableFile extends Error {
  readonly kind: 'workbook' | 'archive' | 'pdf' | 'image' | 'empty' | 'columns' | 'rows' | 'unreadable'
  readonly detail: string
  constructor(kind: UnreadableFile['kind'], detail = '') {
    super(detail || kind)
    this.kind = kind
    this.detail = detail
  }
}

/** What a file holds. `format` is a reader's id: `csv` for any table that none recognises. */
export type Inspected = { encoding: string; format: string; columns: FileColumn[]; total: number }

const signatures: [UnreadableFile['kind'], string][] = [
  ['workbook', 'd0cf11e0'],
  ['archive', '1f8b'],
  ['archive', '377abcaf'],
  ['archive', '52617221'],
  ['archive', '425a68'],
  ['pdf', '25504446'],
  ['image', '89504e47'],
  ['image', 'ffd8ff'],
  ['image', '47494638'],
]

/** What the first bytes say a file is, when it is no text. A workbook of today is an archive that names its sheets. */
function kindOfBytes(content: Uint8Array): UnreadableFile['kind'] | null {
  const start = Buffer.from(content.subarray(0, 8)).toString('hex')
  if (start.startsWith('504b0304')) {
    const names = Buffer.from(content.subarray(0, 4000)).toString('latin1')
    return /xl\/|\[Content_Types\]|opendocument|mimetype/.test(names) ? 'workbook' : 'archive'
  }
  return signatures.find(([, bytes]) => start.startsWith(bytes))?.[0] ?? null
}

/**
 * Reads a file whole: its encoding, its format, its columns (those that appear late included) and how many rows it has.
 * @throws UnreadableFile
 */
export async function inspect(content: Uint8Array, name: string): Promise<Inspected> {
  if (content.length === 0) throw new UnreadableFile('empty')
  const kind = kindOfBytes(content)
  if (kind) throw new UnreadableFile(kind)
  return withFile(content, name, async (path) => {
    const file = await openFile(path)
    const fold = columnFolder()
    const columns = new Map<string, FileColumn>()
    let total = 0
    let reason = ''
    for await (const row of file.rows()) {
      total++
      reason ||= row.reason ?? ''
      for (const [given, value] of Object.entries(row.row)) {
        const key = fold(given)
        const column = columns.get(key) ?? { key, name: given.slice(0, 200), samples: [] }
        columns.set(key, column)
        if (columns.size > mostColumns) throw new UnreadableFile('columns')
        const sample = told(value)
        if (column.samples.length < 3 && sample && !column.samples.includes(sample))
          column.samples.push(sample)
      }
    }
    if (total === 0) throw new UnreadableFile('rows')
    if (columns.size === 0) throw new UnreadableFile('unreadable', reason)
    const reader = readerFor(new Set(columns.keys()))
    return { encoding: file.encoding, format: reader?.id ?? 'csv', columns: [...columns.values()], total }
  })
}

/** A value as a sample shows it. */
function told(value: unknown): string {
  const text = typeof value === 'string' ? value : value === null ? '' : (JSON.stringify(value) ?? '')
  return text
    .replaceAll(/[\p{Cc}\p{Cs}\s]+/gu, ' ')
    .trim()
    .slice(0, 80)
}

/**
 * Lends a file to readers that want a path, and takes it back afterwards.
 * @throws UnreadableFile when the reader cannot read it: its own words, with the file's name
 */
export async function withFile<T>(
  content: Uint8Array,
  name: string,
  work: (path: string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'maillage-import-'))
  const path = join(folder, 'file')
  try {
    await writeFile(path, content)
    return await work(path)
  } catch (error) {
    if (error instanceof FileError)
      throw new UnreadableFile('unreadable', error.message.replaceAll(path, `«\u00a0${name}\u00a0»`))
    throw error
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
