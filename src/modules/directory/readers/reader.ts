import type { ImportContext } from '../import-context.ts'
import type { ReadRow } from '../import-options.ts'
import { wrongFields } from '../import-organisations.ts'
import { type OrganisationDraft, organisationRecord } from '../model.ts'
import type { RawRow } from './read-file.ts'
import { columnKey } from './values.ts'

/** A row with its column names folded: `row.nom_officiel`. */
export type Row = Record<string, unknown>

/** Knows one format: recognises its columns, turns a row into a record or says why it cannot. */
export type Reader = {
  id: string
  recognises: (columns: Set<string>) => boolean
  read: (
    row: Row,
    context: ImportContext,
    note: (message: string) => void,
  ) => OrganisationDraft | { reason: string }
}

/** The columns of a file, folded, and those that a reader looked at. */
export type ReadColumns = { all: Set<string>; looked: Set<string> }
const mostColumns = 5000

/** The first filled cell among several names of one column. */
export function pick(row: Row, ...columns: string[]): unknown {
  return columns
    .map((column) => row[column])
    .find((value) => value !== undefined && value !== null && value !== '')
}

/** Folds column names, the same way each time a file is read: two that fold alike (« Site web », « site_web ») stay two. */
export function columnFolder(): (name: string) => string {
  const keys = new Map<string, string>()
  const taken = new Set<string>()
  return (name) => {
    const known = keys.get(name)
    if (known !== undefined) return known
    const folded = columnKey(name)
    const key = taken.has(folded) ? `${folded}_${keys.size + 1}` : folded
    // A file of objects may have any number of names: those past the thousandth are folded each time.
    if (keys.size < 1000) {
      keys.set(name, key)
      taken.add(key)
    }
    return key
  }
}

/** Column names of a row, folded. */
export function columnsOf(row: Record<string, unknown>): Set<string> {
  return new Set(Object.keys(row).map(columnFolder()))
}

/**
 * Turns rows into records; what a reader refuses, or would be wrong in our own terms, comes out with its reason.
 * @param onNote told of each value left aside, which the row also carries
 * @param columns gathers those of the file and those that the reader looked at: the others are not taken
 */
export async function* readRecords(
  rows: AsyncIterable<RawRow> | Iterable<RawRow>,
  reader: Reader,
  context: ImportContext,
  onNote: (line: number, message: string) => void = () => {},
  columns?: ReadColumns,
): AsyncGenerator<ReadRow> {
  const folded = columnFolder()
  for await (const { line, row, reason, note } of rows) {
    const notes: string[] = []
    const tell = (message: string) => {
      notes.push(message)
      onNote(line, message)
    }
    if (note) tell(note)
    if (reason) {
      yield { line, row, notes, reason }
      continue
    }
    const shaped = Object.fromEntries(Object.entries(row).map(([name, value]) => [folded(name), value]))
    const draft = reader.read(columns ? watched(shaped, columns) : shaped, context, tell)
    if ('reason' in draft) {
      yield { line, row, notes, reason: draft.reason }
      continue
    }
    const parsed = organisationRecord.safeParse(draft)
    yield parsed.success
      ? { line, row, notes, record: parsed.data }
      : { line, row, notes, reason: wrongFields(parsed.error) }
  }
}

/** The row, noting each column that is looked at. */
function watched(row: Row, { all, looked }: ReadColumns): Row {
  for (const column of Object.keys(row)) if (all.size < mostColumns) all.add(column)
  return new Proxy(row, {
    get: (target, column: string) => {
      if (looked.size < mostColumns) looked.add(column)
      return target[column]
    },
  })
}
