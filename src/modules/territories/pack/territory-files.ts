import { join } from 'node:path'
import { z } from 'zod'
import type { Membership, RegionManifest } from '../model/pack.ts'
import { epciTypes, type LonLat, type Territory, type TerritoryFacts, type TerritoryKind } from '../model.ts'
import { readCsv } from './csv.ts'

const count = z.coerce.number().int().min(0).optional()
const measure = z.coerce.number().positive().optional()
const degrees = z.coerce.number().min(-180).max(180).optional()
const list = z
  .string()
  .default('')
  .transform((text) => text.split(' ').filter(Boolean))

const communeRow = z.object({
  code: z.string().length(5),
  name: z.string(),
  departement: z.string(),
  epci: z.string().optional(),
  population: count,
  postcodes: list,
  area_km2: measure,
  lon: degrees,
  lat: degrees,
  point_inside: z.enum(['yes', 'no']).optional(),
  siren: z.string().optional(),
  arrondissement_code: z.string().optional(),
  arrondissement: z.string().optional(),
  employment_zone_code: z.string().optional(),
  employment_zone: z.string().optional(),
  attraction_area_code: z.string().optional(),
  attraction_area: z.string().optional(),
  attraction_category: z.string().optional(),
})
type CommuneRow = z.infer<typeof communeRow>

const epciRow = z.object({
  code: z.string().length(9),
  name: z.string(),
  type: z.enum(epciTypes),
  seat: z.string().optional(),
  departements: list,
  population: count,
  population_inside: count,
  area_km2: measure,
  communes: count,
})
const departementRow = z.object({
  code: z.string(),
  name: z.string(),
  liaison: count,
  seat: z.string().optional(),
  population: count,
  area_km2: measure,
})

/** Reads `communes.csv`, `epci.csv` and `departements.csv`; the region itself is made from the manifest and its départements. */
export async function readTerritories(
  folder: string,
  manifest: RegionManifest,
): Promise<{ territories: Territory[]; memberships: Membership[] }> {
  const [communes, epci, departements] = await Promise.all([
    readCsv(join(folder, 'communes.csv'), communeRow),
    readCsv(join(folder, 'epci.csv'), epciRow),
    readCsv(join(folder, 'departements.csv'), departementRow),
  ])
  const { source, populationYear } = manifest.territories
  const make = (
    kind: TerritoryKind,
    row: { code: string; name: string; population?: number; area_km2?: number },
    rest: { type?: Territory['type']; seat?: string | null; point: LonLat | null; facts: TerritoryFacts },
  ): Territory => ({
    kind,
    code: row.code,
    name: row.name,
    type: rest.type ?? null,
    seat: rest.seat ?? null,
    population: row.population ?? null,
    populationYear: row.population === undefined ? null : populationYear,
    area: row.area_km2 ?? null,
    point: rest.point,
    facts: rest.facts,
    sourceId: source,
  })
  const own = new Set(departements.map((row) => row.code))
  const inside = (test: (row: CommuneRow) => boolean) => middle(communes.filter(test))
  const region = {
    code: manifest.code,
    name: manifest.name,
    population: total(departements.map((row) => row.population)),
    area_km2: total(departements.map((row) => row.area_km2)),
  }
  return {
    territories: [
      make('region', region, {
        seat: manifest.seat,
        point: inside(() => true),
        facts: { communes: communes.length },
      }),
      ...departements.map((row) =>
        make('departement', row, {
          seat: row.seat ?? null,
          point: inside((each) => each.departement === row.code),
          facts: { liaison: row.liaison },
        }),
      ),
      ...epci.map((row) => {
        const outside = row.departements.filter((code) => !own.has(code))
        const facts = {
          communes: row.communes,
          ...(outside.length > 0
            ? { departementsOutside: outside, populationInside: row.population_inside }
            : {}),
        }
        return make('epci', row, {
          type: row.type,
          seat: row.seat ?? null,
          point: inside((each) => each.epci === row.code),
          facts,
        })
      }),
      ...communes.map((row) => make('commune', row, { point: pointOf(row), facts: communeFacts(row) })),
    ],
    memberships: containments(
      manifest.code,
      communes,
      epci.map((row) => row.code),
      departements.map((row) => row.code),
    ),
  }
}

function communeFacts(row: CommuneRow): TerritoryFacts {
  const named = (code?: string, name?: string) => (code && name ? { code, name } : undefined)
  const attraction = named(row.attraction_area_code, row.attraction_area)
  return {
    siren: row.siren,
    postcodes: row.postcodes,
    arrondissement: named(row.arrondissement_code, row.arrondissement),
    employmentZone: named(row.employment_zone_code, row.employment_zone),
    attractionArea:
      attraction && row.attraction_category
        ? { ...attraction, category: row.attraction_category }
        : undefined,
    pointInside: row.point_inside === undefined ? undefined : row.point_inside === 'yes',
  }
}

function containments(
  region: string,
  communes: CommuneRow[],
  epci: string[],
  departements: string[],
): Membership[] {
  const found = new Map<string, Membership>()
  const add = (memberKind: TerritoryKind, memberCode: string, kind: TerritoryKind, code: string) =>
    found.set(`${memberKind}/${memberCode} ${kind}/${code}`, { memberKind, memberCode, kind, code })
  for (const code of departements) add('departement', code, 'region', region)
  for (const code of epci) add('epci', code, 'region', region)
  for (const row of communes) {
    add('commune', row.code, 'region', region)
    add('commune', row.code, 'departement', row.departement)
    if (row.epci) {
      add('commune', row.code, 'epci', row.epci)
      add('epci', row.epci, 'departement', row.departement)
    }
  }
  return [...found.values()]
}

function pointOf(row: CommuneRow): LonLat | null {
  return row.lon === undefined || row.lat === undefined ? null : { lon: row.lon, lat: row.lat }
}

/** The middle of what communes cover: the mean of their middles, weighted by their areas. */
function middle(communes: CommuneRow[]): LonLat | null {
  let lon = 0
  let lat = 0
  let weight = 0
  for (const row of communes) {
    if (row.lon === undefined || row.lat === undefined) continue
    const area = row.area_km2 ?? 1
    lon += row.lon * area
    lat += row.lat * area
    weight += area
  }
  return weight === 0 ? null : { lon: round(lon / weight), lat: round(lat / weight) }
}

const round = (degrees: number) => Math.round(degrees * 1e5) / 1e5

/** The sum, unknown as soon as one part is. */
function total(parts: (number | undefined)[]): number | undefined {
  return parts.length > 0 && parts.every((part) => part !== undefined)
    ? Math.round(parts.reduce<number>((sum, part) => sum + (part ?? 0), 0) * 100) / 100
    : undefined
}
