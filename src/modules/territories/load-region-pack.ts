import { removeEntries, writeEntries, writeFacetLabels } from '#modules/search/index.ts'
import { type Database, inTransaction } from '#platform/db/connect.ts'
import type { Progress } from '#platform/progress.ts'
import type { RegionPack, TerritoryValue } from './model/pack.ts'
import type { TerritoryKind } from './model.ts'
import { packFingerprint, readRegionPack } from './pack/read-pack.ts'
import { recordValues } from './record-values.ts'
import { territoryEntries, territoryLabels } from './search-entries.ts'
import {
  loadedFingerprint,
  rememberFingerprint,
  removeTerritory,
  territoriesOutside,
  writeIndicators,
  writeRelations,
  writeSources,
  writeStudies,
  writeTerritories,
} from './write-store.ts'

/** What a load did: nothing when the pack had not changed. `kept` are territories gone from the pack that something still refers to. */
export type PackLoad = {
  loaded: boolean
  territories: number
  values: number
  kept: { kind: TerritoryKind; code: string }[]
}

// About 10,000 values a transaction: the embedded database serves nobody else meanwhile.
const territoriesAtOnce = 200

/**
 * Brings the database to the region pack of a folder. An unchanged pack is recognised and skipped; an interrupted load starts over.
 * @throws PackError when the pack is wrong; nothing is written then
 */
export async function loadRegionPack(
  db: Database,
  folder: string,
  progress: Progress,
  now: Date = new Date(),
): Promise<PackLoad> {
  const fingerprint = await packFingerprint(folder)
  if (fingerprint === (await loadedFingerprint(db)))
    return { loaded: false, territories: 0, values: 0, kept: [] }
  const pack = await readRegionPack(folder)
  const kept = await writePack(db, pack, progress, now)
  await rememberFingerprint(db, pack.manifest.code, fingerprint)
  return { loaded: true, territories: pack.territories.length, values: pack.values.length, kept }
}

/** Writes a pack already read, in short transactions. */
export async function writePack(
  db: Database,
  pack: RegionPack,
  progress: Progress,
  now: Date,
): Promise<PackLoad['kept']> {
  const total = pack.territories.length
  progress('Territoires', 0, total)
  await inTransaction(db, async (tx) => {
    await writeSources(tx, pack.manifest.sources)
    await writeTerritories(tx, pack.territories)
  })
  await inTransaction(db, (tx) => writeRelations(tx, pack.memberships, pack.neighbours))
  await inTransaction(db, async (tx) => {
    await writeStudies(tx, pack.studies)
    await writeIndicators(tx, pack.indicators)
  })
  const kept: PackLoad['kept'] = []
  for (const gone of await territoriesOutside(db, pack.territories)) {
    if (!(await removeTerritory(db, gone))) kept.push(gone)
    await inTransaction(db, (tx) => removeEntries(tx, 'territory', [`${gone.kind}/${gone.code}`]))
  }
  progress('Territoires', total, total)
  await writeSearch(db, pack, progress, now)
  await writeValues(db, pack.values, progress, now)
  return kept
}

async function writeSearch(db: Database, pack: RegionPack, progress: Progress, now: Date): Promise<void> {
  const entries = territoryEntries(pack, now)
  const labels = territoryLabels(pack.territories)
  for (let done = 0; done < entries.length; done += 500) {
    await inTransaction(db, async (tx) => {
      await writeEntries(tx, entries.slice(done, done + 500))
      await writeFacetLabels(tx, labels.slice(done, done + 500))
    })
    progress('Recherche des territoires', Math.min(done + 500, entries.length), entries.length)
  }
}

async function writeValues(
  db: Database,
  values: TerritoryValue[],
  progress: Progress,
  now: Date,
): Promise<void> {
  const kinds = Map.groupBy(values, (value) => value.kind)
  let done = 0
  for (const [kind, ofKind] of kinds) {
    const byCode = [...Map.groupBy(ofKind, (value) => value.code)]
    for (let start = 0; start < byCode.length; start += territoriesAtOnce) {
      const batch = byCode.slice(start, start + territoriesAtOnce)
      const batchValues = batch.flatMap(([, each]) => each)
      const codes = batch.map(([code]) => code)
      await inTransaction(db, (tx) => recordValues(tx, { origin: 'pack', kind, codes }, batchValues, now))
      done += batchValues.length
      progress('Indicateurs', done, values.length)
    }
  }
}
