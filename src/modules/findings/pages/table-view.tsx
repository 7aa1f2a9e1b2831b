import { formatNumber, formatPercent } from '#platform/i18n/format.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { type Chart, ChartView } from '#ui/chart-view.tsx'
import { Said } from '#ui/said.tsx'
import { messages } from '../messages/index.ts'
import type { AnalysedTable, Cell } from '../model.ts'

/** What the cells of a crossing say, besides how many. */
export type Shown = 'column' | 'row' | 'interval'
type Props = { lang: Lang; table: AnalysedTable; title: string; shown?: Shown | undefined }

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
      <Notes lang={lang} table={table} shown={props.shown} />
    </>
  )
}

function Lines({ lang, table, title }: Props) {
  const t = messages[lang]
  return (
    <div class="table-scroll" role="group" aria-label={title} tabindex={0}>
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

function Crossed({ lang, table, title, shown = 'column' }: Props) {
  const t = messages[lang]
  return (
    <div class="table-scroll" role="group" aria-label={title} tabindex={0}>
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
                      {crossedShare(lang, cell, { table, shown })}{' '}
                      <small class="dim">({formatNumber(lang, cell.n)})</small>
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

const percentOf = (lang: Lang, share: number | null, { weighted }: AnalysedTable) =>
  share === null ? '–' : formatPercent(lang, share * 100, weighted === 'none' ? 1 : 0)

const shareOf = (lang: Lang, cell: NonNullable<Cell>, table: AnalysedTable) =>
  percentOf(lang, cell.share, table)

function crossedShare(
  lang: Lang,
  cell: NonNullable<Cell>,
  { table, shown }: { table: AnalysedTable; shown: Shown },
): string {
  if (shown === 'row') return percentOf(lang, cell.rowShare, table)
  if (shown === 'column') return shareOf(lang, cell, table)
  return cell.low === null || cell.high === null ? '–' : messages[lang].between(cell.low, cell.high)
}

/** What a table rests on, and how it is to be read. */
function Notes({ lang, table, shown = 'column' }: Pick<Props, 'lang' | 'table' | 'shown'>) {
  const t = messages[lang]
  return (
    <p class="note">
      {[
        table.summary && t.summary(table.summary),
        t.base(table.base, table.total),
        table.column && t.shares[shown],
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
