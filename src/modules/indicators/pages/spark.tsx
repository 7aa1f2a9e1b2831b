import { formatValue } from '#platform/i18n/format.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { messages } from '../messages/index.ts'
import type { Indicator, Run } from '../model.ts'
import { linePath, scaleOf } from './scale.ts'

const [width, height, margin] = [112, 32, 4]

/** The years of one indicator as a small line, cut where the series breaks; hollow points are approximate. Its values are in its words. */
export function Spark({ lang, indicator, runs }: { lang: Lang; indicator: Indicator; runs: Run[] }) {
  const points = runs.flat()
  if (points.length < 2) return null
  const x = scaleOf(
    points.map(({ year }) => year),
    margin,
    width - margin,
  )
  const y = scaleOf(
    points.map(({ cell }) => cell.value ?? 0),
    height - margin,
    margin,
  )
  const words = points
    .map(({ year, cell }) => `${formatValue(lang, indicator, cell.value ?? 0)} (${year})`)
    .join(', ')
  return (
    <div class="spark">
      <svg
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={messages[lang].sparkOf(indicator.label[lang], words)}
      >
        {runs.map((run) => (
          <path key={run[0]?.year} d={linePath(run, x, y)} class="line" />
        ))}
        {points.map(({ year, cell }) => (
          <circle
            key={year}
            cx={x(year)}
            cy={y(cell.value ?? 0)}
            r="2.8"
            class={cell.status === 'approximated' ? 'hollow' : undefined}
          />
        ))}
      </svg>
    </div>
  )
}
