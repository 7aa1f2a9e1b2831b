import type { Palette } from './chart.ts'

// What is drawn over the colour of a series, so that it is known without its colour: plain, lines, dots, crosses…
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
  const pattern = (name: string, ground: string, drawing: string) =>
    `<pattern id="motif-${name}" width="6" height="6" patternUnits="userSpaceOnUse"><rect width="6" height="6" fill="${ground}"/>${drawing
      .replaceAll('GROUND', palette.ground)
      .replaceAll('INK', palette.ink)}</pattern>`
  return `<defs>${palette.series
    .map((colour, at) => pattern(String(at), colour, drawings[at] ?? ''))
    .join(
      '',
    )}${pattern('secret', palette.ground, `<path d="M0 6L6 0" stroke="${palette.dim}" stroke-width="0.8"/>`)}</defs>`
}

/** The fill of a series, or of what is hidden. */
export const motif = (at: number | 'secret'): string => `url(#motif-${at})`
