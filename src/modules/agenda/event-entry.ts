import { sql } from 'kysely'
import { type NewEntry, removeEntries, writeEntries } from '#modules/search/index.ts'
import type { Tx } from '#platform/db/connect.ts'
import { eventsById } from './event-store.ts'
import { ageBands, type EventSheet } from './model.ts'

/** Brings search entries in step with events, as many as wanted at once: written when public, removed otherwise. */
export async function indexEvents(tx: Tx, ids: string[]): Promise<void> {
  const states = await tx.selectFrom('event').where('id', 'in', ids).select(['id', 'slug', 'state']).execute()
  const shown = states.filter((event) => event.state === 'published').map((event) => event.id)
  await removeEntries(
    tx,
    'event',
    states.filter((event) => event.state !== 'published').map((event) => event.slug),
  )
  const sheets = shown.length === 0 ? [] : await eventsById(tx, shown)
  const territories = await territoriesOf(tx, sheets)
  await writeEntries(
    tx,
    sheets.map((sheet) => eventEntry(sheet, territories)),
  )
}

/** The territories of each commune in which something happens: `epci/200018083`… */
async function territoriesOf(tx: Tx, sheets: EventSheet[]): Promise<Map<string, string[]>> {
  const communes = [
    ...new Set(sheets.flatMap(({ places }) => places.flatMap((place) => place.commune?.code ?? []))),
  ]
  const { rows } = await sql<{ commune: string; refs: string[] }>`
    SELECT member_code AS commune, array_agg(kind || '/' || code) AS refs FROM territory_membership
    WHERE member_kind = 'commune' AND member_code = ANY(${communes}) AND kind <> 'region'
    GROUP BY member_code`.execute(tx)
  const found = new Map(rows.map((row) => [row.commune, row.refs]))
  return new Map(communes.map((commune) => [commune, [`commune/${commune}`, ...(found.get(commune) ?? [])]]))
}

/** What lists and search read of an event. */
function eventEntry(sheet: EventSheet, territories: Map<string, string[]>): NewEntry {
  const first = sheet.places[0]
  const words = [...sheet.themes, ...sheet.audiences, ...sheet.formats]
  const codes = (group: string, list: { code: string }[]) => list.map(({ code }) => `${group}:${code}`)
  const communes = sheet.places.flatMap((place) => place.commune ?? [])
  const refs = new Set(communes.flatMap((commune) => territories.get(commune.code) ?? []))
  return {
    kind: 'event',
    id: sheet.slug,
    path: `/agenda/${sheet.slug}`,
    title: sheet.titleFr,
    subtitle: [first?.name, first?.commune?.name ?? first?.locality].filter(Boolean).join(', '),
    excerpt: sheet.summaryFr ?? '',
    type: sheet.formats[0]?.code ?? 'event',
    aliases: sheet.titleEn ? [sheet.titleEn] : [],
    places: sheet.places.flatMap((place) =>
      [place.name, place.commune?.name ?? place.locality].flatMap((name) => name ?? []),
    ),
    terms: [...words.flatMap((word) => [word.labelFr, word.labelEn]), ...sheet.keywords],
    text: [
      sheet.summaryFr,
      sheet.summaryEn,
      sheet.descriptionFr,
      sheet.descriptionEn,
      sheet.organiser?.name,
      sheet.season?.nameFr,
    ]
      .filter(Boolean)
      .join('\n'),
    point: first?.point ?? null,
    commune: first?.commune?.code ?? null,
    facets: [
      ...codes('theme', sheet.themes),
      ...codes('audience', sheet.audiences),
      ...codes('format', sheet.formats),
      ...codes('access', sheet.access),
      ...sheet.languages.map((code) => `language:${code}`),
      ...(sheet.fee ? [`fee:${sheet.fee}`] : []),
      ...(sheet.season ? [`season:${sheet.season.code}`] : []),
      ...ageBands(sheet).map((band) => `age:${band}`),
      `mode:${sheet.mode}`,
      // No filter: it marks the cards.
      ...(sheet.demo ? ['demo:1'] : []),
      ...[...refs].map((ref) => `territory:${ref}`),
    ],
    weight: 0,
    visibility: 'public',
    updatedAt: sheet.updatedAt,
    sessions: sheet.sessions.map(({ begin, end }) => ({ begin, end })),
  }
}
