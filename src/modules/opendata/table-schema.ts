/** A field of a Table Schema (https://specs.frictionlessdata.io/table-schema/), as far as the public schemas use it. */
export type SchemaField = {
  name: string
  type: string
  example?: string
  constraints?: { required?: boolean; unique?: boolean; pattern?: string; maxLength?: number }
}
export type TableSchema = {
  name: string
  title: string
  version: string
  homepage: string
  fields: SchemaField[]
}

const patterns = new Map<string, RegExp>()

/** Whether a text cell is what its field asks for; an empty cell is right unless the field is required. */
export function fits(field: SchemaField, cell: string): boolean {
  const { required, pattern, maxLength } = field.constraints ?? {}
  if (cell === '') return !required
  if (maxLength !== undefined && cell.length > maxLength) return false
  if (field.type === 'number' && !/^-?\d+(\.\d+)?$/.test(cell)) return false
  if (field.type === 'date' && !/^\d{4}-\d{2}-\d{2}$/.test(cell)) return false
  return pattern === undefined || compiled(pattern).test(cell)
}

function compiled(pattern: string): RegExp {
  const known = patterns.get(pattern) ?? new RegExp(pattern)
  patterns.set(pattern, known)
  return known
}
