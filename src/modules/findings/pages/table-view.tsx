import { formatNumber, formatPercent } from '#platform/i18n/format.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { type Chart, ChartView } from '#ui/chart-view.tsx'
import { Said } from '#ui/said.tsx'
import { messages } from '../messages/index.ts'
import type { AnalysedTable, Cell } from '../model.ts'

type Props = { lang: Lang; table: AnalysedTable; title: string }

/** A table of the engine: its chart when it has one, its lines, what it rests on. */
export function TableView({ chart, open = true, ...props }: Props & { chart: Chart | null; open?: boolean }) {
  const { lang, table, title } = props
  const t = messages[lang]
  const lines = table.column ? <Crossed {...props} /> : <Lines {...props} />
  return (
    <>
      {chart ? (
        <>
          <ChartView chart={chart} label={t.chartLabel(title)} />
          {chart.kind === 'dots' && <p class="note">{t.intervals}</p>}
          <details open={open}>
            <summary>
              {t.seeTable}
              <span class="sr"> : {title}</span>
            </summary>
            {lines}
          </details>
        </>
      ) : (
        lines
      )}
      <Notes lang={lang} table={table} />
    </>
  )
}

function Lines({ lang, table, title }: Props) {
  const t = messages[lang]
  return (
    <div class="table-scroll" role="region" aria-label={title} tabindex={0}>
      <table>
        <caption class="sr">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{t.category}</th>
            {[t.count, t.share, t.interval].map((each) => (
              <th key={each} scope="col" class="n">
                {each}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map(({ category, total }) => (
            <tr key={category.code}>
              <th scope="row">
                <Said lang={lang} words={category.label} />
              </th>
              {total === null ? (
                <td class="n none" colspan={3}>
                  {t.hiddenCell}
                </td>
              ) : (
                <>
                  <td class="n">{formatNumber(lang, total.n)}</td>
                  <td class="n">{shareOf(lang, total, table)}</td>
                  <td class="n">
                    {total.low === null || total.high === null ? '–' : t.between(total.low, total.high)}
                  </td>
                </>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Crossed({ lang, table, title }: Props) {
  const t = messages[lang]
  return (
    <div class="table-scroll" role="region" aria-label={title} tabindex={0}>
      <table>
        <caption class="sr">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{t.category}</th>
            {table.columns.map(({ category, base }) => (
              <th key={category.code} scope="col" class="n">
                <Said lang={lang} words={category.label} />
                <br />
                <small>{base === null ? t.hiddenCell : t.columnBase(base)}</small>
              </th>
            ))}
            <th scope="col" class="n">
              {t.together}
            </th>
          </tr>
        </thead>
        <tbody>
          {table.rows.map(({ category, cells, total }) => (
            <tr key={category.code}>
              <th scope="row">
                <Said lang={lang} words={category.label} />
              </th>
              {[...cells, total].map((cell, at) => (
                <td key={at} class={cell ? 'n' : 'n none'}>
                  {cell ? (
                    <>
                      {shareOf(lang, cell, table)} <small class="dim">({formatNumber(lang, cell.n)})</small>
                    </>
                  ) : (
                    t.hiddenCell
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const shareOf = (lang: Lang, cell: NonNullable<Cell>, { weighted }: AnalysedTable) =>
  cell.share === null ? '–' : formatPercent(lang, cell.share * 100, weighted === 'none' ? 1 : 0)

/** What a table rests on, and how it is to be read. */
function Notes({ lang, table }: { lang: Lang; table: AnalysedTable }) {
  const t = messages[lang]
  return (
    <p class="note">
      {[
        table.summary && t.summary(table.summary),
        t.base(table.base, table.total),
        table.column && t.columnShares,
        table.row.kind === 'multiple' && t.several,
        table.weighted === 'none' ? t.unweighted : t.weightedBy[table.weighted],
        table.chi && t.chi(table.chi),
        table.chi && table.chi.sparse > 0.2 && t.chiSparse,
        table.hidden && t.secret(table.threshold),
      ]
        .filter(Boolean)
        .join(' ')}
    </p>
  )
}
