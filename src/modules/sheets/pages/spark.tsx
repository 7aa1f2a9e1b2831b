import type { Run } from '#modules/indicators/index.ts'
import { formatValue } from '#platform/i18n/format.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import type { Trend } from '../model.ts'
import { messages } from './figures.tsx'

const width = 112
const height = 32
const margin = 4

/**
 * The years of one indicator as a line, cut where the series breaks; hollow points are approximate, the dotted line is the
 * reference. The first value stands beside in words; the last one is in the table; every year is in the data below.
 */
export function Spark({ lang, trend }: { lang: Lang; trend: Trend }) {
  const t = messages[lang]
  const { indicator, here: runs, reference: others } = trend
  const points = runs.flat()
  const first = points[0]
  if (!first) return null
  const all = [...points, ...others.flat()]
  const x = scale(
    all.map((each) => each.year),
    margin,
    width - margin,
  )
  const y = scale(
    all.map((each) => each.cell.value ?? 0),
    height - margin,
    margin,
  )
  const line = (run: Run) => `M${run.map(({ year, cell }) => `${x(year)} ${y(cell.value ?? 0)}`).join('L')}`
  const words = points
    .map((each) => `${formatValue(lang, indicator, each.cell.value ?? 0)} (${each.year})`)
    .join(', ')
  return (
    <div class="spark">
      <svg
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={t.evolutionOf(indicator.label[lang], words)}
      >
        {others.map((run) => (
          <path key={run[0]?.year} d={line(run)} class="other" />
        ))}
        {runs.slice(1).map((run, index) => {
          const edge = (x(runs[index]?.at(-1)?.year ?? 0) + x(run[0]?.year ?? 0)) / 2
          return <path key={edge} d={`M${edge} 0V${height}`} class="break" />
        })}
        {runs.map((run) => (
          <path key={run[0]?.year} d={line(run)} class="line" />
        ))}
        {points.map((each) => (
          <circle
            key={each.year}
            cx={x(each.year)}
            cy={y(each.cell.value ?? 0)}
            r="2.8"
            class={each.cell.status === 'approximated' ? 'hollow' : undefined}
          />
        ))}
      </svg>
      <span aria-hidden="true">
        {t.from(formatValue(lang, indicator, first.cell.value ?? 0), first.year)}
      </span>
    </div>
  )
}

/** Values to units of the drawing; all the same ones stand in the middle. */
function scale(values: number[], from: number, to: number): (value: number) => number {
  const [low, high] = [Math.min(...values), Math.max(...values)]
  if (high === low) return () => Math.round((from + to) / 2)
  return (value) => Math.round((from + ((value - low) / (high - low)) * (to - from)) * 10) / 10
}
