/** Address of a tile of the web: `z` from 0 to 18, `x` and `y` from 0 to 2^z − 1, origin north-west (XYZ scheme). */
export type Tile = { z: number; x: number; y: number }

export const deepestZoom = 18

/** Units of a vector tile’s side (Mapbox Vector Tile 2.1). */
export const extent = 4096

/**
 * Reads an address from its path segments. The world repeats eastwards, so any `x` wraps; `y` does not.
 * @returns null when it names no tile: not an integer, zoom out of 0–18, beyond the poles
 */
export function parseTile(z: string, x: string, y: string): Tile | null {
  if (!/^\d{1,2}$/.test(z) || !/^-?\d{1,9}$/.test(x) || !/^\d{1,9}$/.test(y)) return null
  const zoom = Number(z)
  const side = 2 ** zoom
  if (zoom > deepestZoom || Number(y) >= side) return null
  return { z: zoom, x: ((Number(x) % side) + side) % side, y: Number(y) }
}

/** Degrees → the unit square of the Web Mercator map, (0, 0) north-west. Latitudes beyond 85.0511° are held on its edge. */
export function toMercator(lon: number, lat: number): [number, number] {
  const sine = Math.sin((lat * Math.PI) / 180)
  const y = 0.5 - (0.25 * Math.log((1 + sine) / (1 - sine))) / Math.PI
  return [lon / 360 + 0.5, Math.min(1, Math.max(0, y))]
}

/** The unit square of the Web Mercator map → degrees. */
export function fromMercator(x: number, y: number): [number, number] {
  return [(x - 0.5) * 360, (Math.atan(Math.exp((0.5 - y) * 2 * Math.PI)) * 360) / Math.PI - 90]
}

/**
 * Families of organisations that a map tells apart by colour (and, in words, in its legend): places where science is
 * shown, places where it is made and taught, and the relays near everyone.
 */
export const families = ['culture', 'knowledge', 'relay'] as const
export type Family = (typeof families)[number]

const familyOfType: Record<string, Family> = {
  museum: 'culture',
  'science-centre': 'culture',
  planetarium: 'culture',
  'heritage-site': 'culture',
  'nature-site': 'culture',
  university: 'knowledge',
  'higher-school': 'knowledge',
  'research-body': 'knowledge',
  school: 'knowledge',
}

/** The family of a type of the vocabulary; any type a region adds is a relay. */
export function familyOf(type: string): Family {
  return familyOfType[type] ?? 'relay'
}

/** What tells points apart by colour and shape: the families of organisations, and events. */
export const signs = [...families, 'event'] as const
export type Sign = (typeof signs)[number]

/** The sign of an entry of the read model. */
export function signOf(kind: string, type: string): Sign {
  return kind === 'event' ? 'event' : familyOf(type)
}
