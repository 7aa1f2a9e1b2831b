import { type LinesChart, letterOf, type Palette } from './chart.ts'
import { escaped } from './patterns.ts'

const dashes = ['', '7 3', '2 3', '9 3 2 3', '4 2', '1 2']
/** Lines over moments, on a scale from 0 to 100 %: each ends with its letter, told apart by its dashes too. In units of the drawing, `width` wide. */
export function drawLines(
  chart: LinesChart,
  palette: Palette,
  width = 340,
): { height: number; content: string } {
  const height = 210
  const [left, right, top, bottom] = [38, width - 26, 10, 180]
  const x = (at: number) =>
    chart.moments.length < 2 ? (left + right) / 2 : left + ((right - left) * at) / (chart.moments.length - 1)
  const y = (share: number) => bottom - (bottom - top) * share
  const text = (at: [number, number], anchor: string, words: string, fill = palette.dim, weight = 400) =>
    `<text x="${round(at[0])}" y="${round(at[1])}" text-anchor="${anchor}" fill="${fill}" font-weight="${weight}">${escaped(words)}</text>`
  const grid = [0, 0.25, 0.5, 0.75, 1].map(
    (share) =>
      `<path d="M${left} ${round(y(share))}H${round(right)}" stroke="${palette.line}"/>${text([left - 5, y(share) + 4], 'end', `${share * 100}`)}`,
  )
  const years = chart.moments.map((moment, at) =>
    text(
      [x(at), bottom + 18],
      at === 0 ? 'start' : at === chart.moments.length - 1 ? 'end' : 'middle',
      moment,
    ),
  )
  const ends = spread(chart.series.map(({ marks }) => y(marks.findLast((mark) => mark)?.share ?? 0)))
  const lines = chart.series.map(({ marks }, at) => {
    const colour = palette.series[at] ?? palette.ink
    const points = marks.flatMap((mark, moment) => (mark ? [[x(moment), y(mark.share)] as const] : []))
    const path = points
      .map(([px, py], index) => `${index === 0 ? 'M' : 'L'}${round(px)} ${round(py)}`)
      .join('')
    const dots = points.map(
      ([px, py]) => `<circle cx="${round(px)}" cy="${round(py)}" r="3.2" fill="${colour}"/>`,
    )
    return `<path d="${path}" fill="none" stroke="${colour}" stroke-width="2.2" stroke-dasharray="${dashes[at] ?? ''}"/>${dots.join('')}${text([right + 8, (ends[at] ?? 0) + 4], 'start', letterOf(at), palette.ink, 700)}`
  })
  return { height, content: [...grid, ...years, ...lines].join('') }
}

const round = (value: number) => Math.round(value * 10) / 10

/** Places moved apart, twelve units at least, in their order. */
function spread(places: number[]): number[] {
  const order = places.map((place, at) => ({ place, at })).sort((a, b) => a.place - b.place)
  for (const [index, each] of order.entries())
    each.place = Math.max(each.place, (order[index - 1]?.place ?? Number.NEGATIVE_INFINITY) + 12)
  const moved = [...places]
  for (const { place, at } of order) moved[at] = place
  return moved
}
