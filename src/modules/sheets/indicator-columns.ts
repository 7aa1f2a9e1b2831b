import type { Cell, Indicator } from '#modules/indicators/index.ts'
import type { DataSource, TerritoryName } from '#modules/territories/index.ts'
import { type Column, column } from '#platform/csv.ts'
import type { Sheet } from './get-sheet.ts'
import { en } from './messages/en.ts'
import { fr } from './messages/fr.ts'

type IndicatorRow = {
  territory: TerritoryName
  indicator: Indicator
  year: number
  series: string
  cell: Cell
  source: DataSource | undefined
}

/** Every figure of a sheet, one a row: the territory’s, then those of what contains it. */
export async function* indicatorRows({
  columns,
  indicators,
  sources,
}: Pick<Sheet, 'columns' | 'indicators' | 'sources'>): AsyncGenerator<IndicatorRow[]> {
  yield columns.flatMap((territory, index) =>
    indicators.flatMap(({ indicator, years }) =>
      years.map(
        ({ year, series, here, others }): IndicatorRow => ({
          territory,
          indicator,
          year,
          series,
          cell: [here, ...others][index] ?? { value: null, status: 'unavailable' },
          source: sources.get(indicator.vintages.find((each) => each.year === year)?.sourceId ?? ''),
        }),
      ),
    ),
  )
}

const told = (
  words: keyof typeof fr.csvColumns,
  name: string,
  type: Column<IndicatorRow>['type'],
  value: Column<IndicatorRow>['value'],
) => column(name, type, fr.csvColumns[words], en.csvColumns[words], value)

/** The fields of the CSV of a sheet’s indicators. */
export const indicatorColumns: Column<IndicatorRow>[] = [
  told('kind', 'territory_kind', 'string', (row) => row.territory.kind),
  told('code', 'territory_code', 'string', (row) => row.territory.code),
  told('territory', 'territory_name', 'string', (row) => row.territory.name),
  told('indicator', 'indicator', 'string', (row) => row.indicator.code),
  told('label', 'label', 'string', (row, lang) => row.indicator.label[lang]),
  told('year', 'year', 'integer', (row) => row.year),
  told('value', 'value', 'number', (row) => row.cell.value),
  told('unit', 'unit', 'string', (row) => row.indicator.unit),
  told('status', 'status', 'string', (row) => row.cell.status),
  told('series', 'series', 'string', (row) => row.series),
  told('source', 'source', 'string', (row) =>
    row.source ? `${row.source.publisher}, ${row.source.title}` : null,
  ),
  told('note', 'note', 'string', (row, lang) => {
    const vintage = row.indicator.vintages.find((each) => each.year === row.year)
    return vintage?.note[lang] ?? null
  }),
]
