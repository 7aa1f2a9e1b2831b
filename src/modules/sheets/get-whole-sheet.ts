import { LRUCache } from 'lru-cache'
import { comingEventsOf, type OfTerritory } from '#modules/agenda/index.ts'
import type { Present, TerritoryKind } from '#modules/territories/index.ts'
import type { Database } from '#platform/db/connect.ts'
import type { Diagnosis } from './diagnosis-model.ts'
import { getDiagnosis } from './get-diagnosis.ts'
import { getSheet, type Sheet } from './get-sheet.ts'
import { type Ground, groundOf } from './region-ground.ts'

/** A sheet with what happens there and what stands out; `ref` is null for the region. */
export type WholeSheet = {
  sheet: Sheet
  ref: string | null
  events: OfTerritory
  diagnosis: Diagnosis
  ground: Ground
}

const eventsShown = 4
const keptSheets = 40
const kept = new WeakMap<Database, LRUCache<string, Promise<WholeSheet>>>()

/**
 * All that the page, the paper and the files of a territory say, gathered once for them as long as nothing changes.
 * @param pack the folder of the region pack
 * @throws NotFound when the pack has no such territory
 */
export function getWholeSheet(
  db: Database,
  asked: { kind: TerritoryKind; code: string },
  pack: string,
  present: Present,
): Promise<WholeSheet> {
  const sheets = kept.get(db) ?? new LRUCache<string, Promise<WholeSheet>>({ max: keptSheets })
  kept.set(db, sheets)
  const key = `${asked.kind}/${asked.code} ${pack} ${present.key}`
  const before = sheets.get(key)
  if (before !== undefined) return before
  const sheet = gather(db, asked, pack, present)
  sheets.set(key, sheet)
  sheet.catch(() => sheets.delete(key))
  return sheet
}

async function gather(
  db: Database,
  { kind, code }: { kind: TerritoryKind; code: string },
  pack: string,
  present: Present,
): Promise<WholeSheet> {
  const ref = kind === 'region' ? null : `${kind}/${code}`
  const ground = await groundOf(db, pack, present)
  const [sheet, events] = await Promise.all([
    getSheet(db, { kind, code }, ground, present),
    comingEventsOf(db, { territory: ref }, present.now, eventsShown),
  ])
  return { sheet, ref, events, ground, diagnosis: await getDiagnosis(db, sheet, ground, present) }
}
