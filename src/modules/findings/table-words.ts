import type { Label } from '#platform/charts/chart.ts'
import { formatNumber, formatPercent } from '#platform/i18n/format.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { labelIn } from './chart-of.ts'
import { messages } from './messages/index.ts'
import type { AnalysedTable, Cell } from './model.ts'

/** A table in words: heads of its columns, its lines, what it rests on. What is hidden says so. */
export type PrintedTable = { head: Label[]; rows: { label: Label; cells: string[] }[]; notes: string }

export function tableInWords(lang: Lang, table: AnalysedTable): PrintedTable {
  const t = messages[lang]
  const share = (cell: Cell) =>
    cell ? (cell.share === null ? '–' : formatPercent(lang, cell.share * 100, 0)) : t.hiddenCell
  const count = (cell: Cell) => (cell ? formatNumber(lang, cell.n) : t.hiddenCell)
  const interval = (cell: Cell) =>
    cell && cell.low !== null && cell.high !== null ? t.between(cell.low, cell.high) : '–'
  return {
    head: table.column
      ? [...table.columns.map(({ category }) => labelIn(lang, category.label)), { text: t.together }]
      : [t.count, t.share, t.interval].map((text) => ({ text })),
    rows: table.rows.map(({ category, cells, total }) => ({
      label: labelIn(lang, category.label),
      cells: table.column ? [...cells, total].map(share) : [count(total), share(total), interval(total)],
    })),
    notes: [
      t.base(table.base, table.total),
      table.row.kind === 'multiple' ? t.several : '',
      table.weighted === 'none' ? '' : t.weightedBy[table.weighted],
      table.hidden ? t.secret(table.threshold) : '',
    ]
      .filter(Boolean)
      .join(' '),
  }
}
