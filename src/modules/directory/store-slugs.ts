import { sql } from 'kysely'
import type { Database } from '#platform/db/connect.ts'

/**
 * The organisation that an address leads to, whatever its status: the one that bears the slug, else the one that once did; from one that was
 * merged, on to the one that took it in. To be put after WITH RECURSIVE; `led_to` has at most one row whose `status` is not « merged ».
 */
export const ledTo = (slug: string) => sql`led_to AS (
  (SELECT o.id, o.slug, o.status, o.merged_into FROM organisation o
    WHERE o.slug = ${slug} OR o.id = (SELECT f.organisation_id FROM organisation_former_slug f WHERE f.slug = ${slug})
    ORDER BY o.slug = ${slug} DESC LIMIT 1)
  UNION SELECT o.id, o.slug, o.status, o.merged_into FROM led_to JOIN organisation o ON o.id = led_to.merged_into)`

/** Where an address leads that is no published organisation's own: its present slug, and whether it is published or left the directory. */
export async function whereSlugLeads(
  db: Database,
  slug: string,
): Promise<{ slug: string; status: 'published' | 'archived' } | undefined> {
  const { rows } = await sql<{ slug: string; status: 'published' | 'archived' }>`
    WITH RECURSIVE ${ledTo(slug)}
    SELECT slug, status FROM led_to WHERE status IN ('published', 'archived') LIMIT 1`.execute(db)
  return rows[0]
}

/** The present slug of a published organisation that once had this one, or took in one that had it; `undefined` when there is none. */
export async function resolveFormerSlug(db: Database, slug: string): Promise<string | undefined> {
  const led = await whereSlugLeads(db, slug)
  return led?.status === 'published' && led.slug !== slug ? led.slug : undefined
}

/** Whether an organisation has this address, or had it; false when it is that of another one it took in. */
export async function bearsSlug(db: Database, id: string, slug: string): Promise<boolean> {
  const { rows } = await sql`
    SELECT FROM organisation WHERE slug = ${slug} AND id = ${id}
    UNION ALL SELECT FROM organisation_former_slug WHERE slug = ${slug} AND organisation_id = ${id}`.execute(
    db,
  )
  return rows.length > 0
}
