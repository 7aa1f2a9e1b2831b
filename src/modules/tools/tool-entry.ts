import { sql } from 'kysely'
import { type NewEntry, removeEntries, writeEntries } from '#modules/search/index.ts'
import type { Tx } from '#platform/db/connect.ts'
import {
  ageBands,
  bandsThatHold,
  floorBands,
  heightBands,
  setupOf,
  vehiclesThatCarry,
  wallBands,
} from './bands-model.ts'
import type { ToolSheet } from './model.ts'
import { toolsById } from './tool-store.ts'

/** Brings search entries in step with tools, as many as wanted at once: written when public, removed otherwise. */
export async function indexTools(tx: Tx, ids: string[]): Promise<void> {
  if (ids.length === 0) return
  const sheets = await toolsById(tx, ids)
  const shown = sheets.filter((sheet) => sheet.state === 'published')
  const hidden = sheets.filter((sheet) => sheet.state !== 'published')
  await removeEntries(
    tx,
    'tool',
    hidden.map((sheet) => sheet.slug),
  )
  const territories = await territoriesOf(tx, shown)
  await writeEntries(
    tx,
    shown.map((sheet) => toolEntry(sheet, territories)),
  )
}

/** The territories each commune is in, itself included: `commune/59350`, `epci/…`. */
async function territoriesOf(tx: Tx, sheets: ToolSheet[]): Promise<Map<string, string[]>> {
  const communes = [...new Set(sheets.flatMap(({ places }) => places.map((place) => place.commune)))]
  const { rows } = await sql<{ commune: string; refs: string[] }>`
    SELECT t.code AS commune, array_prepend('commune/' || t.code, ARRAY(SELECT m.kind || '/' || m.code FROM territory_membership m
        WHERE m.member_kind = 'commune' AND m.member_code = t.code AND m.kind <> 'region')) AS refs
    FROM territory t WHERE t.kind = 'commune' AND t.code = ANY(${communes})`.execute(tx)
  return new Map(rows.map(({ commune, refs }) => [commune, refs]))
}

/** What lists and search read of a tool. */
function toolEntry(sheet: ToolSheet, territories: Map<string, string[]>): NewEntry {
  const words = [...sheet.themes, ...sheet.audiences, ...sheet.access]
  const codes = (group: string, list: readonly (string | number)[]) => list.map((code) => `${group}:${code}`)
  const refs = new Set(sheet.places.flatMap((place) => territories.get(place.commune) ?? []))
  const first = sheet.places[0]
  return {
    kind: 'tool',
    id: sheet.slug,
    path: `/outils/${sheet.slug}`,
    title: sheet.titleFr,
    subtitle: [sheet.holder?.name, first?.name].filter(Boolean).join(', '),
    excerpt: sheet.summaryFr ?? '',
    type: `tool-${sheet.kind}`,
    aliases: sheet.titleEn ? [sheet.titleEn] : [],
    places: sheet.places.map((place) => place.name),
    terms: words.flatMap((word) => [word.labelFr, word.labelEn]),
    text: [
      sheet.summaryFr,
      sheet.summaryEn,
      sheet.descriptionFr,
      sheet.descriptionEn,
      sheet.objectivesFr,
      sheet.objectivesEn,
      sheet.holder?.name,
      ...sheet.parts.map((part) => part.name),
    ]
      .filter(Boolean)
      .join('\n'),
    point: first?.point ?? null,
    commune: first?.commune ?? null,
    facets: [
      ...codes(
        'theme',
        sheet.themes.map((word) => word.code),
      ),
      ...codes(
        'audience',
        sheet.audiences.map((word) => word.code),
      ),
      ...codes(
        'access',
        sheet.access.map((word) => word.code),
      ),
      ...codes('language', sheet.languages),
      ...codes('age', ageBands(sheet)),
      ...codes('setup', setupOf(sheet)),
      ...codes('floor', bandsThatHold(sheet.floor, floorBands)),
      ...codes('wall', bandsThatHold(sheet.wall, wallBands)),
      ...codes('height', bandsThatHold(sheet.height && Math.round(sheet.height * 100), heightBands)),
      ...codes('vehicle', vehiclesThatCarry(sheet.vehicle)),
      ...(sheet.price === null ? [] : [sheet.price === 0 ? 'fee:free' : 'fee:paid']),
      // No filter: it marks the cards.
      ...(sheet.demo ? ['demo:1'] : []),
      ...codes('territory', [...refs]),
    ],
    weight: 0,
    visibility: 'public',
    updatedAt: sheet.updatedAt,
  }
}
