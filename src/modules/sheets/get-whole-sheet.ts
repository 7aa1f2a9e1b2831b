import { comingEventsOf, type OfTerritory } from '#modules/agenda/index.ts'
import type { RegionManifest, TerritoryKind } from '#modules/territories/index.ts'
import type { Database } from '#platform/db/connect.ts'
import type { Diagnosis } from './diagnosis-model.ts'
import { getDiagnosis } from './get-diagnosis.ts'
import { getSheet, type Sheet } from './get-sheet.ts'

/** A sheet with what happens there and what stands out; `ref` is null for the region. */
export type WholeSheet = { sheet: Sheet; ref: string | null; events: OfTerritory; diagnosis: Diagnosis }

const eventsShown = 4

/** Gathers all that the page and the printed sheet of a territory say. @throws NotFound when the pack has no such territory */
export async function getWholeSheet(
  db: Database,
  { kind, code }: { kind: TerritoryKind; code: string },
  manifest: RegionManifest,
  now: Date,
): Promise<WholeSheet> {
  const ref = kind === 'region' ? null : `${kind}/${code}`
  const [sheet, events, regionEvents] = await Promise.all([
    getSheet(db, kind, code, manifest),
    comingEventsOf(db, { territory: ref }, now, eventsShown),
    comingEventsOf(db, { territory: null }, now, 1),
  ])
  const { territory, actors } = sheet
  const diagnosis = await getDiagnosis(db, { territory, actors, events, regionEvents }, now)
  return { sheet, ref, events, diagnosis }
}
