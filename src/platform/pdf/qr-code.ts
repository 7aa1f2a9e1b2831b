import { encodeQR } from 'qr'

// White around it, in modules: what ISO/IEC 18004 asks for.
const border = 4

/**
 * A QR code as an SVG that stands alone, a unit a module, its white border included: still read with a seventh of it
 * hidden or worn (level M). `text` is an address.
 */
export function drawQr(text: string): string {
  const modules = encodeQR(text, 'raw', { ecc: 'medium', border })
  const size = modules.length
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" width="${size}" height="${size}"><path fill="#fff" d="M0 0h${size}v${size}H0z"/><path d="${modules.map(runsOf).join('')}"/></svg>`
}

/** The dark stretches of a row, each drawn once. */
function runsOf(row: boolean[], y: number): string {
  const drawn: string[] = []
  for (let x = 0; x < row.length; x++) {
    if (!row[x]) continue
    const end = row.indexOf(false, x)
    drawn.push(`M${x} ${y}h${end - x}v1H${x}z`)
    x = end
  }
  return drawn.join('')
}
