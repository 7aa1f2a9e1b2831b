import { createRequire } from 'node:module'
import { z } from 'zod'

// The files of the npm package @etalab/decoupage-administratif (Licence Ouverte): INSEE’s geographic code, EPCI of the DGCL.
const region = z.object({ code: z.string(), nom: z.string(), chefLieu: z.string(), zone: z.string() })
const departement = z.object({
  code: z.string(),
  region: z.string(),
  chefLieu: z.string(),
  nom: z.string(),
  typeLiaison: z.number(),
})
const arrondissement = z.object({ code: z.string(), region: z.string(), nom: z.string() })
const commune = z.object({
  code: z.string(),
  nom: z.string(),
  type: z.string(),
  region: z.string().optional(),
  departement: z.string().optional(),
  arrondissement: z.string().optional(),
  siren: z.string().optional(),
  codesPostaux: z.array(z.string()).optional(),
  population: z.number().optional(),
  /** Of a municipal arrondissement, the commune it is a part of. */
  commune: z.string().optional(),
})
const epci = z.object({
  code: z.string(),
  nom: z.string(),
  type: z.string(),
  membres: z.array(z.object({ code: z.string() })),
})

export type NationalCommune = z.infer<typeof commune>

/** What the package knows of the whole country. */
export type National = {
  regions: z.infer<typeof region>[]
  departements: z.infer<typeof departement>[]
  arrondissements: z.infer<typeof arrondissement>[]
  /** Present communes only: neither delegated, nor associated, nor municipal arrondissements. */
  communes: NationalCommune[]
  municipalArrondissements: NationalCommune[]
  epci: z.infer<typeof epci>[]
  version: string
}

/** Reads the package’s files, checked. Vintage of its version 6: geographic code 2026, populations of reference 2023. */
export function readNational(): National {
  const require = createRequire(import.meta.url)
  const read = <T extends z.ZodType>(name: string, schema: T): z.infer<T>[] =>
    z.array(schema).parse(require(`@etalab/decoupage-administratif/data/${name}.json`))
  const places = read('communes', commune)
  return {
    regions: read('regions', region),
    departements: read('departements', departement),
    arrondissements: read('arrondissements', arrondissement),
    communes: places.filter((each) => each.type === 'commune-actuelle'),
    municipalArrondissements: places.filter((each) => each.type === 'arrondissement-municipal'),
    epci: read('epci', epci),
    version: z.object({ version: z.string() }).parse(require('@etalab/decoupage-administratif/package.json'))
      .version,
  }
}
