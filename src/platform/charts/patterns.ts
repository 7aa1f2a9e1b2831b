import type { Palette } from './chart.ts'

// What is drawn over the colour of a series, so that it is known without its colour: plain, lines, dots, crosses… Grounds are no part of it: tiles of a ground
// leave seams on paper.
const drawings = [
  '',
  '<path d="M-1 7L7 -1M-1 1L1 -1M5 7L7 5" fill="none" stroke="GROUND" stroke-width="1.3"/>',
  '<circle cx="3" cy="3" r="1.3" fill="GROUND"/>',
  '<path d="M0 3H6" stroke="GROUND" stroke-width="1.6"/>',
  '<path d="M3 0V6" stroke="INK" stroke-width="1.2"/>',
  '<path d="M0 0L6 6M6 0L0 6" stroke="GROUND" stroke-width="1"/>',
]

/** The patterns of the series, then that of what is hidden, as `<defs>`: `motif-0`…, `motif-secret`. */
export function patterns(palette: Palette): string {
  const pattern = (name: string, drawing: string) =>
    `<pattern id="motif-${name}" width="6" height="6" patternUnits="userSpaceOnUse">${drawing
      .replaceAll('GROUND', palette.ground)
      .replaceAll('INK', palette.ink)}</pattern>`
  const series = drawings.map((drawing, at) => pattern(String(at), drawing)).join('')
  return `<defs>${series}${pattern('secret', `<path d="M0 6L6 0" stroke="${palette.dim}" stroke-width="0.8"/>`)}</defs>`
}

/** The pattern of a series, drawn over its colour, or of what is hidden. */
export const motif = (at: number | 'secret'): string => `url(#motif-${at})`

/** Text as XML holds it. */
export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** Words in the middle of a place, over whatever is drawn there: their outline first, since not every reader of SVG knows another order. */
export function haloed(text: string, [x, y]: [number, number], size: number, palette: Palette): string {
  const of = (paint: string) =>
    `<text x="${Math.round(x)}" y="${Math.round(y)}" text-anchor="middle" font-size="${size}" font-weight="650" ${paint}>${escaped(text)}</text>`
  return (
    of(`fill="none" stroke="${palette.ground}" stroke-width="3.5" stroke-linejoin="round"`) +
    of(`fill="${palette.ink}"`)
  )
}
