import { sql } from 'kysely'
import type { Tx } from '#platform/db/connect.ts'
import { slugify } from '#platform/i18n/fold.ts'

/** An address that no tool has: the title's, else with a number. Once given it stays. */
export async function freeToolSlug(tx: Tx, title: string): Promise<string> {
  const slug = slugify(title, 'outil').slice(0, 80).replace(/-+$/, '')
  // Two that come at the same moment with one title choose one after the other.
  await sql`SELECT pg_advisory_xact_lock(hashtext(${`tool/${slug}`}))`.execute(tx)
  const { rows } = await sql<{ slug: string }>`
    SELECT slug FROM tool WHERE slug = ${slug} OR slug LIKE ${`${slug}-%`}`.execute(tx)
  // Words of the catalogue's own addresses, present and to come.
  const taken = new Set([
    ...rows.map((row) => row.slug),
    'proposer',
    'planifier',
    'carte',
    'demande',
    'etiquettes',
  ])
  if (!taken.has(slug)) return slug
  for (let number = 2; ; number++) if (!taken.has(`${slug}-${number}`)) return `${slug}-${number}`
}
