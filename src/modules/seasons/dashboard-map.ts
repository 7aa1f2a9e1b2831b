import { type ContourKind, type Contours, type DrawnMap, drawMap } from '#modules/territories/index.ts'
import type { CommuneTouch, EpciTouch } from './dashboard-model.ts'

type Ref = { kind: ContourKind; code: string }
const kept = new WeakMap<Contours, { drawn: DrawnMap | null }>()

/** A map of an edition: the EPCI that are touched stand out, a point for each commune. Null when the pack has no contour. */
export function editionMap(
  contours: Contours,
  epci: readonly EpciTouch[],
  communes: readonly CommuneTouch[],
): { drawn: DrawnMap; touched: Set<string>; points: [number, number][] } | null {
  const drawn = regionMap(contours)
  if (!drawn) return null
  return {
    drawn,
    touched: new Set(epci.filter(({ touched }) => touched > 0).map(({ code }) => code)),
    points: communes.flatMap(({ lon, lat, sessions }) => {
      const at = sessions > 0 && lon !== null && lat !== null ? drawn.at({ lon, lat }) : null
      return at ? [at] : []
    }),
  }
}

/** The EPCI of the region under the lines of its départements, drawn once. */
function regionMap(contours: Contours): DrawnMap | null {
  const known = kept.get(contours)
  if (known) return known.drawn
  const all = (kind: ContourKind): Ref[] =>
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
