import { z } from 'zod'
import { getTerritory } from '#modules/territories/index.ts'
import type { Database } from '#platform/db/connect.ts'
import type { AddressSearch, FoundAddress } from './edit-model.ts'

const patience = 3000
const heaviest = 500_000

// What we read of the answer (https://geoservices.ign.fr/documentation/services/services-geoplateforme/geocodage).
const answer = z.object({
  features: z.array(
    z.object({
      geometry: z.object({ coordinates: z.tuple([z.number(), z.number()]) }),
      properties: z.object({
        label: z.string().max(500),
        name: z.string().max(300),
        postcode: z
          .string()
          .regex(/^\d{5}$/)
          .optional(),
        citycode: z.string().regex(/^\d[0-9AB]\d{3}$/),
        city: z.string().max(200),
      }),
    }),
  ),
})

/**
 * Asks the Géoplateforme's geocoder, or one that speaks like it, for an address; keeps what is in the region. It never throws: what went wrong
 * is told, for a position can always be typed.
 * @param service the address of `/search`, from the operator's settings
 */
export async function findAddresses(db: Database, service: string, text: string): Promise<AddressSearch> {
  const asked = text.trim().slice(0, 200)
  if (!/^[\p{L}\p{N}]/u.test(asked) || asked.length < 3) return failed('short')
  const url = new URL(service)
  url.searchParams.set('q', asked)
  url.searchParams.set('index', 'address')
  url.searchParams.set('autocomplete', '0')
  url.searchParams.set('limit', '8')
  let body: string
  try {
    const signal = AbortSignal.timeout(patience)
    const response = await fetch(url, { signal, redirect: 'error', headers: { Accept: 'application/json' } })
    if (response.status === 429) return failed('busy')
    if (!response.ok) return failed(response.status >= 500 ? 'slow' : 'broken')
    body = await response.text()
  } catch {
    return failed('slow')
  }
  const parsed = answer.safeParse(body.length > heaviest ? null : readJson(body))
  if (!parsed.success) return failed('broken')
  const found: FoundAddress[] = []
  for (const { geometry, properties } of parsed.data.features) {
    const commune = await getTerritory(db, 'commune', properties.citycode)
    const [lon, lat] = geometry.coordinates
    if (commune && Math.abs(lat) <= 90 && Math.abs(lon) <= 180)
      found.push({
        label: properties.label,
        address: properties.name,
        postcode: properties.postcode ?? '',
        commune: properties.citycode,
        communeName: commune.name,
        lon,
        lat,
      })
  }
  const outside = found.length === 0 && parsed.data.features.length > 0
  return { asked: true, found, problem: outside ? 'outside' : null }
}

const failed = (problem: NonNullable<AddressSearch['problem']>): AddressSearch => ({
  asked: true,
  found: [],
  problem,
})

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
