import { LRUCache } from 'lru-cache'
import { type Contours, contours, type DrawnMap, drawMap } from '#modules/territories/index.ts'
import type { OrganisationPlace } from '../model.ts'

const width = 360
const maximumHeight = 280

// One drawing for each EPCI of a département; projecting contours costs more than the rest of the page.
const drawings = new WeakMap<Contours, LRUCache<string, DrawnMap>>()

/** Where a place is: its département, with its EPCI inside; null without contours. */
export async function locate(
  packFolder: string,
  place: OrganisationPlace | undefined,
): Promise<DrawnMap | null> {
  if (!place?.point || !place.departement) return null
  const shapes = await contours(packFolder)
  if (!shapes) return null
  const known = drawings.get(shapes) ?? new LRUCache({ max: 500 })
  drawings.set(shapes, known)
  const key = `${place.departement.code} ${place.epci?.code}`
  const drawing =
    known.get(key) ??
    drawMap(shapes, {
      shapes: [{ kind: 'departement', code: place.departement.code }],
      outline: place.epci ? [{ kind: 'epci', code: place.epci.code }] : [],
      width,
      maximumHeight,
    })
  if (drawing) known.set(key, drawing)
  return drawing
}
