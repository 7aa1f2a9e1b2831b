import { sql } from 'kysely'
import type { Database } from '#platform/db/connect.ts'
import { getEvents } from './event-store.ts'
import type { EventSheet } from './model.ts'

/** Most events of a selection: what an address can hold and a page show. */
export const mostSelected = 100
const slug = /^[a-z0-9]+(-[a-z0-9]+)*$/

/** The slugs that an address holds (`?e=a,b&e=c`), each once, the first ones of them; what is no slug is left out. */
export function parseSelection(parameters: URLSearchParams): string[] {
  const slugs = parameters.getAll('e').flatMap((value) => value.split(','))
  return [...new Set(slugs.filter((each) => each.length <= 200 && slug.test(each)))].slice(0, mostSelected)
}

/**
 * The published events of a selection: the next to happen first, what is over at the end; and the slugs that lead to
 * none any more. An address that an event had before still finds it. Two queries.
 */
export async function listSelected(
  db: Database,
  slugs: string[],
  now: Date,
): Promise<{ events: EventSheet[]; missing: string[] }> {
  if (slugs.length === 0) return { events: [], missing: [] }
  const { rows } = await sql<{ asked: string; slug: string }>`
    SELECT a.asked, e.slug FROM unnest(${slugs}::text[]) AS a (asked)
    JOIN event e ON e.slug = a.asked OR e.id = (SELECT f.event_id FROM event_former_slug f WHERE f.slug = a.asked)
    WHERE e.state = 'published'`.execute(db)
  const found = new Set(rows.map((row) => row.asked))
  const events = await getEvents(db, [...new Set(rows.map((row) => row.slug))])
  return {
    events: events.sort((a, b) => orderOf(a, now) - orderOf(b, now) || a.titleFr.localeCompare(b.titleFr)),
    missing: slugs.filter((each) => !found.has(each)),
  }
}

/** When the next session of an event begins; what is over or has no date comes last. */
const orderOf = (event: EventSheet, now: Date): number =>
  event.sessions.find((session) => session.end > now)?.begin.getTime() ?? Number.MAX_SAFE_INTEGER
