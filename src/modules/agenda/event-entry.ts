import { sql } from 'kysely'
import { type NewEntry, removeEntries, writeEntries } from '#modules/search/index.ts'
import type { Tx } from '#platform/db/connect.ts'
import { eventFieldsById } from './event-store.ts'
import { ageBands, type EventSheet } from './model.ts'

/** What an entry is made of. */
const indexed = [
  'slug',
  'titleFr',
  'titleEn',
  'summaryFr',
  'summaryEn',
  'descriptionFr',
  'descriptionEn',
  'fee',
  'ageMin',
  'ageMax',
  'mode',
  'languages',
  'keywords',
  'themes',
  'audiences',
  'formats',
  'access',
  'season',
  'organiser',
  'places',
  'sessions',
  'demo',
  'updatedAt',
] as const satisfies (keyof EventSheet)[]
type Indexed = Pick<EventSheet, (typeof indexed)[number]>

/** Brings search entries in step with events, as many as wanted at once: written when public, removed otherwise. */
export async function indexEvents(tx: Tx, ids: string[]): Promise<void> {
  const states = await tx.selectFrom('event').where('id', 'in', ids).select(['id', 'slug', 'state']).execute()
  const shown = states.filter((event) => event.state === 'published').map((event) => event.id)
  await removeEntries(
    tx,
    'event',
    states.filter((event) => event.state !== 'published').map((event) => event.slug),
  )
  const sheets = shown.length === 0 ? [] : await eventFieldsById(tx, shown, indexed)
  const territories = await territoriesOf(tx, sheets)
  await writeEntries(
    tx,
    sheets.map((sheet) => eventEntry(sheet, territories)),
  )
}

/** Where a commune is: the territories it is in (`epci/200018083`…), and its middle. */
type Whereabouts = { refs: string[]; point: { lon: number; lat: number } | null }

/** The whereabouts of each commune in which something happens. */
async function territoriesOf(tx: Tx, sheets: Indexed[]): Promise<Map<string, Whereabouts>> {
  const communes = [
    ...new Set(sheets.flatMap(({ places }) => places.flatMap((place) => place.commune?.code ?? []))),
  ]
  const { rows } = await sql<Whereabouts & { commune: string }>`
    SELECT t.code AS commune, CASE WHEN t.point IS NOT NULL THEN jsonb_build_object('lon', t.point[0], 'lat', t.point[1]) END AS point,
      array_prepend('commune/' || t.code, ARRAY(SELECT m.kind || '/' || m.code FROM territory_membership m
        WHERE m.member_kind = 'commune' AND m.member_code = t.code AND m.kind <> 'region')) AS refs
    FROM territory t WHERE t.kind = 'commune' AND t.code = ANY(${communes})`.execute(tx)
  return new Map(rows.map(({ commune, ...where }) => [commune, where]))
}

/** What lists and search read of an event. */
function eventEntry(sheet: Indexed, territories: Map<string, Whereabouts>): NewEntry {
  const first = sheet.places[0]
  const words = [...sheet.themes, ...sheet.audiences, ...sheet.formats]
  const codes = (group: string, list: { code: string }[]) => list.map(({ code }) => `${group}:${code}`)
  const communes = sheet.places.flatMap((place) => place.commune ?? [])
  const refs = new Set(communes.flatMap((commune) => territories.get(commune.code)?.refs ?? []))
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
    // An address without a point is near enough to the middle of its commune to be found « near ».
    point: first?.point ?? territories.get(first?.commune?.code ?? '')?.point ?? null,
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
