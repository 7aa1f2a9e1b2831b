/** Words of a chart, and their language when it is not that of the page. */
export type Label = { text: string; lang?: string | undefined }

/** A share from 0 to 1, as it is written, with its 95 % interval when it has one. Null where nothing may be shown. */
export type Mark = { share: number; text: string; low?: number; high?: number }

type Row = { key: string; label: Label; detail?: string | undefined }
export type Series = { key: string; label: Label }

/**
 * What a chart shows, whatever draws it: the page (`ChartView`), a file or a printed document (`drawChart`). The table of the same figures always
 * stands beside it. `hidden` is the word for what may not be shown.
 * - `bars`: shares side by side · `dots`: the same with their intervals
 * - `stacked`: each row a whole, cut in series · `grouped`: for each row, a bar a series
 * - `lines`: shares at moments in order · `maps`: a map a series, each zone with its share
 */
export type Chart = RowsChart | PartsChart | LinesChart | MapsChart

export type RowsChart = { kind: 'bars' | 'dots'; rows: (Row & { mark: Mark })[] }
export type PartsChart = {
  kind: 'stacked' | 'grouped'
  hidden: string
  series: Series[]
  rows: (Row & { marks: (Mark | null)[] })[]
}
export type LinesChart = { kind: 'lines'; moments: string[]; series: (Series & { marks: (Mark | null)[] })[] }
export type MapsChart = {
  kind: 'maps'
  hidden: string
  width: number
  height: number
  zones: { key: string; name: string; path: string; at: [number, number] }[]
  /** Paths of what stands around them, of which nothing is told. */
  around: string[]
  /** Shares of a series in the order of the zones. */
  series: (Series & { marks: (Mark | null)[] })[]
  /** Upper bounds of the classes, excluded, but that of the last one; and the words of each class. */
  bounds: number[]
  classes: string[]
}

/** Most series that colour and pattern tell apart. */
export const mostSeries = 6

/** Bounds of classes of shares: quarters of the whole, those that hold something between them. */
export const shareBounds = [0.25, 0.5, 0.75]

/** The class of a share, from 0. */
export const classOf = (share: number, bounds: readonly number[]): number =>
  bounds.filter((bound) => share >= bound).length

/** Letters that name lines at their end. */
export const letterOf = (at: number): string => String.fromCharCode(65 + at)

/** Colours of a drawing, by series: ink, signal, water, heather, sun, grey. The page gives its own, which follow its scheme; a file has those of paper. */
export type Palette = {
  series: readonly string[]
  ink: string
  dim: string
  line: string
  ground: string
  track: string
}

export const pagePalette: Palette = {
  series: ['var(--ink)', 'var(--signal)', 'var(--water)', 'var(--heather)', 'var(--sun)', 'var(--control)'],
  ink: 'var(--ink)',
  dim: 'var(--ink-2)',
  line: 'var(--line)',
  ground: 'var(--paper)',
  track: 'var(--paper-2)',
}

export const paperPalette: Palette = {
  series: ['#14213d', '#c2410c', '#0f766e', '#6d4aa3', '#f2b134', '#7b8296'],
  ink: '#14213d',
  dim: '#4a5674',
  line: '#b9b3a4',
  ground: '#ffffff',
  track: '#f3efe6',
}
