import { type Column, column } from '#platform/csv.ts'
import type { View } from '#ui/view.ts'
import { messages } from '../messages/index.ts'

/** One figure of a view, as files give it. */
export type FigureRow = {
  place: number
  view: string
  address: string
  line: string
  column: string
  value: string | number | null
  source: string
}

const { fr, en } = messages
const told = (
  words: keyof typeof fr.csvColumns,
  name: string,
  type: Column<FigureRow>['type'],
  value: Column<FigureRow>['value'],
) => column(name, type, fr.csvColumns[words], en.csvColumns[words], value)

/** The fields of the file of a dashboard, or of a view. */
export const figureColumns: Column<FigureRow>[] = [
  told('place', 'element', 'integer', (row) => row.place),
  told('view', 'view', 'string', (row) => row.view),
  told('address', 'url', 'string', (row) => row.address),
  told('line', 'line', 'string', (row) => row.line),
  told('column', 'column', 'string', (row) => row.column),
  told('value', 'value', 'string', (row) => row.value),
  told('source', 'source', 'string', (row) => row.source),
]

/** Every figure of some views, a view at a time; `whole` makes an address whole. */
export async function* figuresOf(
  views: readonly (View | null)[],
  whole: (path: string) => string,
): AsyncGenerator<FigureRow[]> {
  for (const [at, view] of views.entries()) {
    if (!view) continue
    const { columns, rows } = view.table
    yield rows.flatMap(([line = null, ...cells]) =>
      cells.map((value, index) => ({
        place: at + 1,
        view: view.title,
        address: whole(view.href),
        line: String(line ?? ''),
        column: columns[index + 1]?.label ?? '',
        value,
        source: view.sources.join(' ; '),
      })),
    )
  }
}
