import type { ImportContext } from '../import-context.ts'
import type { ReadRow } from '../import-organisations.ts'
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

/** The first filled cell among several names of one column. */
export function pick(row: Row, ...columns: string[]): unknown {
  return columns
    .map((column) => row[column])
    .find((value) => value !== undefined && value !== null && value !== '')
}

/** Column names of a row, folded. */
export function columnsOf(row: Record<string, unknown>): Set<string> {
  return new Set(Object.keys(row).map(columnKey))
}

/** Turns rows into records; what a reader refuses, or would be wrong in our own terms, comes out with its reason. */
export async function* readRecords(
  rows: AsyncIterable<RawRow> | Iterable<RawRow>,
  reader: Reader,
  context: ImportContext,
  onNote: (line: number, message: string) => void = () => {},
): AsyncGenerator<ReadRow> {
  const keys = new Map<string, string>()
  const folded = (name: string) => {
    const known = keys.get(name) ?? columnKey(name)
    if (keys.size < 1000) keys.set(name, known)
    return known
  }
  for await (const { line, row, reason } of rows) {
    if (reason) {
      yield { line, row, reason }
      continue
    }
    const shaped = Object.fromEntries(Object.entries(row).map(([name, value]) => [folded(name), value]))
    const draft = reader.read(shaped, context, (message) => onNote(line, message))
    if ('reason' in draft) {
      yield { line, row, reason: draft.reason }
      continue
    }
    const parsed = organisationRecord.safeParse(draft)
    yield parsed.success
      ? { line, row, record: parsed.data }
      : { line, row, reason: wrongFields(parsed.error) }
  }
}
