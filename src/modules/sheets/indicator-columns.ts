import type { DataSource, Indicator, TerritoryName } from '#modules/territories/index.ts'
import type { Column } from '#platform/csv.ts'
import type { Sheet } from './get-sheet.ts'
import { en } from './messages/en.ts'
import { fr } from './messages/fr.ts'
import type { Cell } from './model.ts'

type IndicatorRow = { territory: TerritoryName; indicator: Indicator; year: number; series: string; cell: Cell; source: DataSource | undefined }

/** Every figure of a sheet, one a row: the territory’s, then those of what contains it. */
export async function* indicatorRows({ columns, indicators, sources }: Pick<Sheet, 'columns' | 'indicators' | 'sources'>): AsyncGenerator<IndicatorRow[]> {
  yield columns.flatMap((territory, index) =>
    indicators.flatMap(({ indicator, years }) =>
      years.map(({ year, series, here, others }): IndicatorRow => ({
        territory,
        indicator,
        year,
        series,
        cell: [here, ...others][index] ?? { value: null, status: 'unavailable' },
        source: sources.get(indicator.vintages.find((each) => each.year === year)?.sourceId ?? ''),
      })),
    ),
  )
}

type ColumnName = keyof typeof fr.csvColumns
const column = (name: ColumnName, field: string, type: Column<IndicatorRow>['type'], value: Column<IndicatorRow>['value']): Column<IndicatorRow> => ({
  name: field, type, fr: fr.csvColumns[name], en: en.csvColumns[name], value,
})

/** The fields of the CSV of a sheet’s indicators. */
export const indicatorColumns: Column<IndicatorRow>[] = [
  column('kind', 'territory_kind', 'string', (row) => row.territory.kind),
  column('code', 'territory_code', 'string', (row) => row.territory.code),
  column('territory', 'territory_name', 'string', (row) => row.territory.name),
  column('indicator', 'indicator', 'string', (row) => row.indicator.code),
  column('label', 'label', 'string', (row, lang) => row.indicator.label[lang]),
  column('year', 'year', 'integer', (row) => row.year),
  column('value', 'value', 'number', (row) => row.cell.value),
  column('unit', 'unit', 'string', (row) => row.indicator.unit),
  column('status', 'status', 'string', (row) => row.cell.status),
  column('series', 'series', 'string', (row) => row.series),
  column('source', 'source', 'string', (row) => (row.source ? `${row.source.publisher}, ${row.source.title}` : null)),
  column('note', 'note', 'string', (row, lang) => {
    const vintage = row.indicator.vintages.find((each) => each.year === row.year)
    return (lang === 'en' ? vintage?.noteEn : vintage?.noteFr) ?? null
  }),
]
