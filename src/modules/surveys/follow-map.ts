import { type Contours, type DrawnMap, drawMap } from '#modules/territories/index.ts'

const kept = new WeakMap<Contours, { drawn: DrawnMap | null }>()

/** The EPCI of the region under the lines of its départements, drawn once. */
export function regionMap(contours: Contours): DrawnMap | null {
  const known = kept.get(contours)
  if (known) return known.drawn
  const all = (kind: 'epci' | 'departement') =>
    contours.collection(kind).features.map((each) => ({ kind, code: each.properties.code }))
  const drawn = drawMap(contours, {
    shapes: all('epci'),
    outline: all('departement'),
    width: 520,
    maximumHeight: 560,
  })
  kept.set(contours, { drawn })
  return drawn
}
