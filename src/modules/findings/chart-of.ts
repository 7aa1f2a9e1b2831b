import { type Chart, type Label, type Mark, mostSeries, shareBounds } from '#platform/charts/chart.ts'
import { formatPercent } from '#platform/i18n/format.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { messages } from './messages/index.ts'
import type { AnalysedTable, Cell, ChartChoice } from './model.ts'

/** The drawing of the départements, by code. */
export type Ground = {
  width: number
  height: number
  zones: { code: string; path: string; at: [number, number] }[]
}

/** Rows by columns of bars that one can still compare. */
const mostBars = 40
/** Under this base, the interval says more than the bar. */
const smallBase = 100
type Words = { fr: string; en?: string | undefined }

/** How a table may be drawn, the best first: never with more series than eyes tell apart, never a part that is not one of a whole. */
function chartsFor(table: AnalysedTable): ChartChoice[] {
  const whole = table.row.kind === 'single' || table.row.kind === 'number'
  const few = table.rows.length <= mostSeries
  if (!table.column) {
    const known = table.rows.filter(({ total }) => total?.share != null).length
    if (known === 0) return ['table']
    const first: ChartChoice[] = table.base < smallBase ? ['dots', 'bars'] : ['bars', 'dots']
    return [...first, ...(whole && few ? (['stacked'] as const) : []), 'table']
  }
  if (!table.rows.some(({ cells }) => cells.some((cell) => cell?.share != null))) return ['table']
  const bars = table.columns.length <= mostSeries && table.rows.length * table.columns.length <= mostBars
  return [
    ...(whole && few ? (['stacked'] as const) : []),
    ...(bars ? (['grouped'] as const) : []),
    ...(table.column.code === '@departement' && few ? (['map'] as const) : []),
    'table',
  ]
}

/** The chart of a table, as it was chosen if it may be; null when the table stands alone. */
export function chartOf(
  lang: Lang,
  table: AnalysedTable,
  choice: ChartChoice,
  ground: Ground | null,
): Chart | null {
  const fitting = chartsFor(table).filter((each) => each !== 'map' || ground)
  const kind = fitting.includes(choice) ? choice : fitting[0]
  const t = messages[lang]
  if (!kind || kind === 'table' || kind === 'auto') return null
  const rows = table.rows.map(({ category, total }) => ({
    key: category.code,
    label: labelIn(lang, category.label),
    mark: markOf(lang, total),
  }))
  if (kind === 'bars' || kind === 'dots')
    return { kind, rows: rows.flatMap(({ mark, ...row }) => (mark ? [{ ...row, mark }] : [])) }
  const hidden = t.hiddenCell
  const down = rows.map(({ key, label }) => ({ key, label }))
  if (!table.column)
    return {
      kind: 'stacked',
      hidden,
      series: down,
      rows: [{ key: 'all', label: { text: t.together }, marks: rows.map(({ mark }) => mark) }],
    }
  // A column without anybody has no share to draw.
  const columns = table.columns.flatMap((column, at) =>
    column.base === 0
      ? []
      : [{ at, key: column.category.code, label: labelIn(lang, column.category.label), base: column.base }],
  )
  const cell = (row: number, at: number) => markOf(lang, table.rows[row]?.cells[at] ?? null)
  if (kind === 'stacked')
    return {
      kind,
      hidden,
      series: down,
      rows: columns.map(({ at, key, label, base }) => ({
        key,
        label,
        detail: base === null ? undefined : t.columnBase(base),
        marks: down.map((_, row) => cell(row, at)),
      })),
    }
  if (kind === 'grouped')
    return {
      kind,
      hidden,
      series: columns.map(({ key, label }) => ({ key, label })),
      rows: down.map((row, at) => ({ ...row, marks: columns.map((column) => cell(at, column.at)) })),
    }
  const placed = (ground?.zones ?? []).map((zone) => ({
    ...zone,
    place: table.columns.findIndex(({ category, base }) => category.code === zone.code && base !== 0),
  }))
  const zones = placed.flatMap(({ code, path, at, place }) =>
    place < 0 ? [] : [{ key: code, name: code, path, at, place }],
  )
  return {
    kind: 'maps',
    hidden,
    width: ground?.width ?? 0,
    height: ground?.height ?? 0,
    around: placed.flatMap(({ path, place }) => (place < 0 ? [path] : [])),
    zones: zones.map(({ place, ...zone }) => ({
      ...zone,
      name: table.columns[place]?.category.label.fr ?? zone.name,
    })),
    series: down.map((row, at) => ({ ...row, marks: zones.map(({ place }) => cell(at, place)) })),
    bounds: shareBounds,
    classes: t.shareClasses,
  }
}

/** The waves of a question as lines; null with fewer than two moments. The greatest shares only when there are too many lines. */
export function wavesChart(
  lang: Lang,
  { moments, rows }: { moments: string[]; rows: { code: string; label: Words; cells: Cell[] }[] },
): Chart | null {
  const series = rows
    .map(({ code, label, cells }) => ({
      key: code,
      label: labelIn(lang, label),
      marks: cells.map((cell) => markOf(lang, cell)),
    }))
    .filter(({ marks }) => marks.filter(Boolean).length > 1)
  if (moments.length < 2 || series.length === 0) return null
  const last = (marks: (Mark | null)[]) => marks.findLast(Boolean)?.share ?? 0
  const kept = new Set(
    series
      .toSorted((a, b) => last(b.marks) - last(a.marks))
      .slice(0, mostSeries)
      .map(({ key }) => key),
  )
  return { kind: 'lines', moments, series: series.filter(({ key }) => kept.has(key)) }
}

/** Words with their language, when it is not that of the page. */
export const labelIn = (lang: Lang, words: Words): Label =>
  lang === 'en' && !words.en
    ? { text: words.fr, lang: 'fr' }
    : { text: (lang === 'en' && words.en) || words.fr }

function markOf(lang: Lang, cell: Cell): Mark | null {
  if (!cell || cell.share === null) return null
  const { share, low, high } = cell
  return {
    share,
    text: formatPercent(lang, share * 100, 0),
    ...(low !== null && { low }),
    ...(high !== null && { high }),
  }
}
