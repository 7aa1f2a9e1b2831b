import {
  type Chart,
  letterOf,
  type Mark,
  type PartsChart,
  pagePalette,
  type RowsChart,
  type Series,
} from '#platform/charts/chart.ts'
import { drawLines } from '#platform/charts/draw-lines.ts'
import { drawZonesOf, toneOf } from '#platform/charts/draw-map.ts'
import { motif, patterns } from '#platform/charts/patterns.ts'
import { Bars } from './bars.tsx'

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

function Legend({ series }: { series: Series[] }) {
  return (
    <ul class="plain legend">
      {series.map(({ key, label }, at) => (
        <li key={key}>
          <Swatch fill={pagePalette.series[at] ?? ''} over={motif(at)} />{' '}
          <span lang={label.lang}>{label.text}</span>
        </li>
      ))}
    </ul>
  )
}

const Swatch = ({ fill, over, opacity }: { fill: string; over?: string; opacity?: number }) => (
  <svg width="24" height="16" aria-hidden="true" focusable="false">
    <rect width="24" height="16" fill={fill} fill-opacity={opacity} />
    {over && <rect width="24" height="16" fill={over} />}
  </svg>
)

function Stacked({ chart }: { chart: PartsChart }) {
  return (
    <figure class="chart">
      <Legend series={chart.series} />
      <ol class="bars stacked plain">
        {chart.rows.map(({ key, label, detail, marks }) => (
          <li key={key}>
            <span class="label" lang={label.lang}>
              {label.text}
              {detail && <small> {detail}</small>}
            </span>
            <svg aria-hidden="true" focusable="false">
              <rect
                width="100%"
                height="100%"
                fill={marks.includes(null) ? motif('secret') : 'transparent'}
              />
              {piled(marks).map(({ mark, from, at }) => (
                <g key={chart.series[at]?.key}>
                  <rect
                    x={percent(from)}
                    width={percent(mark.share)}
                    height="100%"
                    fill={pagePalette.series[at]}
                  />
                  <rect x={percent(from)} width={percent(mark.share)} height="100%" fill={motif(at)} />
                  {mark.share >= 0.14 && (
                    <text x={percent(from + mark.share / 2)} y="50%" dy="0.35em">
                      {mark.text}
                    </text>
                  )}
                </g>
              ))}
            </svg>
            {/* The same in words, for those who do not see the bar. */}
            <span class="sr">
              {chart.series
                .map((series, at) => `${series.label.text} ${marks[at]?.text ?? chart.hidden}`)
                .join(', ')}
            </span>
            {marks.includes(null) && <small>{chart.hidden}</small>}
          </li>
        ))}
      </ol>
    </figure>
  )
}

/** The parts of a row that may be shown, each from where the one before it ends. */
function piled(marks: (Mark | null)[]): { mark: Mark; from: number; at: number }[] {
  let from = 0
  return marks.flatMap((mark, at) => {
    if (!mark) return []
    const part = { mark, from, at }
    from += mark.share
    return [part]
  })
}

function Grouped({ chart }: { chart: PartsChart }) {
  return (
    <figure class="chart">
      <ol class="groups plain">
        {chart.rows.map(({ key, label, marks }) => (
          <li key={key}>
            <p lang={label.lang}>
              <strong>{label.text}</strong>
            </p>
            <ol class="bars plain">
              {chart.series.map((series, at) => {
                const mark = marks[at]
                return (
                  <li key={series.key}>
                    <span class="label" lang={series.label.lang}>
                      {series.label.text}
                    </span>
                    <svg aria-hidden="true" focusable="false">
                      <rect width="100%" height="100%" class="track" />
                      {mark && (
                        <rect width={percent(mark.share)} height="100%" fill={pagePalette.series[at]} />
                      )}
                      <rect
                        width={mark ? percent(mark.share) : '100%'}
                        height="100%"
                        fill={motif(mark ? at : 'secret')}
                      />
                    </svg>
                    <strong>{mark?.text ?? chart.hidden}</strong>
                  </li>
                )
              })}
            </ol>
          </li>
        ))}
      </ol>
    </figure>
  )
}
