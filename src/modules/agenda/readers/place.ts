import type { PlaceInput } from '../model.ts'
import { isObject } from './event-record.ts'
import { limits } from './limits.ts'
import { clean, line } from './texts.ts'

/** A point from two numbers or texts of numbers; none for the « 0, 0 » of files that have no coordinates. */
export function pointOf(latitude: unknown, longitude: unknown): PlaceInput['point'] {
  const [lat, lon] = [latitude, longitude].map((value) =>
    clean(value) === null ? Number.NaN : Number(value),
  )
  if (lat === undefined || lon === undefined || Number.isNaN(lat) || Number.isNaN(lon)) return null
  return (lat === 0 && lon === 0) || Math.abs(lat) > 90 || Math.abs(lon) > 180 ? null : { lon, lat }
}

/** A point as open data portals write it: `[lat, lon]`, `{ lat, lon }`, `"lat, lon"`. */
export function anyPoint(value: unknown): PlaceInput['point'] {
  if (isObject(value)) return pointOf(value.lat ?? value.latitude, value.lon ?? value.lng ?? value.longitude)
  const [lat, lon] = Array.isArray(value) ? value : (clean(value)?.split(',') ?? [])
  return pointOf(lat, lon)
}

/** A place from its columns, when one of them says something. `insee` is a commune's code. */
export function placeOf(said: {
  name: unknown
  address: unknown
  postcode: unknown
  insee: unknown
  town: unknown
  point: PlaceInput['point']
}): PlaceInput | null {
  const address = line(said.address, limits.address)
  const place: PlaceInput = {
    name: line(said.name, limits.placeName),
    address,
    postcode: postcodeOf(said.postcode) ?? address?.match(/\b\d{5}\b/)?.[0] ?? null,
    commune: clean(said.insee)?.match(/^(?:\d{5}|2[AB]\d{3})$/)?.[0] ?? null,
    locality: line(said.town, limits.locality),
    point: said.point,
  }
  return Object.values(place).some((value) => value !== null) ? place : null
}

/** Five digits; spreadsheets drop the first zero. */
const postcodeOf = (value: unknown) => {
  const text = clean(value)?.replace(/\s/g, '') ?? ''
  return /^\d{4,5}$/.test(text) ? text.padStart(5, '0') : null
}
