import { formatValue } from '#platform/i18n/format.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { Bars } from '#ui/bars.tsx'
import type { View, ViewTable } from '#ui/view.ts'
import { messages, viewMessages } from '../messages/index.ts'
import { formatChange, saidValue } from '../messages/values.ts'
import { type Cell, type Indicator, latestNote, verdict } from '../model.ts'
import type { ShownIndicator } from '../pages/indicator-props.ts'
import { breaksOf, findingOf } from '../pages/trend.tsx'
import { TrendChart } from '../pages/trend-chart.tsx'
import { changeOf, type Trend } from '../view-model.ts'

/** What every view of an indicator takes besides what it shows: the page of the whole, the sources in words. */
type Given = { href: string; sources: string[] }
type MakeView = (lang: Lang, shown: ShownIndicator, given: Given) => View | null

const shownFirst = 10

/** One figure, large: the territory asked or the region, since when it moved, the region beside it. */
export const figureView: MakeView = (lang, { indicator, trends }, given) => {
  const t = viewMessages[lang]
  const region = trends.find(({ kind }) => kind === 'region')
  const own = trends.find(({ kind }) => kind !== 'region') ?? region
  const run = own?.runs.at(-1)
  const [first, last] = [run?.[0], run?.at(-1)]
  if (!own || !first || !last) return null
  const value = last.cell.value as number
  const change = first === last ? null : changeOf(indicator, value, first.cell.value)
  const beside = own === region ? null : (region?.cells.get(last.year)?.value ?? null)
  const judged = verdict(indicator, value, beside)
  const details = [
    t.place(own.name, last.year),
    change === null ? '' : t.since(formatChange(lang, indicator, change), first.year),
    beside === null ? '' : t.region(formatValue(lang, indicator, beside)),
    judged ? t.verdicts[judged] : '',
  ].filter(Boolean)
  return {
    ...given,
    title: indicator.label[lang],
    drawing: {
      body: (
        <div class="key-figure">
          <p class="value">{saidValue(lang, indicator, value)}</p>
          <p class="dim">{details.join(' · ')}</p>
        </div>
      ),
    },
    table: yearsOf(lang, indicator, trends),
    notes: [
      ...(indicator.origin === 'live' ? [`${upper(messages[lang].origins.live)}.`] : []),
      ...readingNotes(lang, indicator),
    ],
  }
}

const upper = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/** The years of the region and of those compared, as lines. */
export const trendView: MakeView = (lang, { indicator, trends }, given) => {
  if (trends.every(({ runs }) => runs.length === 0)) return null
  const region = trends.find(({ kind }) => kind === 'region')
  return {
    ...given,
    title: `${indicator.label[lang]}, ${findingOf(lang, indicator, region ?? trends[0])}`,
    drawing: { body: <TrendChart lang={lang} indicator={indicator} trends={trends} /> },
    table: yearsOf(lang, indicator, trends),
    notes: readingNotes(lang, indicator),
  }
}

/** Territories side by side, one year, with the region. */
export const comparisonView: MakeView = (lang, { indicator, trends, query: { year }, since }, given) => {
  const t = viewMessages[lang]
  if (year === null) return null
  const rows = trends.map((trend) => ({ name: trend.name, ...cellsOf(trend, year, since) }))
  if (rows.every(({ value }) => value === null)) return null
  return {
    ...given,
    title: t.titled(indicator.label[lang], year),
    drawing: { body: <ValueBars lang={lang} indicator={indicator} rows={rows} /> },
    table: valuesTable(lang, indicator, rows, since),
    notes: readingNotes(lang, indicator),
  }
}

/** The map of a level; null for what is not drawn (numbers of things). */
export const mapView: MakeView = (lang, { indicator, ranked, map, query, since }, given) => {
  const t = messages[lang]
  if (map === null || query.year === null) return null
  const level = t.ofLevel[query.level]
  return {
    ...given,
    title: t.mapOf(indicator.label[lang], t.byLevel[query.level], query.year),
    drawing: { map, note: map.method === 'thresholds' ? t.thresholds : t.quantiles(map.classes, level) },
    table: valuesTable(lang, indicator, ranked, since),
    notes: lastNotes(lang, indicator),
  }
}

