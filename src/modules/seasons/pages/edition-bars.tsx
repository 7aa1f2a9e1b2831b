import { formatNumber } from '#platform/i18n/format.ts'
import type { Lang } from '#platform/i18n/lang.ts'

const width = 520
const height = 180
const top = 24
const bottom = 24
const widest = 64

/**
 * Editions as bars, each with its value above and its year below; `here` stands out. A missing year keeps its place, empty. The same numbers
 * stand in a table beside it (decision 0012).
 */
export function EditionBars(props: {
  lang: Lang
  label: string
  bars: { year: number; value: number }[]
  here: number
}) {
  const { lang, label, bars, here } = props
  const [first, last] = [bars[0], bars.at(-1)]
  if (!first || !last) return null
  const years = Array.from({ length: last.year - first.year + 1 }, (_, at) => first.year + at)
  const most = Math.max(1, ...bars.map(({ value }) => value))
  const step = width / years.length
  const thick = Math.min(widest, step * 0.7)
  const tall = (value: number) => Math.round(((height - top - bottom) * value) / most)
  return (
    <svg class="edition-bars" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      {years.map((year, at) => {
        const value = bars.find((bar) => bar.year === year)?.value
        const middle = Math.round(step * (at + 0.5))
        return (
          <g key={year} class={year === here ? 'here' : undefined}>
            {value !== undefined && (
              <>
                <rect
                  x={Math.round(middle - thick / 2)}
                  y={height - bottom - tall(value)}
                  width={Math.round(thick)}
                  height={tall(value)}
                />
                <text x={middle} y={height - bottom - tall(value) - 6}>
                  {formatNumber(lang, value)}
                </text>
              </>
            )}
            {(years.length <= 12 || value !== undefined) && (
              <text x={middle} y={height - 6}>
                {year}
              </text>
            )}
          </g>
        )
      })}
    </svg>
  )
}
