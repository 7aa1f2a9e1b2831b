import { readFile } from 'node:fs/promises'
import type { Database } from '#platform/db/connect.ts'
import { silentProgress } from '#platform/progress.ts'
import { writePack } from './load-region-pack.ts'
import type { RegionPack } from './model/pack.ts'
import { readDefinitions } from './pack/indicator-files.ts'
import { readRegionManifest } from './pack/manifest.ts'

/** The communes of the sample: six towns of the tests, then neighbours of the first two. */
const sampleCommunes = [
  '59249',
  '59350',
  '80021',
  '62041',
  '60057',
  '02691',
  '59009',
  '59512',
  '59599',
  '59601',
  '59633',
  '59659',
]

/** The pack that ships with Maillage. */
export const samplePackFolder = 'data/hauts-de-france'

/** The sample as cut from the shipped pack by `cutSample`; a test holds the two together. */
export const sampleFile = new URL('./testing-sample.json', import.meta.url)

type Sample = Pick<RegionPack, 'territories' | 'memberships' | 'neighbours' | 'values' | 'studies'>

/** Keeps the twelve communes and what contains them. */
export function cutSample(pack: RegionPack): Sample {
  const communes = new Set(sampleCommunes)
  const containers = new Set(
    pack.memberships
      .filter((each) => each.memberKind === 'commune' && communes.has(each.memberCode))
      .map((each) => `${each.kind}/${each.code}`),
  )
  const holds = (kind: string, code: string) =>
    kind === 'commune' ? communes.has(code) : containers.has(`${kind}/${code}`)
  return {
    territories: pack.territories.filter((each) => holds(each.kind, each.code)),
    memberships: pack.memberships.filter(
      (each) => holds(each.memberKind, each.memberCode) && holds(each.kind, each.code),
    ),
    neighbours: pack.neighbours.filter(
      (each) => holds(each.kind, each.code) && holds(each.kind, each.neighbour),
    ),
    values: pack.values.filter((each) => holds(each.kind, each.code)),
    studies: pack.studies.filter((each) => holds(each.kind, each.code)),
  }
}

/**
 * Fills a test database with a small real sample: twelve communes (Fourmies, Lille, Amiens, Arras, Beauvais, Saint-Quentin,
 * Villeneuve-d’Ascq, Roubaix, Tourcoing, Trélon, Wallers-en-Fagne, Wignehies), their EPCI, the five départements and the
 * region, with indicators and search entries. Their other communes are missing: counts of communes are those of the sample.
 */
export async function seedTerritories(db: Database): Promise<void> {
  const manifest = await readRegionManifest(samplePackFolder)
  const indicators = await readDefinitions(samplePackFolder, manifest)
  const sample = JSON.parse(await readFile(sampleFile, 'utf8')) as Sample
  await writePack(db, { manifest, indicators, ...sample }, silentProgress, new Date('2026-01-01T00:00:00Z'))
}
