import type { ZoneMapProps } from '#ui/zone-map.tsx'
import type { Standing } from '../account-model.ts'
import type { Gap } from '../sites-model.ts'

/** A new place in the list: what it adds, and how people stand once it is open. */
export type SiteLine = {
  name: string
  href: string
  epci: { name: string; href: string } | null
  reached: number
  after: Standing
  share: number | null
}

/** The answer: how people stand today, the new places in order, how sure it is. */
export type SitesAnswer = {
  before: Standing
  share: number | null
  lines: SiteLine[]
  gap: Gap
  map: ZoneMapProps | null
  links: { csv: string; geojson: string; api: string; view: string }
}
