import type { Lang } from './i18n/lang.ts'

/** What a cell may hold; a list is joined by `|`, as the public schemas do. */
export type CellValue = string | number | boolean | readonly string[] | null

/** How a field is described to those who reuse it (names of the Table Schema specification). */
export type FieldType = 'string' | 'integer' | 'number' | 'boolean' | 'date' | 'datetime' | 'list'

/** One field of an exported set: the writers, the page that describes it and its tests read this one definition. */
export type Column<Row> = {
  name: string
  type: FieldType
  /** What it means, in both languages. */
  fr: string
  en: string
  value: (row: Row, lang: Lang) => CellValue
}

/** A column in one line: its name, its type, what it means in French and in English, its value. */
export function column<Row>(
  name: string,
  type: FieldType,
  fr: string,
  en: string,
  value: Column<Row>['value'],
): Column<Row> {
  return { name, type, fr, en, value }
}

/** Between cells: a comma for exchange (what the public schemas ask for), a semicolon for a spreadsheet set to French. */
export const interchange = ','
export const spreadsheet = ';'
type Separator = typeof interchange | typeof spreadsheet

// What a spreadsheet would run as a formula (OWASP, « CSV injection »); a signed number or a telephone number is harmless.
const formula = /^[=@\t\r\n＝＋－＠]|^[+-](?![\d\s.,()]+$)/

/** The text of a cell, quoted when it must be (RFC 4180); what a spreadsheet would run is preceded by an apostrophe. */
export function csvCell(value: CellValue, separator: Separator = interchange): string {
  if (value === null) return ''
  if (typeof value === 'boolean') return String(value)
  // A spreadsheet set to French reads « 1.5 » as a day.
  if (typeof value === 'number')
    return separator === spreadsheet ? String(value).replace('.', ',') : String(value)
  const text = typeof value === 'string' ? value : value.join('|')
  const safe = formula.test(text) ? `'${text}` : text
  return /["\r\n]/.test(safe) || safe.includes(separator) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** One line, with its end (CRLF). */
export function csvLine(cells: readonly CellValue[], separator: Separator = interchange): string {
  return `${cells.map((cell) => csvCell(cell, separator)).join(separator)}\r\n`
}

/** A whole CSV file (UTF-8 without mark, commas, RFC 4180): its header, then one piece for each batch of rows. */
export async function* csvFile<Row>(
  batches: AsyncIterable<Row[]>,
  columns: readonly Column<Row>[],
  lang: Lang,
): AsyncGenerator<string> {
  yield csvLine(columns.map((column) => column.name))
  for await (const rows of batches) {
    yield rows.map((row) => csvLine(columns.map((column) => column.value(row, lang)))).join('')
  }
}
