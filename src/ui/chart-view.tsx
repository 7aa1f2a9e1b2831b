import { type Chart, letterOf, pagePalette, type RowsChart } from '#platform/charts/chart.ts'
import { drawLines } from '#platform/charts/draw-lines.ts'
import { drawZonesOf, toneOf } from '#platform/charts/draw-map.ts'
import { patterns } from '#platform/charts/patterns.ts'
import { Bars } from './bars.tsx'
import { Grouped, Stacked, Swatch } from './chart-parts.tsx'

export type { Chart } from '#platform/charts/chart.ts'

/** What every page with charts draws once, before the first of them: the patterns of the series. */
export function ChartPatterns() {
  return (
    <svg
      class="chart-patterns"
      width="0"
      height="0"
      aria-hidden="true"
      focusable="false"
      dangerouslySetInnerHTML={{ __html: patterns(pagePalette) }}
    />
  )
}

/**
 * A chart on a page: rows of text with their bar, so that nothing is cut on a phone; lines and maps as a drawing. `label` says what it shows to whoever does
 * not see it; the table of the same figures comes after it. The page has `ChartPatterns` once.
 */
export function ChartView({ chart, label }: { chart: Chart; label: string }) {
  switch (chart.kind) {
    case 'bars':
      return (
        <Bars
          bars={chart.rows.map(({ key, label: words, detail, mark }) => ({
            key,
            label: words.text,
            lang: words.lang,
            detail,
            value: mark.text,
            length: hundredth(mark.share),
          }))}
        />
      )
    case 'dots':
      return <Dots chart={chart} />
    case 'stacked':
      return <Stacked chart={chart} />
    case 'grouped':
      return <Grouped chart={chart} />
    case 'lines': {
      const { height, content } = drawLines(chart, pagePalette)
      return (
        <figure class="chart">
          <svg
            class="drawn"
            viewBox={`0 0 340 ${height}`}
            role="img"
            aria-label={label}
            dangerouslySetInnerHTML={{ __html: content }}
          />
          <ul class="plain">
            {chart.series.map(({ key, label: words, marks }, at) => (
              <li key={key}>
                <strong>{letterOf(at)}</strong> <span lang={words.lang}>{words.text}</span>{' '}
                <strong>{marks.map((mark) => mark?.text ?? '–').join(' → ')}</strong>
              </li>
            ))}
          </ul>
        </figure>
      )
    }
    case 'maps':
      return (
        <figure class="chart">
          <div class="maps">
            {chart.series.map(({ key, label: words }, at) => (
              <div key={key}>
                <p lang={words.lang}>
                  <strong>{words.text}</strong>
                </p>
                <svg
                  class="drawn"
                  viewBox={`0 0 ${chart.width} ${chart.height}`}
                  role="img"
                  aria-label={`${label} : ${words.text}`}
                  dangerouslySetInnerHTML={{ __html: drawZonesOf(chart, at, pagePalette) }}
                />
              </div>
            ))}
          </div>
          <ul class="plain legend">
            {chart.classes.map((words, at) => (
              <li key={words}>
                <Swatch fill={pagePalette.series[2] ?? ''} opacity={toneOf(at)} /> {words}
              </li>
            ))}
          </ul>
        </figure>
      )
  }
}

const hundredth = (share: number) => Math.round(share * 1000) / 10
const percent = (share: number) => `${hundredth(share)}%`

function Dots({ chart }: { chart: RowsChart }) {
  return (
    <ol class="bars dots plain">
      {chart.rows.map(({ key, label, detail, mark }) => (
        <li key={key}>
          <span class="label" lang={label.lang}>
            {label.text}
            {detail && <small> {detail}</small>}
          </span>
          <svg aria-hidden="true" focusable="false">
            <line x1="0" x2="100%" y1="50%" y2="50%" class="axis" />
            {mark.low !== undefined && mark.high !== undefined && (
              <line x1={percent(mark.low)} x2={percent(mark.high)} y1="50%" y2="50%" class="interval" />
            )}
            <circle cx={percent(mark.share)} cy="50%" r="6" />
          </svg>
          <strong>{mark.text}</strong>
        </li>
      ))}
    </ol>
  )
}
