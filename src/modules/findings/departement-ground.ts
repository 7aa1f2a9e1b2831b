import { geoCentroid } from 'd3-geo'
import { type Contours, drawMap } from '#modules/territories/index.ts'
import type { Ground } from './chart-of.ts'

const kept = new WeakMap<Contours, { ground: Ground | null }>()

/** The départements as a small map, drawn once; null where the pack has no contours. */
export function departementGround(contours: Contours | null): Ground | null {
  if (!contours) return null
  const known = kept.get(contours)
  if (known) return known.ground
  const features = contours.collection('departement').features
  const drawn = drawMap(contours, {
    shapes: features.map(({ properties: { code } }) => ({ kind: 'departement', code })),
    width: 260,
    maximumHeight: 300,
  })
  const ground = drawn && {
    width: drawn.width,
    height: drawn.height,
    zones: drawn.shapes.map(({ code, path }) => {
      const feature = features.find(({ properties }) => properties.code === code)
      const [lon = 0, lat = 0] = feature ? geoCentroid(feature) : []
      return { code, path, at: drawn.at({ lon, lat }) ?? ([0, 0] as [number, number]) }
    }),
  }
  kept.set(contours, { ground })
  return ground
}
