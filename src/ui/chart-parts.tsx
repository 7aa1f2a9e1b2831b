import { type Mark, type PartsChart, pagePalette, type Series } from '#platform/charts/chart.ts'
import { motif } from '#platform/charts/patterns.ts'

const percent = (share: number) => `${Math.round(share * 1000) / 10}%`

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

/** The colour of a series or of a class, in a legend. */
export const Swatch = ({ fill, over, opacity }: { fill: string; over?: string; opacity?: number }) => (
  <svg width="24" height="16" aria-hidden="true" focusable="false">
    <rect width="24" height="16" fill={fill} fill-opacity={opacity} />
    {over && <rect width="24" height="16" fill={over} />}
  </svg>
)

/** Each row a whole, cut in the parts of its series. */
export function Stacked({ chart }: { chart: PartsChart }) {
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

/** For each row, a bar a series. */
export function Grouped({ chart }: { chart: PartsChart }) {
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
