import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type CellValue, csvLine } from '#platform/csv.ts'
import { PackError, type RegionManifest } from './model/pack.ts'
import { type National, type NationalCommune, readNational } from './pack/national-files.ts'

/** What was written. */
export type BuiltPack = { name: string; communes: number; epci: number; departements: number }

const geographicCodeYear = 2026
const populationYear = 2023

/**
 * Prepares a pack for any French region from the administrative divisions of the npm package: communes, EPCI, départements and
 * their populations; neither contours, nor coordinates, nor indicators, which may be added later.
 * @throws PackError when no region has this code, or when the folder already holds something
 */
export async function buildRegionPack(code: string, folder: string): Promise<BuiltPack> {
  const national = readNational()
  const region = national.regions.find((each) => each.code === code && each.zone !== 'com')
  if (!region) {
    const codes = national.regions
      .filter((each) => each.zone !== 'com')
      .map((each) => `${each.code} ${each.nom}`)
    throw new PackError(`Aucune région n’a le code « ${code} ». Codes possibles : ${codes.join(', ')}.`)
  }
  await takeEmptyFolder(folder)
  const communes = national.communes.filter((each) => each.region === code)
  const inside = new Map(communes.map((each) => [each.code, each]))
  const epci = national.epci.filter((each) => each.membres.some((member) => inside.has(member.code)))
  const departements = national.departements.filter((each) => each.region === code)
  await writeFile(
    join(folder, 'region.json'),
    `${JSON.stringify(manifestOf(region, national.version), null, 2)}\n`,
  )
  await writeFile(join(folder, 'communes.csv'), communeTable(national, communes, epci))
  await writeFile(join(folder, 'epci.csv'), epciTable(national, epci, inside))
  await writeFile(
    join(folder, 'departements.csv'),
    csvTable(
      ['code', 'name', 'liaison', 'seat', 'population', 'area_km2'],
      departements.map((each) => [
        each.code,
        each.nom,
        each.typeLiaison,
        each.chefLieu,
        populationOf(communes.filter((one) => one.departement === each.code)),
        null,
      ]),
    ),
  )
  await writeFile(join(folder, 'README.md'), readmeOf(region.nom, national.version))
  return { name: region.nom, communes: communes.length, epci: epci.length, departements: departements.length }
}

async function takeEmptyFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  if ((await readdir(folder)).length > 0)
    throw new PackError(
      `Le dossier ${folder} n’est pas vide : rien n’y a été écrit. Choisissez-en un autre, ou videz-le.`,
    )
}

function communeTable(national: National, communes: NationalCommune[], epci: National['epci']): string {
  const epciOf = new Map(
    epci.flatMap((each) => each.membres.map((member) => [member.code, each.code] as const)),
  )
  const arrondissements = new Map(national.arrondissements.map((each) => [each.code, each.nom]))
  return csvTable(
    [
      'code',
      'name',
      'departement',
      'epci',
      'population',
      'postcodes',
      'arrondissement_code',
      'arrondissement',
      'siren',
    ],
    communes.map((each) => [
      each.code,
      each.nom,
      each.departement ?? null,
      epciOf.get(each.code) ?? null,
      each.population ?? null,
      (each.codesPostaux ?? []).join(' '),
      each.arrondissement ?? null,
      arrondissements.get(each.arrondissement ?? '') ?? null,
      each.siren ?? null,
    ]),
  )
}

function epciTable(national: National, epci: National['epci'], inside: Map<string, NationalCommune>): string {
  const everywhere = new Map(national.communes.map((each) => [each.code, each]))
  return csvTable(
    ['code', 'name', 'type', 'departements', 'population', 'population_inside', 'communes'],
    epci.map((each) => {
      const members = each.membres.flatMap((member) => everywhere.get(member.code) ?? [])
      const departements = [...new Set(members.flatMap((member) => member.departement ?? []))].sort()
      return [
        each.code,
        each.nom,
        each.type,
        departements.join(' '),
        populationOf(members),
        populationOf(members.filter((member) => inside.has(member.code))),
        each.membres.length,
      ]
    }),
  )
}

/** A table that `readCsv` reads back; an absent value is an empty cell. */
function csvTable(header: string[], rows: CellValue[][]): string {
  return [header, ...rows].map((cells) => csvLine(cells)).join('')
}

/** The sum, or nothing when one commune’s population is unknown: a partial sum would be a wrong figure. */
function populationOf(communes: NationalCommune[]): number | null {
  return communes.some((each) => each.population === undefined)
    ? null
    : communes.reduce((sum, each) => sum + (each.population ?? 0), 0)
}

function manifestOf(region: National['regions'][number], version: string): RegionManifest {
  const { code, nom: name, chefLieu } = region
  const insee = (kind: string) => `https://www.insee.fr/fr/statistiques/2011101?geo=${kind}-{code}`
  const label = { fr: 'Dossier complet de l’INSEE', en: 'Full INSEE file (in French)' }
  return {
    code,
    name,
    names: {
      the: { fr: `la région ${name}`, en: `the ${name} region` },
      of: { fr: `de la région ${name}`, en: `of the ${name} region` },
      in: { fr: `en région ${name}`, en: `in the ${name} region` },
    },
    seat: chefLieu,
    schoolZone: null,
    agency: null,
    contactEmail: null,
    sources: [
      {
        id: `cog-${geographicCodeYear}`,
        title: 'Code officiel géographique, découpage administratif',
        publisher: `INSEE, DGCL et La Poste, assemblés par Etalab (@etalab/decoupage-administratif ${version})`,
        url: 'https://www.npmjs.com/package/@etalab/decoupage-administratif',
        licence: 'Licence Ouverte 2.0',
        licenceConfirmed: true,
        vintage: String(geographicCodeYear),
        note: null,
      },
    ],
    territories: { source: `cog-${geographicCodeYear}`, areaSource: null, populationYear },
    contours: null,
    indicators: null,
    studies: [],
    links: [
      { kinds: ['commune'], label, url: insee('COM') },
      { kinds: ['epci'], label, url: insee('EPCI') },
      { kinds: ['departement'], label, url: insee('DEP') },
      { kinds: ['region'], label, url: insee('REG') },
    ],
    organisations: [],
  }
}

function readmeOf(name: string, version: string): string {
  return `# Paquet régional « ${name} »

Écrit par \`npm run data -- region\` depuis \`@etalab/decoupage-administratif\` ${version} (INSEE, DGCL, La Poste ; Licence Ouverte) :
code officiel géographique ${geographicCodeYear}, populations de référence ${populationYear}. Ni contours, ni coordonnées, ni indicateurs : le site fonctionne sans eux.
Le paquet « Hauts-de-France » montre la forme des fichiers à ajouter.
`
}
