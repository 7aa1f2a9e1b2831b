import type { Column } from '#platform/csv.ts'
import type { Lang } from '#platform/i18n/lang.ts'

/** One JSON object a line (NDJSON). */
export async function* ndjsonFile(batches: AsyncIterable<object[]>): AsyncGenerator<string> {
  for await (const rows of batches) yield rows.map((row) => `${JSON.stringify(row)}\n`).join('')
}

/** Each batch with each row changed. */
export async function* mapBatches<From, To>(
  batches: AsyncIterable<From[]>,
  change: (row: From) => To | Promise<To>,
): AsyncGenerator<To[]> {
  for await (const rows of batches) yield await Promise.all(rows.map(change))
}

/** The flat properties of a feature: the same fields as the CSV file, lists kept as lists. */
export function properties<Row>(
  columns: readonly Column<Row>[],
  row: Row,
  lang: Lang,
): Record<string, unknown> {
  return Object.fromEntries(columns.map((column) => [column.name, column.value(row, lang)]))
}
