import { formatValue } from '#platform/i18n/format.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { messages } from '../messages/index.ts'
import type { Indicator } from '../model.ts'
import type { Trend } from '../view-model.ts'
import { linePath, roundTicks, scaleOf } from './scale.ts'

const [width, height] = [640, 300]
const [left, right, top, bottom] = [66, 150, 14, 268]

/** The years of an indicator as lines, each with its name at its end; cut where the series breaks. Its table comes after it. */
export function TrendChart({
  lang,
  indicator,
  trends,
}: {
  lang: Lang
  indicator: Indicator
  trends: Trend[]
}) {
  const t = messages[lang]
  const drawn = trends.filter(({ runs }) => runs.length > 0)
  const points = drawn.flatMap(({ runs }) => runs.flat())
  const years = [...new Set(points.map(({ year }) => year))].sort()
  const [firstYear, lastYear] = [years[0], years.at(-1)]
  if (firstYear === undefined || lastYear === undefined || years.length < 2) return null
  const { target, targetYear } = indicator
  const values = points.map(({ cell }) => cell.value ?? 0)
  const ticks = roundTicks(target === null ? values : [...values, target])
  const x = scaleOf(
    targetYear !== null && targetYear > lastYear ? [...years, targetYear] : years,
    left,
    width - right,
  )
  const y = scaleOf(ticks, bottom, top)
  return (
    <svg
      class="trend-chart"
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={t.chartOf(indicator.label[lang], `${firstYear}–${lastYear}`)}
    >
      {ticks.map((tick) => (
        <g key={tick}>
          <path class="grid" d={`M${left} ${y(tick)}H${width - right}`} />
          <text class="tick end" x={left - 8} y={y(tick) + 4}>
            {formatValue(lang, indicator, tick)}
          </text>
        </g>
      ))}
      {shownYears(years).map((year) => (
        <text key={year} class="tick middle" x={x(year)} y={bottom + 20}>
          {year}
        </text>
      ))}
      {target !== null && (
        <g>
          <path class="target" d={`M${left} ${y(target)}H${width - right}`} />
          <text class="tick" x={width - right + 10} y={y(target) + 4}>
            {t.targetLine}
          </text>
        </g>
      )}
      {drawn.map(({ kind, code, runs }, at) => (
        <g key={`${kind}/${code}`} class={`line-${at + 1}`}>
          {runs.map((run) => (
            <path key={run[0]?.year} class="line" d={linePath(run, x, y)} />
          ))}
          {runs.flat().map(({ year, cell }) => (
            <circle
              key={year}
              class={cell.status === 'approximated' ? 'hollow' : undefined}
              cx={x(year)}
              cy={y(cell.value ?? 0)}
              r="3.5"
            />
          ))}
        </g>
      ))}
      {endsOf(drawn, y).map(({ name, at, place, year }) => (
        <text key={`${name}${at}`} class={`name line-${at + 1}`} x={x(year) + 10} y={place + 4}>
          {name}
        </text>
      ))}
    </svg>
  )
}

/** Every year while there is room, else one in two: the last one is always there. */
function shownYears(years: number[]): number[] {
  return years.length <= 8 ? years : years.filter((_, at) => (years.length - 1 - at) % 2 === 0)
}

/** Where the names stand, at the end of their line, at least a line of text apart. */
function endsOf(trends: Trend[], y: (value: number) => number) {
  const ends = trends.map(({ name, runs }, at) => {
    const last = runs.at(-1)?.at(-1)
    return { name: shortened(name), at, place: y(last?.cell.value ?? 0), year: last?.year ?? 0 }
  })
  ends.sort((a, b) => a.place - b.place)
  for (const [index, end] of ends.entries())
    end.place = Math.max(end.place, (ends[index - 1]?.place ?? Number.NEGATIVE_INFINITY) + 16)
  // Those pushed under the axis bring the others up.
  let floor = bottom
  for (const end of ends.toReversed()) {
    end.place = Math.min(end.place, floor)
    floor = end.place - 16
  }
  return ends
}

/** A name that fits beside the chart; whole in the table. */
const shortened = (name: string) => (name.length > 18 ? `${name.slice(0, 17).trimEnd()}…` : name)
