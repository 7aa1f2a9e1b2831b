import { classOf, type MapsChart, type Palette } from './chart.ts'
import { haloed, motif } from './patterns.ts'

/** How dark each class is: the value stands on each zone, so that the tone is not alone. */
const tones = [0.08, 0.25, 0.45, 0.65]

/** One of the maps: zones in the tone of their class, their share written on them; hatched where it is not shown. */
export function drawZonesOf(chart: MapsChart, at: number, palette: Palette): string {
  const marks = chart.series[at]?.marks ?? []
  const zones = chart.zones.map(({ path }, zone) => {
    const mark = marks[zone]
    return mark
      ? `<path d="${path}" fill="${palette.series[2]}" fill-opacity="${tones[classOf(mark.share, chart.bounds)] ?? 0.65}" stroke="${palette.ink}" stroke-width="0.8"/>`
      : `<path d="${path}" fill="${motif('secret')}" stroke="${palette.ink}" stroke-width="0.8"/>`
  })
  const words = chart.zones.map(({ at: [x, y] }, zone) =>
    haloed(marks[zone]?.text ?? chart.hidden, [x, y + 4], 12, palette),
  )
  const around = chart.around.map(
    (path) => `<path d="${path}" fill="${palette.track}" stroke="${palette.line}" stroke-width="0.8"/>`,
  )
  return around.join('') + zones.join('') + words.join('')
}

/** The tone of a class, for the legend. */
export const toneOf = (at: number): number => tones[at] ?? 0.65
