import { type RawBuilder, sql } from 'kysely'
import type { Database } from '#platform/db/connect.ts'
import { distanceKm } from '#platform/distance.ts'
import { currentMemory } from './current-memory.ts'
import type { EntryKind, EntryList, EntryQuery, FacetCount, FacetGroup } from './model.ts'
import { nearName, originOf, splitUnknown } from './select.ts'
import { readEntries } from './store.ts'

/** Beyond so many, past things are not counted: « more than 1,000 ». */
export const mostPastCounted = 1000

/**
 * One page of what is over, the last ended first. Past things are too many for the memory: they are read from the table,
 * without the counts of facets, and their total stops at `mostPastCounted`.
 * @param options.before what ended before this moment; `query.from` and `query.to` narrow it further
 */
export async function pastEntries(
  db: Database,
  query: EntryQuery,
  options: { kinds: readonly EntryKind[]; before: Date; limit?: number },
): Promise<EntryList> {
  const { kinds, before, limit = 20 } = options
  const memory = await currentMemory(db)
  const { known, unknown } = splitUnknown(memory, query.facets)
  const origin = originOf(memory, query.near)
  const conditions = [
    sql`kind = ANY(${kinds}) AND visibility = 'public' AND last_end < ${before}`,
    ...Object.entries(known).map(
      ([group, values]) => sql`facets && ${values.map((value) => `${group}:${value}`)}::text[]`,
    ),
    ...inTime(query),
    ...(query.q ? [sql`document @@ websearch_to_tsquery('french_unaccent', ${query.q})`] : []),
    ...(origin && query.radius !== null
      ? [sql`distance_km(point, point(${origin.lon}, ${origin.lat})) <= ${query.radius}`]
      : []),
  ]
  const where = sql.join(conditions, sql` AND `)
  // The first ones in order, rather than a count and then a page: a frequent facet is then met on the way, a rare one found in its index.
  const past = await sql<{ ordinal: number }>`
    SELECT ordinal FROM search_entry WHERE ${where} ORDER BY last_end DESC, ordinal LIMIT ${mostPastCounted}`.execute(
    db,
  )
  const total = past.rows.length
  const pages = Math.max(1, Math.ceil(total / limit))
  const page = Math.min(query.page, pages)
  const ordinals = past.rows.slice((page - 1) * limit, page * limit).map((row) => row.ordinal)
  const found = await sql<{ ordinal: number; begin: Date; end: Date; count: number }>`
    SELECT ordinal, begins[cardinality(begins)] AS begin, ends[cardinality(ends)] AS end, cardinality(begins) AS count
    FROM search_entry WHERE ordinal = ANY(${ordinals}::int[])`.execute(db)
  const sessions = new Map(found.rows.map(({ ordinal, ...session }) => [ordinal, session]))
  const read = await readEntries(db, ordinals, null)
  return {
    entries: read.map(({ ordinal, ...entry }) => ({
      ...entry,
      ...memory.typeLabels(entry.type),
      distance:
        origin && entry.point ? distanceKm(origin.lon, origin.lat, entry.point.lon, entry.point.lat) : null,
      next: sessions.get(ordinal) ?? null,
    })),
    total,
    page,
    pages,
    sort: 'date',
    facets: Object.fromEntries(
      Object.entries(known).map(([group, values]) => [
        group,
        values.map((value): FacetCount => {
          const label = memory.labels.get(`${group}:${value}`)
          const title = group === 'territory' ? memory.find('territory', value)?.title : undefined
          const words = {
            labelFr: label?.labelFr ?? title ?? value,
            labelEn: label?.labelEn ?? title ?? value,
          }
          return { value, count: 0, selected: true, ...words }
        }),
      ]),
    ) as Partial<Record<FacetGroup, FacetCount[]>>,
    unknown,
    corrected: null,
    places: [],
    exact: true,
    origin,
    near: nearName(memory, query.near),
  }
}

/** The days asked, Paris time, against the last session. */
function inTime({ from, to }: EntryQuery): RawBuilder<unknown>[] {
  const day = (date: string) => sql`${date}::date::timestamp AT TIME ZONE 'Europe/Paris'`
  return [
    ...(from ? [sql`last_end >= ${day(from)}`] : []),
    ...(to ? [sql`begins[1] < ${day(to)} + interval '1 day'`] : []),
  ]
}
