import { z } from 'zod'
import type { Lang } from '#platform/i18n/lang.ts'

export const territoryKinds = ['commune', 'epci', 'departement', 'region'] as const
export type TerritoryKind = (typeof territoryKinds)[number]

/** Kinds of EPCI: communauté de communes, d’agglomération, urbaine, métropole, métropole de Lyon. */
export const epciTypes = ['CC', 'CA', 'CU', 'METRO', 'MET69'] as const
export type EpciType = (typeof epciTypes)[number]

/** One territory by name, wherever it is only mentioned. */
export type TerritoryName = { kind: TerritoryKind; code: string; name: string }

const zone = z.object({ code: z.string(), name: z.string() })

/** What a pack may add about a territory beyond its columns; absent means unknown. */
export const territoryFacts = z.object({
  siren: z.string().optional(),
  postcodes: z.array(z.string()).optional(),
  arrondissement: zone.optional(),
  employmentZone: zone.optional(),
  /** Attraction area of a town; `category` is INSEE’s CATEAAV: 11 main centre, 12 and 13 other centres, 20 ring, 30 outside any area. */
  attractionArea: zone.extend({ category: z.string() }).optional(),
  /** False when the middle of the contour falls outside it. */
  pointInside: z.boolean().optional(),
  /** Last year whose published figures still describe the commune before it merged with others. */
  formerUntil: z.number().int().optional(),
  /** EPCI: all its communes, in the region or not; the part of its population inside the region; départements outside it. */
  communes: z.number().int().optional(),
  populationInside: z.number().int().optional(),
  departementsOutside: z.array(z.string()).optional(),
  /** Number that says how French introduces the name (« TNCC » of the Code officiel géographique): 2 « du », 5 « de l’ »… */
  liaison: z.number().int().optional(),
})
export type TerritoryFacts = z.infer<typeof territoryFacts>

/** A point in degrees, WGS 84. */
export type LonLat = { lon: number; lat: number }

/** A territory as its sheet and the API show it. `area` in km², computed on the contours; `population` of the census year beside it. */
export type Territory = TerritoryName & {
  type: EpciType | null
  seat: string | null
  population: number | null
  populationYear: number | null
  area: number | null
  point: LonLat | null
  facts: TerritoryFacts
  sourceId: string
}

export type IndicatorUnit = 'inhabitants' | 'percent' | 'euros'
export type IndicatorTheme = 'population' | 'age' | 'occupation' | 'education' | 'employment' | 'income'

/** What we know of one value: published as is, approximated, withheld by statistical secrecy, not published. */
export type ValueStatus = 'published' | 'approximated' | 'secret' | 'unavailable'

/** One figure of one territory; `value` is null exactly when the status is `secret` or `unavailable`. */
export type IndicatorValue = { indicator: string; year: number; value: number | null; status: ValueStatus }

/** A source as it is credited under each figure. */
export type DataSource = {
  id: string
  title: string
  publisher: string
  url: string | null
  licence: string
  licenceConfirmed: boolean
  vintage: string
  note: Record<Lang, string | null>
}

/** The address of a territory’s sheet, without language prefix. */
export function territoryPath(territory: { kind: TerritoryKind; code: string }): string {
  return `/territoires/${territory.kind}/${territory.code}`
}

/** `commune/59122` ↔ `{ kind, code }`: how other modules and the search write a territory in one word. */
export function parseTerritoryRef(ref: string): { kind: TerritoryKind; code: string } | null {
  const match = /^(commune|epci|departement|region)\/([0-9AB]{2,9})$/.exec(ref)
  return match ? { kind: match[1] as TerritoryKind, code: match[2] as string } : null
}

/** Inhabitants per km², null when either is unknown. */
export function density(territory: Pick<Territory, 'population' | 'area'>): number | null {
  return territory.population === null || territory.area === null
    ? null
    : territory.population / territory.area
}

/** The orders of the list and their value in the URL. */
export const territoryOrders = {
  name: 'nom',
  population: 'population',
  area: 'superficie',
  density: 'densite',
} as const
export type TerritoryOrder = keyof typeof territoryOrders

/** Kinds that can be listed; the region has its sheet. */
export const listedKinds = ['epci', 'commune', 'departement'] as const
export type ListedKind = (typeof listedKinds)[number]

/** What the address of the list asks: `?q=&sorte=&dans=&tri=&page=`. */
export type ListQuery = {
  text: string
  kind: ListedKind
  within: { kind: TerritoryKind; code: string } | null
  order: TerritoryOrder
  page: number
}

/** A row of the list, with its EPCI and départements. */
export type ListedTerritory = Pick<Territory, 'kind' | 'code' | 'name' | 'type' | 'population' | 'area'> & {
  density: number | null
  containers: TerritoryName[]
}
