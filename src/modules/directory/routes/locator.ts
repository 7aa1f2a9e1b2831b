import { contours, type DrawnMap, drawMap } from '#modules/territories/index.ts'
import type { OrganisationPlace } from '../model.ts'

const width = 360
const maximumHeight = 280

/** Where a place is: its département, with its EPCI inside; null without contours. */
export async function locate(
  packFolder: string,
  place: OrganisationPlace | undefined,
): Promise<DrawnMap | null> {
  if (!place?.point || !place.departement) return null
  const shapes = await contours(packFolder)
  return (
    shapes &&
    drawMap(shapes, {
      shapes: [{ kind: 'departement', code: place.departement.code }],
      outline: place.epci ? [{ kind: 'epci', code: place.epci.code }] : [],
      width,
      maximumHeight,
    })
  )
}
