import type { Point } from '#modules/directory/index.ts'

const number = '([-+]?\\d{1,3}(?:[.,]\\d+)?)'
const degrees =
  "(\\d{1,3})\\s*[°d]\\s*(?:(\\d{1,2}(?:[.,]\\d+)?)\\s*['’′m]\\s*)?(?:(\\d{1,2}(?:[.,]\\d+)?)\\s*(?:[\"”″s]|''|’’)\\s*)?([NSEWO])"
const decimal = new RegExp(
  `^(?:geo:)?${number}\\s*°?\\s*([NS])?(?:\\s*[,;]\\s*|\\s+)${number}\\s*°?\\s*([EWO])?$`,
  'i',
)
const sexagesimal = new RegExp(`^${degrees}\\s*[,;]?\\s*${degrees}$`, 'i')

/**
 * A point as people type or paste it, latitude first: « 50.6292, 3.0573 », « 50,6292 ; 3,0573 », « 50°37'45"N 3°03'26"E »
 * (« O », ouest, is west). Null when it is none, or off the globe.
 */
export function readCoordinates(text: string): Point | null {
  const plain = text.trim()
  const d = decimal.exec(plain)
  if (d) return onGlobe(signed(toNumber(d[1]), d[2]), signed(toNumber(d[3]), d[4]))
  const s = sexagesimal.exec(plain)
  if (!s) return null
  const one = { value: angle(s[1], s[2], s[3]), letter: (s[4] ?? '').toUpperCase() }
  const two = { value: angle(s[5], s[6], s[7]), letter: (s[8] ?? '').toUpperCase() }
  const [lat, lon] = 'NS'.includes(one.letter) ? [one, two] : [two, one]
  if (!'NS'.includes(lat.letter) || 'NS'.includes(lon.letter)) return null
  return onGlobe(signed(lat.value, lat.letter), signed(lon.value, lon.letter))
}

/** A point as the form shows it; reading it gives the same point. */
export const coordinatesAsTyped = ({ lat, lon }: Point): string => `${plainNumber(lat)}, ${plainNumber(lon)}`

/** Whether a point may be in France, overseas included: boxes around its lands (https://www.insee.fr/fr/metadonnees/definition/c1863). */
export const mayBeInFrance = ({ lon, lat }: Point): boolean =>
  boxes.some(([west, south, east, north]) => lon >= west && lon <= east && lat >= south && lat <= north)

const boxes = [
  [-5.6, 41.2, 9.8, 51.3], // metropolitan France
  [-61.9, 15.7, -60.9, 16.6], // Guadeloupe
  [-61.3, 14.3, -60.7, 15], // Martinique
  [-54.7, 2, -51.5, 5.9], // Guyane
  [55.1, -21.5, 55.9, -20.8], // La Réunion
  [44.9, -13.1, 45.4, -12.6], // Mayotte
] as const

/** Kilometres between two points on a sphere (haversine). */
export function kilometresBetween(a: Point, b: Point): number {
  const rad = (value: number) => (value * Math.PI) / 180
  const h =
    Math.sin(rad(b.lat - a.lat) / 2) ** 2 +
    Math.cos(rad(a.lat)) * Math.cos(rad(b.lat)) * Math.sin(rad(b.lon - a.lon) / 2) ** 2
  return 2 * 6371 * Math.asin(Math.min(1, Math.sqrt(h)))
}

const toNumber = (text = ''): number => Number(text.replace(',', '.'))
const angle = (d = '0', m = '0', s = '0') => toNumber(d) + toNumber(m) / 60 + toNumber(s) / 3600
const signed = (value: number, letter = '') =>
  'SWO'.includes(letter.toUpperCase() || '-') ? -Math.abs(value) : value
const onGlobe = (lat: number, lon: number): Point | null =>
  Math.abs(lat) <= 90 && Math.abs(lon) <= 180 ? { lon, lat } : null
/** Never « 1e-7 ». */
const plainNumber = (value: number) => (Object.is(value, -0) ? '0' : value.toFixed(7).replace(/\.?0+$/, ''))
