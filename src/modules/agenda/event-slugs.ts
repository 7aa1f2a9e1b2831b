import { sql } from 'kysely'
import type { Tx } from '#platform/db/connect.ts'
import { slugify } from '#platform/i18n/fold.ts'

/** An address that no event has or had: the title's, else with a number. */
export async function freeEventSlug(tx: Tx, title: string): Promise<string> {
  const slug = wantedSlug(title)
  // Two that come at the same moment with one title choose one after the other.
  await sql`SELECT pg_advisory_xact_lock(hashtext(${`event/${slug}`}))`.execute(tx)
  const { rows } = await sql<{ slug: string }>`
    SELECT slug FROM event WHERE slug = ${slug} OR slug LIKE ${`${slug}-%`}
    UNION SELECT slug FROM event_former_slug WHERE slug = ${slug} OR slug LIKE ${`${slug}-%`}
    UNION SELECT code FROM season WHERE code = ${slug}`.execute(tx)
  // Words of the agenda's own addresses, and of the API's.
  const taken = new Set([...rows.map((row) => row.slug), 'proposer', 'selection', 'facets'])
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
