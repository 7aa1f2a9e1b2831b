import { generic, genericTargets } from './generic.ts'
import type { Reader, Row } from './reader.ts'

/** What each column of a table becomes, by its folded name: a target of the generic reader, or null when it is not to be taken. */
export type ColumnMapping = Record<string, string | null>

/** The generic reader of a table whose columns somebody named: only those that have a target are read. */
export function mappedReader(mapping: ColumnMapping): Reader {
  const sources = genericTargets.flatMap((target) => {
    const columns = Object.keys(mapping).filter((column) => mapping[column] === target.name)
    return columns.length > 0 ? [{ name: target.name, columns }] : []
  })
  return {
    id: generic.id,
    recognises: () => sources.some((source) => source.name === 'nom'),
    read: (row, context, note) =>
      generic.read(
        Object.fromEntries(sources.map(({ name, columns }) => [name, together(row, columns)])),
        context,
        note,
      ),
  }
}

/** The value of a target: that of its column, or those of its columns as one list. */
function together(row: Row, columns: string[]): unknown {
  const values = columns.map((column) => row[column])
  if (columns.length === 1) return values[0]
  const parts = values.flatMap((value) => (Array.isArray(value) ? value : String(value ?? '').split(/[|;,]/)))
  return parts.map((part) => String(part).trim()).filter(Boolean)
}
