import type { Feature, Geometry } from 'geojson'

/** A feature whose place may be unknown (RFC 7946, 3.2). */
export type Located = Feature<Geometry | null>

/** A GeoJSON collection (RFC 7946) made one batch at a time. */
export async function* geojsonFile(batches: AsyncIterable<Located[]>): AsyncGenerator<string> {
  yield '{"type":"FeatureCollection","features":[\n'
  let separator = ''
  for await (const features of batches) {
    if (features.length === 0) continue
    yield separator + features.map((feature) => JSON.stringify(feature)).join(',\n')
    separator = ',\n'
  }
  yield '\n]}\n'
}