/** The first territories of a level in the order asked; all of them in the table. */
export const rankingView: MakeView = (lang, { indicator, ranked, query, since }, given) => {
  const t = viewMessages[lang]
  const known = ranked.filter(({ value }) => value !== null)
  const [first] = known
  if (!first || query.year === null || query.level === 'region') return null
  const written = saidValue(lang, indicator, first.value as number)
  return {
    ...given,
    title:
      query.sort === 'value' && !query.rising
        ? t.highest(first.name, written, indicator.label[lang], query.year)
        : messages[lang].rankedCaption(
            indicator.label[lang],
            messages[lang].byLevel[query.level],
            query.year,
          ),
    drawing: {
      body: <ValueBars lang={lang} indicator={indicator} rows={known.slice(0, shownFirst)} />,
    },
    table: rankColumn(lang, valuesTable(lang, indicator, ranked, since), ranked),
    notes: [
      ...(known.length > shownFirst ? [t.firsts(shownFirst, known.length)] : []),
      t.ranksOf(messages[lang].byLevel[query.level]),
      ...lastNotes(lang, indicator),
    ],
  }
}

function cellsOf({ cells }: Trend, year: number, since: number | null) {
  const cell: Cell = cells.get(year) ?? { value: null, status: 'unavailable' }
  const before = since === null ? null : (cells.get(since)?.value ?? null)
  return { value: cell.value, status: cell.status, before }
}

function ValueBars({
  lang,
  indicator,
  rows,
}: {
  lang: Lang
  indicator: Indicator
  rows: readonly ({ name: string } & Cell)[]
}) {
  const most = Math.max(...rows.map(({ value }) => Math.abs(value ?? 0)), Number.MIN_VALUE)
  return (
    <Bars
      bars={rows.map(({ name, value, status }, at) => ({
        key: `${name}${at}`,
        label: name,
        value: value === null ? absence(lang, status) : formatValue(lang, indicator, value),
        length: Math.round((1000 * Math.max(0, value ?? 0)) / most) / 10,
      }))}
    />
  )
}

const absence = (lang: Lang, status: Cell['status']) =>
  status === 'secret' ? messages[lang].secret : messages[lang].unavailable

/** Years in lines, territories in columns. */
function yearsOf(lang: Lang, indicator: Indicator, trends: readonly Trend[]): ViewTable {
  const write = (value: number) => formatValue(lang, indicator, value)
  return {
    columns: [{ label: viewMessages[lang].year }, ...trends.map(({ name }) => ({ label: name, write }))],
    rows: indicator.vintages.map(({ year }) => [
      String(year),
      ...trends.map(({ cells }) => {
        const cell = cells.get(year)
        return cell?.value ?? (cell ? absence(lang, cell.status) : null)
      }),
    ]),
  }
}

/** Territories in lines, with their value and how it changed. */
function valuesTable(
  lang: Lang,
  indicator: Indicator,
  rows: readonly ({ name: string; before: number | null } & Cell)[],
  since: number | null,
): ViewTable {
  const t = viewMessages[lang]
  const change = (row: Cell & { before: number | null }) => changeOf(indicator, row.value, row.before)
  return {
    columns: [
      { label: t.territory },
      { label: t.value, write: (value) => formatValue(lang, indicator, value) },
      ...(since === null
        ? []
        : [
            {
              label: messages[lang].change(since),
              write: (value: number) => formatChange(lang, indicator, value),
            },
          ]),
    ],
    rows: rows.map((row) => [
      row.name,
      row.value ?? absence(lang, row.status),
      ...(since === null ? [] : [change(row)]),
    ]),
  }
}

/** A table with the rank of each line after its name. */
function rankColumn(
  lang: Lang,
  { columns, rows }: ViewTable,
  ranked: readonly { rank: number | null }[],
): ViewTable {
  const [name, ...rest] = columns
  return {
    columns: [
      name as ViewTable['columns'][number],
      { label: viewMessages[lang].rank, write: String },
      ...rest,
    ],
    rows: rows.map(([first = null, ...others], at) => [first, ranked[at]?.rank ?? null, ...others]),
  }
}

/** What its last year leaves out. */
const lastNotes = (lang: Lang, indicator: Indicator): string[] => [latestNote(indicator)?.[lang] ?? []].flat()

/** What its years owe: breaks, and what the last one leaves out. */
function readingNotes(lang: Lang, indicator: Indicator): string[] {
  const breaks = breaksOf(indicator)
  return [
    ...lastNotes(lang, indicator),
    ...(breaks.length > 0 ? [viewMessages[lang].broken(breaks.join(', '))] : []),
  ]
}
