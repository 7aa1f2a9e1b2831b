import type { Commune, ImportContext } from '../import-context.ts'
import type { OrganisationDraft, Point } from '../model.ts'
import { tidyAddress } from './readable-name.ts'
import { postcode, text } from './values.ts'

/** What a row says of where it is. */
export type PlaceWords = {
  code?: unknown
  commune?: unknown
  postcode?: unknown
  address?: unknown
  name?: unknown
  point: Point | null
  access?: string[]
}
type Place = NonNullable<OrganisationDraft['place']>
export type FoundPlace = { commune: Commune; place: Place }

/** The commune and place a row describes, or why they cannot be known. */
export function findPlace(context: ImportContext, words: PlaceWords): FoundPlace | { reason: string } {
  const code = text(words.code)
  const name = text(words.commune)
  const post = postcode(words.postcode)
  const commune = context.findCommune({ code, name, postcode: post })
  if (!commune) {
    const told = [name, post ?? text(words.postcode), code && `code ${code}`].filter(Boolean).join(', ')
    return {
      reason: told ? `commune introuvable dans la région chargée : ${told}` : 'aucune commune indiquée',
    }
  }
  const exact = words.point && near(words.point, commune) ? words.point : null
  const address = text(words.address, 500)
  return {
    commune,
    place: {
      commune: commune.code,
      name: text(words.name),
      address: address && tidyAddress(address),
      postcode: post,
      point: exact ?? commune.point,
      precision: exact ? 'address' : 'commune',
      access: words.access ?? [],
    },
  }
}

/** A point far outside its commune is a mistake: better the middle of the commune, and said so. */
function near(point: Point, commune: Commune): boolean {
  if (!commune.point) return true
  const y = (point.lat - commune.point.lat) * 111.2
  const x = (point.lon - commune.point.lon) * 111.2 * Math.cos((point.lat * Math.PI) / 180)
  return Math.hypot(x, y) <= 1.9 * commune.radiusKm + 0.3
}
