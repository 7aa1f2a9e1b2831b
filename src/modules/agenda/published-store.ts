import { sql } from 'kysely'
import { searchRevision } from '#modules/search/index.ts'
import type { Database } from '#platform/db/connect.ts'
import { eventsById } from './event-store.ts'
import type { EventSheet } from './model.ts'

/** An event that is public and real, and since when. */
export type PublishedEvent = EventSheet & { publishedAt: Date }
/** Where a reader stands, the last published first. */
export type PublishedCursor = { publishedAt: Date; id: string }

const isPublic = sql`e.state = 'published' AND NOT e.demo`
const of = (organiser: string | null) =>
  organiser === null
    ? sql`true`
    : sql`e.organiser_id = (SELECT o.id FROM organisation o WHERE o.slug = ${organiser} AND o.status = 'published')`

/**
 * Public events, the last published first, a page at a time; what is over too. Invented ones are left out: no other network should take them.
 * @param asked.organiser the slug of a published organisation; null: everybody's
 */
export async function listPublished(
  db: Database,
  { organiser, after, limit }: { organiser: string | null; after: PublishedCursor | null; limit: number },
): Promise<{ events: PublishedEvent[]; after: PublishedCursor | null }> {
  const { rows } = await sql<PublishedCursor>`
    SELECT e.id, e.published_at AS "publishedAt" FROM event e
    WHERE ${isPublic} AND ${of(organiser)}
      AND ${after ? sql`(e.published_at, e.id) < (${after.publishedAt}::timestamptz, ${after.id}::uuid)` : sql`true`}
    ORDER BY e.published_at DESC, e.id DESC LIMIT ${limit + 1}`.execute(db)
  const page = rows.slice(0, limit)
  const sheets = new Map(
    (
      await eventsById(
        db,
        page.map(({ id }) => id),
      )
    ).map((sheet) => [sheet.id, sheet]),
  )
  return {
    events: page.flatMap(({ id, publishedAt }) => {
      const sheet = sheets.get(id)
      return sheet ? [{ ...sheet, publishedAt }] : []
    }),
    after: rows.length > limit ? (page.at(-1) ?? null) : null,
  }
}

const counted = new WeakMap<Database, { revision: number; count: number }>()

/** How many there are; of everybody's, counted again when something changed. */
export async function countPublished(db: Database, organiser: string | null): Promise<number> {
  const revision = organiser === null ? await searchRevision(db) : null
  const known = counted.get(db)
  if (known && known.revision === revision) return known.count
  const { rows } = await sql<{ count: number }>`
    SELECT count(*)::int AS count FROM event e WHERE ${isPublic} AND ${of(organiser)}`.execute(db)
  const count = rows[0]?.count ?? 0
  if (revision !== null) counted.set(db, { revision, count })
  return count
}

/** How an event stands for those who know it from outside: shown, shown under another's id, or shown no more since a moment. */
export type PublicStanding =
  | { is: 'shown'; event: PublishedEvent }
  | { is: 'merged'; into: string }
  | { is: 'removed'; id: string; since: Date }

/** An event by its id or by its address; undefined when it never was public, or is invented. */
export async function publicStanding(
  db: Database,
  by: { id: string } | { slug: string },
): Promise<PublicStanding | undefined> {
  const { rows } = await sql<{
    id: string
    state: string
    publishedAt: Date
    updatedAt: Date
    into: string | null
  }>`
    SELECT e.id, e.state, e.published_at AS "publishedAt", e.updated_at AS "updatedAt", k.id AS into
    FROM event e LEFT JOIN event k ON k.id = e.merged_into AND k.state = 'published' AND NOT k.demo
    WHERE ${'id' in by ? sql`e.id = ${by.id}::uuid` : sql`e.slug = ${by.slug}`}
      AND NOT e.demo AND e.published_at IS NOT NULL AND e.state IN ('published', 'removed')`.execute(db)
  const [row] = rows
  if (!row) return undefined
  if (row.state === 'removed')
    return row.into ? { is: 'merged', into: row.into } : { is: 'removed', id: row.id, since: row.updatedAt }
  const [sheet] = await eventsById(db, [row.id])
  return sheet && { is: 'shown', event: { ...sheet, publishedAt: row.publishedAt } }
}
