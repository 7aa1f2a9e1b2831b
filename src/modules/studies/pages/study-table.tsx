import { formatNumber } from '#platform/i18n/format.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { Bars } from '#ui/bars.tsx'
import { messages } from '../messages/index.ts'
import type { Bars as Chart, StudyRow, StudyTable } from '../model.ts'

/** A table with its chart, and the names and addresses of the territories it speaks of. */
export type TableView = {
  table: StudyTable
  chart: Chart | null
  territories: Map<string, { name: string; path: string }>
}

/** A percentage as the document writes it, without a decimal it does not have: « 54 % », « 26,5 % ». */
export function publishedPercent(lang: Lang, value: number): string {
  return lang === 'fr' ? `${formatNumber(lang, value, 1)}\u00a0%` : `${formatNumber(lang, value, 1)}%`
}

/** What a table says: bars when it has figures, its lines under them or at once, the note. */
export function TableBody({ lang, view, open }: { lang: Lang; view: TableView; open: boolean }) {
  const t = messages[lang]
  const { table, chart } = view
  const data = <DataTable lang={lang} view={view} />
  return (
    <>
      {chart && <TableBars lang={lang} chart={chart} />}
      {chart ? (
        <details open={open}>
          <summary>
            {t.seeData}
            <span class="sr"> : {table.title[lang]}</span>
          </summary>
          {data}
        </details>
      ) : (
        data
      )}
      {(table.base !== null || table.multiple || table.note) && (
        <p class="note">
          {table.base !== null && `${t.base(formatNumber(lang, table.base))} `}
          {table.multiple && table.shows.includes('percent') && chart && `${t.multiple} `}
          {table.note?.[lang]}
        </p>
      )}
    </>
  )
}

/** The lines of a table that have figures, as bars. */
export function TableBars({ lang, chart }: { lang: Lang; chart: Chart }) {
  return (
    <Bars
      lang={lang === 'fr' ? undefined : 'fr'}
      bars={chart.bars.map(({ row, value, length }) => ({
        key: row.id,
        label: row.label,
        detail: row.note ?? undefined,
        value: chart.measure === 'percent' ? publishedPercent(lang, value) : formatNumber(lang, value),
        length,
        level: row.under ? 1 : 0,
      }))}
    />
  )
}

function DataTable({ lang, view: { table, territories } }: { lang: Lang; view: TableView }) {
  const t = messages[lang]
  const french = lang === 'fr' ? undefined : 'fr'
  const said = table.rows.some((row) => row.said || (row.note && row.note !== ''))
  // A line that is itself a territory has its link; others name theirs.
  const linked = (row: StudyRow) => {
    const only = row.territories?.length === 1 ? territories.get(row.territories[0] ?? '') : undefined
    return only?.name === row.label ? only : undefined
  }
  const where = table.rows.some((row) => !linked(row) && row.territories?.some((ref) => territories.has(ref)))
  return (
    <div class="table-scroll" role="region" aria-label={table.title[lang]} tabindex={0}>
      <table>
        <caption class="sr">{table.title[lang]}</caption>
        <thead>
          <tr>
            <th scope="col">{t.line}</th>
            {table.shows.map((each) => (
              <th key={each} scope="col" class="n">
                {t[each]}
              </th>
            ))}
            {table.columns.map((column) => (
              <th key={column.id} scope="col">
                {column.label[lang]}
              </th>
            ))}
            {said && <th scope="col">{t.said}</th>}
            {where && <th scope="col">{t.where}</th>}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row) => (
            <tr key={row.id} class={row.under ? 'under' : undefined}>
              <th scope="row" lang={french}>
                {linked(row) ? <a href={localPath(lang, linked(row)?.path ?? '')}>{row.label}</a> : row.label}
              </th>
              {table.shows.map((each) => (
                <td key={each} class="n">
                  <Figure lang={lang} row={row} measure={each} />
                </td>
              ))}
              {table.columns.map((column) => (
                <td key={column.id} lang={french}>
                  {cell(lang, row.cells?.[column.id] ?? null)}
                </td>
              ))}
              {said && <td lang={french}>{[row.said, row.note].filter(Boolean).join(' ; ')}</td>}
              {where && (
                <td>
                  {(row.territories ?? []).flatMap((ref) => {
                    const one = territories.get(ref)
                    return one
                      ? [
                          <a key={ref} href={localPath(lang, one.path)}>
                            {one.name}
                          </a>,
                          ' ',
                        ]
                      : []
                  })}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Figure({ lang, row, measure }: { lang: Lang; row: StudyRow; measure: 'count' | 'percent' }) {
  const value = row[measure]
  if (value === null) return <span class="none">{messages[lang].unpublished}</span>
  return <>{measure === 'percent' ? publishedPercent(lang, value) : formatNumber(lang, value)}</>
}

const cell = (lang: Lang, value: string | number | null) =>
  typeof value === 'number' ? formatNumber(lang, value, 1) : (value ?? '')
