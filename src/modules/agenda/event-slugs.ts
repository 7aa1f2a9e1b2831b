import { sql } from 'kysely'
import type { Tx } from '#platform/db/connect.ts'
import { slugify } from '#platform/i18n/fold.ts'

/** Words of the agenda's own addresses, and of the API's. */
const own = ['proposer', 'selection', 'facets']

/** An address that no event has or had: the title's, else with a number. */
async function freeEventSlug(tx: Tx, title: string): Promise<string> {
  const [slug = ''] = await freeEventSlugs(tx, [title])
  return slug
}

/** As many addresses that no event has or had, one a title, in the same order: two of one title differ by their number. */
export async function freeEventSlugs(tx: Tx, titles: string[]): Promise<string[]> {
  if (titles.length === 0) return []
  const wanted = titles.map(wantedSlug)
  const distinct = [...new Set(wanted)]
  // Two that come at the same moment with one title choose one after the other; always in one order, so that none waits for the other for ever.
  await sql`SELECT pg_advisory_xact_lock(key) FROM (
    SELECT DISTINCT hashtext('event/' || slug) AS key FROM unnest(${distinct}::text[]) AS slug ORDER BY 1) AS keys`.execute(
    tx,
  )
  // The address itself, or with a number: read from the index by their bytes (event_slug_bytes), where « - » then a digit follow the title.
  const { rows } = await sql<{ slug: string }>`
    SELECT taken.slug FROM unnest(${distinct}::text[]) AS w (slug) CROSS JOIN LATERAL (
      SELECT e.slug FROM event e WHERE e.slug = w.slug
      UNION ALL SELECT e.slug FROM event e WHERE e.slug ~>=~ (w.slug || '-0') AND e.slug ~<~ (w.slug || '-:')
      UNION ALL SELECT f.slug FROM event_former_slug f WHERE f.slug = w.slug
      UNION ALL SELECT f.slug FROM event_former_slug f WHERE f.slug ~>=~ (w.slug || '-0') AND f.slug ~<~ (w.slug || '-:')
      UNION ALL SELECT code FROM season WHERE code = w.slug) AS taken`.execute(tx)
  const taken = new Set([...rows.map((row) => row.slug), ...own])
  return wanted.map((slug) => {
    const free = firstFree(slug, taken)
    taken.add(free)
    return free
  })
}

function firstFree(slug: string, taken: Set<string>): string {
  if (!taken.has(slug)) return slug
  for (let number = 2; ; number++) if (!taken.has(`${slug}-${number}`)) return `${slug}-${number}`
}

const wantedSlug = (title: string): string => slugify(title, 'evenement').slice(0, 80).replace(/-+$/, '')

/** An event that nobody outside has seen takes the address of its present title; the one it had leads to it. */
export async function renameUnseen(
  tx: Tx,
  event: { id: string; slug: string },
  title: string,
): Promise<void> {
  const wanted = wantedSlug(title)
  if (event.slug === wanted || event.slug.replace(/-\d+$/, '') === wanted) return
  const slug = await freeEventSlug(tx, title)
  await tx.updateTable('event').where('id', '=', event.id).set({ slug }).execute()
  await tx
    .insertInto('event_former_slug')
    .values({ slug: event.slug, event_id: event.id })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
