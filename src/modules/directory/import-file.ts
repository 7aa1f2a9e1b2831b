import { basename } from 'node:path'
import type { Database } from '#platform/db/connect.ts'
import { slugify } from '#platform/i18n/fold.ts'
import { type ImportContext, importContext } from './import-context.ts'
import { knownRecords } from './import-known.ts'
import type { ImportOptions, ImportReport, ReadRow } from './import-options.ts'
import { importOrganisations } from './import-organisations.ts'
import { FileError } from './readers/encoding.ts'
import { readerFor } from './readers/index.ts'
import { type ColumnMapping, mappedReader } from './readers/mapped.ts'
import { type OpenFile, openFile, type RawRow } from './readers/read-file.ts'
import { columnsOf, type Reader, readRecords } from './readers/reader.ts'

export type FileReport = ImportReport & {
  /** Of the reader that was used, of the file, and the columns that it did not take. */
  reader: string
  encoding: string
  source: string
  ignoredColumns: string[]
  /** What was read but not kept whole: a theme that no vocabulary has, an unreadable phone number. */
  notes: { line: number; message: string }[]
  noteCount: number
}

export type FileOptions = Omit<ImportOptions, 'source'> & {
  /** `auto`, or a reader's id. */
  format?: string
  /** What somebody said of each column, when the format is a table of one's own. */
  columns?: ColumnMapping
  /**
   * The source the records belong to. By default the one, among those known, that already has most of the file's first records;
   * else a new source that bears the file's name.
   */
  source?: string
  /** The source bears `source` as its id and is not there yet (dry run only). */
  isNewSource?: boolean
  /** What the new source says of its date. */
  newSourceVintage?: string
  /** Told once, before the first row is imported: the file's columns as they are written. */
  onStart?: (file: { columns: string[] }) => Promise<void> | void
}

/**
 * Imports a file: recognises encoding, separator and format, reads it as it goes, and tells everything it did not take.
 * @throws FileError when nothing can be read, in one clear sentence
 */
export async function importFile(db: Database, path: string, options: FileOptions): Promise<FileReport> {
  const context = options.context ?? (await importContext(db))
  const file = await openFile(path)
  const raw = file.rows()
  const [head, rest] = await peek(raw, 100)
  const columns = columnsOf(Object.assign({}, ...head.map((one) => one.row)))
  const reader = options.columns ? mappedReader(options.columns) : readerFor(columns, options.format)
  if (!reader) throw new FileError(unreadable(path, head, columns, options.format))
  const notes: FileReport['notes'] = []
  let noteCount = 0
  const onNote = (line: number, message: string) => {
    noteCount++
    if (notes.length < 50) notes.push({ line, message })
  }
  const source = await chooseSource(db, path, head, reader, context, options)
  await options.onStart?.({ columns: [...new Set(head.flatMap((one) => Object.keys(one.row)))] })
  const read = { all: new Set<string>(), looked: new Set<string>() }
  const report = await importOrganisations(db, readRecords(rest, reader, context, onNote, read), {
    ...options,
    context,
    source,
    progress: estimated(file, options.progress),
  })
  if (!options.trace?.after && report.created + report.updated + report.unchanged + report.refused === 0)
    throw new FileError(`Le fichier ${path} ne contient aucune ligne à lire.`)
  return {
    ...report,
    reader: reader.id,
    encoding: file.encoding,
    source,
    ignoredColumns: [...read.all].filter((column) => !read.looked.has(column)),
    notes,
    noteCount,
  }
}

/**
 * The source a file belongs to, as `importFile` would choose it: the one asked for, the one that has its first records, or one that bears its name.
 * @throws FileError when the file cannot be read, or the source asked for does not exist
 */
export async function guessSource(
  db: Database,
  path: string,
  options: Pick<FileOptions, 'format' | 'source'>,
): Promise<{ id: string; isNew: boolean }> {
  const [head] = await peek((await openFile(path)).rows(), 100)
  const columns = columnsOf(Object.assign({}, ...head.map((one) => one.row)))
  const reader = readerFor(columns, options.format)
  if (!reader) throw new FileError(unreadable(path, head, columns, options.format))
  const id = await chooseSource(db, path, head, reader, await importContext(db), { ...options, dryRun: true })
  const known = await db.selectFrom('data_source').where('id', '=', id).select('id').executeTakeFirst()
  return { id, isNew: !known }
}

function unreadable(path: string, head: RawRow[], columns: Set<string>, format?: string): string {
  if (format && format !== 'auto')
    return `Format inconnu : « ${format} ». Formats possibles : auto, museofile, mednum, mesr, csv.`
  const broken = head.find((one) => one.reason)
  if (columns.size === 0 && broken) return `Le fichier ${path} ne peut pas être lu : ${broken.reason}.`
  if (columns.size === 0) return `Le fichier ${path} ne contient aucune ligne à lire.`
  return `Les colonnes du fichier ${path} ne sont pas reconnues (${[...columns].slice(0, 8).join(', ')}). Il faut au moins une colonne « nom ».`
}

/** Reads the first rows and gives a stream that starts again with them. */
async function peek<T>(items: AsyncGenerator<T>, count: number): Promise<[T[], AsyncGenerator<T>]> {
  const head: T[] = []
  while (head.length < count) {
    const next = await items.next()
    if (next.done) break
    head.push(next.value)
  }
  async function* again() {
    yield* head
    yield* items
  }
  return [head, again()]
}

async function chooseSource(
  db: Database,
  path: string,
  head: RawRow[],
  reader: Reader,
  context: ImportContext,
  options: FileOptions,
): Promise<string> {
  if (options.source && options.isNewSource) return options.source
  if (options.source) {
    const known = await db.selectFrom('data_source').select('id').orderBy('id').execute()
    if (known.some((one) => one.id === options.source)) return options.source
    throw new FileError(
      `La source « ${options.source} » n’existe pas. Sources connues : ${known.map((one) => one.id).join(', ')}.`,
    )
  }
  const found = await sourceOfSample(db, head, reader, context)
  if (found) return found
  const name = basename(path)
  const id = slugify(name.replace(/\.[a-z]+$/i, ''), 'fichier')
  if (!options.dryRun) {
    await db
      .insertInto('data_source')
      .values({
        id,
        title: name,
        publisher: 'non précisé',
        licence: 'non précisée',
        licence_confirmed: false,
        vintage: options.newSourceVintage ?? 'non précisée',
      })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .execute()
  }
  return id
}

/** The source that already holds at least half of the first records: a file brought again, or its next edition. */
async function sourceOfSample(
  db: Database,
  head: RawRow[],
  reader: Reader,
  context: ImportContext,
): Promise<string | undefined> {
  const ids: string[] = []
  for await (const row of readRecords(head, reader, context))
    if ('record' in row) ids.push((row as ReadRow & { record: { id: string } }).record.id)
  if (ids.length === 0) return undefined
  const sources = await db
    .selectFrom('organisation_source')
    .where('record_id', 'in', ids)
    .select('source_id')
    .distinct()
    .execute()
  for (const { source_id: source } of sources)
    if ((await knownRecords(db, source, ids)).size * 2 >= ids.length) return source
  return undefined
}

/** Rows read, with their total guessed from the bytes that went by. */
function estimated(file: OpenFile, progress: ImportOptions['progress']): ImportOptions['progress'] {
  return (
    progress &&
    ((label, done, total) =>
      progress(
        label,
        done,
        total || Math.max(done + 1, Math.round((done * file.bytes) / Math.max(1, file.read()))),
      ))
  )
}
