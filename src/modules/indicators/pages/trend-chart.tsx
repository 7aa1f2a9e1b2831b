import { formatValue } from '#platform/i18n/format.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { messages } from '../messages/index.ts'
import type { Indicator } from '../model.ts'
import type { Trend } from '../view-model.ts'
import { linePath, roundTicks, scaleOf } from './scale.ts'

/** The room that a drawing has: beside the lines in a wide one, over their ends in a narrow one, so that no word is smaller than on the page. */
type Room = { width: number; height: number; left: number; right: number; name: number; years: number }
const wide: Room = { width: 640, height: 300, left: 66, right: 150, name: 18, years: 8 }
const narrow: Room = { width: 330, height: 280, left: 72, right: 18, name: 34, years: 5 }
const top = 14

type Drawn = { lang: Lang; indicator: Indicator; trends: Trend[] }

/** The years of an indicator as lines, each with its name at its end; cut where the series breaks. Its table comes after it. */
export function TrendChart(drawn: Drawn) {
  return (
    <div class="trend-box">
      <Lines {...drawn} room={wide} />
      <Lines {...drawn} room={narrow} />
    </div>
  )
}

function Lines({ lang, indicator, trends, room }: Drawn & { room: Room }) {
  const { width, height, left, right } = room
  const bottom = height - 32
  const tight = room === narrow
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
      class={tight ? 'trend-chart narrow' : 'trend-chart'}
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
      {shownYears(years, room.years).map((year) => (
        <text key={year} class="tick middle" x={x(year)} y={bottom + 20}>
          {year}
        </text>
      ))}
      {target !== null && (
        <g>
          <path class="target" d={`M${left} ${y(target)}H${width - right}`} />
          <text
            class={tight ? 'tick end' : 'tick'}
            x={tight ? width - right : width - right + 10}
            y={y(target) + (tight ? -6 : 4)}
          >
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
      {endsOf(drawn, y, room).map(({ name, at, place, year }) => (
        <text
          key={`${name}${at}`}
          class={tight ? `name end line-${at + 1}` : `name line-${at + 1}`}
          x={tight ? width - right : x(year) + 10}
          y={tight ? place - 9 : place + 4}
        >
          {name}
        </text>
      ))}
    </svg>
  )
}

/** Every year while there is room, else one in two, three…: the last one is always there. */
function shownYears(years: number[], most: number): number[] {
  const each = Math.ceil(years.length / most)
  return years.filter((_, at) => (years.length - 1 - at) % each === 0)
}

/** Where the names stand, at the end of their line, at least a line of text apart. */
function endsOf(trends: Trend[], y: (value: number) => number, room: Room) {
  const ends = trends.map(({ name, runs }, at) => {
    const last = runs.at(-1)?.at(-1)
    return { name: shortened(name, room.name), at, place: y(last?.cell.value ?? 0), year: last?.year ?? 0 }
  })
  ends.sort((a, b) => a.place - b.place)
  for (const [index, end] of ends.entries())
    end.place = Math.max(end.place, (ends[index - 1]?.place ?? Number.NEGATIVE_INFINITY) + 16)
  // Those pushed under the axis bring the others up.
  let floor = room.height - 32
  for (const end of ends.toReversed()) {
    end.place = Math.min(end.place, floor)
    floor = end.place - 16
  }
  return ends
}

/** A name that fits beside the chart; whole in the table. */
const shortened = (name: string, most: number) =>
  name.length > most ? `${name.slice(0, most - 1).trimEnd()}…` : name
