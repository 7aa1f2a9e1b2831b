/** Longitude and latitude in degrees, then the same point on the unit sphere. */
export const axes = { lon: 0, lat: 1, x: 2, y: 3, z: 4 } as const
const width = 5
const chunkBits = 12
const chunkSize = 2 ** chunkBits

/**
 * The points of entries by ordinal. Ordinals are never given twice, and most of a long-lived agenda is over: only the stretches of them
 * in which something stands take memory.
 */
export class Points {
  readonly #chunks: (Float64Array | undefined)[] = []

  /** One axis of the point of an entry; NaN when it has none. */
  get(ordinal: number, axis: (typeof axes)[keyof typeof axes]): number {
    const chunk = this.#chunks[ordinal >>> chunkBits]
    return chunk === undefined ? Number.NaN : (chunk[(ordinal & (chunkSize - 1)) * width + axis] as number)
  }

  /** Gives an entry its point, in degrees; or none. */
  set(ordinal: number, lon: number | null, lat: number | null): void {
    const at = ordinal >>> chunkBits
    if (lon === null || lat === null) {
      this.#chunks[at]?.fill(Number.NaN, ...placeOf(ordinal))
      return
    }
    while (this.#chunks.length <= at) this.#chunks.push(undefined)
    const chunk = this.#chunks[at] ?? new Float64Array(chunkSize * width).fill(Number.NaN)
    this.#chunks[at] = chunk
    chunk.set([lon, lat, ...onSphere(lon, lat)], placeOf(ordinal)[0])
  }
}

const placeOf = (ordinal: number): [number, number] => {
  const start = (ordinal & (chunkSize - 1)) * width
  return [start, start + width]
}

/** A point in degrees on the unit sphere. */
export function onSphere(lon: number, lat: number): [number, number, number] {
  const [a, b] = [(lon * Math.PI) / 180, (lat * Math.PI) / 180]
  return [Math.cos(b) * Math.cos(a), Math.cos(b) * Math.sin(a), Math.sin(b)]
}
