import { createReadStream } from 'node:fs'
import { pipeline, Readable } from 'node:stream'
import { JSONParser } from '@streamparser/json'
import { type CsvError, parse } from 'csv-parse'
import { detectEncoding, type Encoding, FileError } from './encoding.ts'

/**
 * One row as the file gives it, or what made it unreadable. `line` is that of the file, or the rank in a JSON array; `note` tells what was
 * beside the columns.
 */
export type RawRow = { line: number; row: Record<string, unknown>; reason?: string; note?: string }

/** A file about to be read: what it is, and its rows one after the other. `read()` tells how many bytes went by. */
export type OpenFile = {
  encoding: Encoding
  format: 'csv' | 'json' | 'ndjson'
  bytes: number
  read: () => number
  rows: () => AsyncGenerator<RawRow>
}

const longestRow = 4_000_000
const mostColumns = 2000

/**
 * Opens a CSV (comma, semicolon, tab), a JSON array or newline-delimited JSON, in any of the encodings of encoding.ts. Nothing of the
 * file is kept in memory beyond a row and a buffer.
 * @throws FileError when it is none of these
 */
export async function openFile(path: string): Promise<OpenFile> {
  const { encoding, bytes } = await detectEncoding(path)
  let read = 0
  async function* texts(): AsyncGenerator<string> {
    const decoder = new TextDecoder(encoding)
    for await (const chunk of createReadStream(path, { highWaterMark: 1 << 16 })) {
      read += (chunk as Uint8Array).length
      yield decoder.decode(chunk as Uint8Array, { stream: true })
    }
    yield decoder.decode()
  }
  const start = await beginning(texts())
  read = 0
  const first = start.trimStart()[0]
  if (first === undefined) throw new FileError(`Le fichier ${path} est vide.`)
  const file = { encoding, bytes, read: () => read }
  if (first === '[') return { ...file, format: 'json', rows: () => jsonRows(texts(), '$.*') }
  if (first === '{') {
    const wrapper = start.match(
      /^\s*\{\s*(?:"[^"]*"\s*:\s*[^[{]*?,\s*)*?"(results|features|data|records|structures)"\s*:\s*\[/,
    )
    return wrapper && !(isWholeJson(firstLine(start)) && /^\s*\{.*\n\s*\{/.test(start))
      ? { ...file, format: 'json', rows: () => jsonRows(texts(), `$.${wrapper[1]}.*`) }
      : { ...file, format: 'ndjson', rows: () => jsonLines(texts()) }
  }
  const delimiter = delimiterOf(firstLine(start))
  refuseEndless(firstLine(start).split(delimiter).length) // before a header of megabytes is read whole
  return { ...file, format: 'csv', rows: () => csvRows(texts(), delimiter) }
}

async function beginning(texts: AsyncGenerator<string>): Promise<string> {
  let start = ''
  for await (const text of texts) {
    start += text
    if (start.length > 20_000) break
  }
  return start.replace(/^\ufeff/, '')
}

const firstLine = (text: string) => text.trimStart().split(/\r\n|\n|\r/, 1)[0] ?? ''

function isWholeJson(text: string): boolean {
  try {
    return typeof JSON.parse(text) === 'object'
  } catch {
    return false
  }
}

/** The separator that cuts the header most often, quoted parts left out. */
function delimiterOf(header: string): string {
  const bare = header.replace(/"[^"]*"/g, '')
  const counts = [',', ';', '\t', '|'].map((one) => [one, bare.split(one).length] as const)
  return counts.reduce((best, one) => (one[1] > best[1] ? one : best))[0]
}

async function* csvRows(texts: AsyncGenerator<string>, delimiter: string): AsyncGenerator<RawRow> {
  const broken: RawRow[] = []
  const parser = parse({
    delimiter,
    bom: true,
    columns: distinctColumns,
    info: true,
    skip_empty_lines: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_records_with_error: true,
    max_record_size: longestRow,
    trim: true,
    on_skip: (error: CsvError | undefined) =>
      void broken.push({
        line: Number(error?.lines ?? 0),
        row: {},
        reason: csvReason(error),
      }),
  })
  pipeline(Readable.from(texts), parser, () => {}) // an error comes out of the parser, a stop closes the file
  try {
    for await (const { record, info } of parser as AsyncIterable<{
      record: Record<string, unknown>
      info: { lines: number; columns: { name: string }[]; error?: CsvError }
    }>) {
      yield* broken.splice(0)
      const note = cellsBeside(info)
      yield { line: info.lines, row: record, ...(note && { note }) }
    }
  } catch (error) {
    const { code, lines } = error as CsvError & { lines?: number }
    if (!code?.startsWith('CSV_')) throw error
    yield { line: Number(lines ?? 0), row: {}, reason: csvReason(error as CsvError) }
  } finally {
    parser.destroy()
  }
  yield* broken.splice(0)
}

function refuseEndless(columns: number): void {
  if (columns > mostColumns)
    throw new FileError(`Le fichier a plus de ${mostColumns} colonnes : ce n’est pas un tableau.`)
}

/** Column names all different: of two columns of the same name, none hides the other. */
function distinctColumns(header: string[]): string[] {
  refuseEndless(header.length)
  const seen = new Set<string>()
  return header.map((given, at) => {
    const name = given || `colonne ${at + 1}`
    const own = seen.has(name) ? `${name} (colonne ${at + 1})` : name
    seen.add(own)
    return own
  })
}

/** The cells of a line that is longer than the header. */
function cellsBeside(info: { columns: unknown[]; error?: CsvError }): string | undefined {
  const cells = (info.error?.record as unknown[] | undefined)?.slice(info.columns.length) ?? []
  const filled = cells.map(String).filter((cell) => cell.trim() !== '')
  return filled.length > 0
    ? `${filled.length} cellules sans colonne\u00a0: «\u00a0${filled.join(' | ').slice(0, 200)}\u00a0»`
    : undefined
}

function csvReason(error: CsvError | undefined): string {
  return error?.code === 'CSV_QUOTE_NOT_CLOSED' || error?.code === 'CSV_MAX_RECORD_SIZE'
    ? 'un guillemet ouvert n’est pas refermé : la suite du fichier n’a pas été lue'
    : `ligne CSV illisible (${error?.code ?? 'cause inconnue'})`
}

async function* jsonRows(texts: AsyncGenerator<string>, path: string): AsyncGenerator<RawRow> {
  const ready: unknown[] = []
  const parser = new JSONParser({ paths: [path], keepStack: false, stringBufferSize: undefined })
  parser.onValue = ({ value }) => void ready.push(value)
  parser.onEnd = () => {}
  let line = 0
  try {
    let started = false
    for await (const text of texts) {
      parser.write(started ? text : text.replace(/^\ufeff/, ''))
      started ||= text !== ''
      for (const value of ready.splice(0)) yield asRow(++line, value)
    }
    if (!parser.isEnded) throw new Error('fin inattendue')
  } catch (error) {
    for (const value of ready.splice(0)) yield asRow(++line, value)
    yield {
      line: line + 1,
      row: {},
      reason: `JSON invalide à partir d’ici : la suite du fichier n’a pas été lue (${(error as Error).message.slice(0, 120)})`,
    }
  }
}

async function* jsonLines(texts: AsyncGenerator<string>): AsyncGenerator<RawRow> {
  let rest = ''
  let line = 0
  const parsed = (text: string): RawRow[] => {
    line++
    if (text.trim() === '' || text === '\ufeff') return []
    try {
      return [asRow(line, JSON.parse(text.replace(/^\ufeff/, '')))]
    } catch {
      return [{ line, row: {}, reason: 'ligne qui n’est pas du JSON' }]
    }
  }
  for await (const text of texts) {
    const lines = (rest + text).split('\n')
    rest = lines.pop() ?? ''
    for (const one of lines) yield* parsed(one)
    if (rest.length > longestRow) {
      yield { line: line + 1, row: {}, reason: 'ligne trop longue : la suite du fichier n’a pas été lue' }
      return
    }
  }
  yield* parsed(rest)
}

function asRow(line: number, value: unknown): RawRow {
  if (value === null || typeof value !== 'object' || Array.isArray(value))
    return { line, row: {}, reason: 'ce n’est pas un objet JSON' }
  const feature = value as {
    type?: unknown
    properties?: Record<string, unknown>
    geometry?: { type?: string; coordinates?: number[] }
  }
  if (feature.type !== 'Feature' || !feature.properties)
    return { line, row: value as Record<string, unknown> }
  const [longitude, latitude] = feature.geometry?.type === 'Point' ? (feature.geometry.coordinates ?? []) : []
  return { line, row: { longitude, latitude, ...feature.properties } }
}
