import { type Column, column } from '#platform/csv.ts'
import { messages } from './messages/index.ts'
import type { Indicator } from './model.ts'
import type { FileRow } from './value-files.ts'

const { fr, en } = messages

/** The fields of the file of one indicator. */
export function valueColumns({ unit, vintages }: Indicator): Column<FileRow>[] {
  const told = (
    words: keyof typeof fr.csvColumns,
    name: string,
    type: Column<FileRow>['type'],
    value: Column<FileRow>['value'],
  ) => column(name, type, fr.csvColumns[words], en.csvColumns[words], value)
  const of = (row: FileRow) => vintages.find(({ year }) => year === row.year)
  return [
    told('kind', 'territory_kind', 'string', (row) => row.kind),
    told('code', 'territory_code', 'string', (row) => row.code),
    told('name', 'territory_name', 'string', (row) => row.name),
    told('year', 'year', 'integer', (row) => row.year),
    told('value', 'value', 'number', (row) => row.value),
    told('unit', 'unit', 'string', () => unit),
    told('status', 'status', 'string', (row) => row.status),
    told('series', 'series', 'string', (row) => of(row)?.series ?? null),
    told('frozen', 'frozen_on', 'date', (row) => of(row)?.frozenAt?.slice(0, 10) ?? null),
    told('source', 'source', 'string', (row) => of(row)?.sourceId ?? null),
    told('note', 'note', 'string', (row, lang) => of(row)?.note[lang] ?? null),
  ]
}
