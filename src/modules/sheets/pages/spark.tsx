import type { Lang } from '#platform/i18n/lang.ts'
import type { Run, Trend } from '../model.ts'
import { formatValue, messages } from './figures.tsx'

const width = 220
const height = 84
const margin = { left: 8, right: 8, top: 20, bottom: 20 }

/** The years of one indicator as a line cut at each break of series; hollow points are approximate. Its table stands below. */
export function Spark({ lang, trend }: { lang: Lang; trend: Trend }) {
  const t = messages[lang]
  const { indicator, here: runs, reference: others } = trend
  const points = runs.flat()
  const first = points[0]
  const last = points.at(-1)
  if (!first || !last || first === last) return null
  const years = [...points, ...others.flat()].map((each) => each.year)
  const values = [...points, ...others.flat()].map((each) => each.cell.value ?? 0)
  const x = scale(Math.min(...years), Math.max(...years), margin.left, width - margin.right)
  const y = scale(Math.min(...values), Math.max(...values), height - margin.bottom, margin.top)
  const at = ({ year, cell }: Run[number]) => `${x(year)} ${y(cell.value ?? 0)}`
  const line = (run: Run) => `M${run.map(at).join('L')}`
  const words = points.map((each) => `${formatValue(lang, indicator, each.cell.value ?? 0)} (${each.year})`).join(', ')
  const above = (each: Run[number]) => y(each.cell.value ?? 0) - 8
  return (
    <figure class="spark">
      <figcaption>{indicator.label[lang]}</figcaption>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={t.evolutionOf(indicator.label[lang], words)}>
        {others.map((run) => <path key={run[0]?.year} d={line(run)} class="other" />)}
        {runs.slice(1).map((run, index) => {
          const edge = (x(runs[index]?.at(-1)?.year ?? 0) + x(run[0]?.year ?? 0)) / 2
          return <path key={edge} d={`M${edge} ${margin.top - 4}V${height - margin.bottom}`} class="break" />
        })}
        {runs.map((run) => <path key={run[0]?.year} d={line(run)} class="line" />)}
        {points.map((each) => <circle key={each.year} cx={x(each.year)} cy={y(each.cell.value ?? 0)} r="3.5" class={each.cell.status === 'approximated' ? 'hollow' : undefined} />)}
        <text x={x(first.year)} y={above(first)}>{formatValue(lang, indicator, first.cell.value ?? 0)}</text>
        <text x={x(last.year)} y={above(last)} text-anchor="end" class="strong">{formatValue(lang, indicator, last.cell.value ?? 0)}</text>
        <text x={x(first.year)} y={height - 4}>{first.year}</text>
        <text x={x(last.year)} y={height - 4} text-anchor="end">{last.year}</text>
      </svg>
    </figure>
  )
}

function scale(low: number, high: number, from: number, to: number): (value: number) => number {
  if (high === low) return () => Math.round((from + to) / 2)
  return (value) => Math.round((from + ((value - low) / (high - low)) * (to - from)) * 10) / 10
}
