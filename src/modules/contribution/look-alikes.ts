import { sql } from 'kysely'
import type { Database } from '#platform/db/connect.ts'
import { fold } from '#platform/i18n/fold.ts'

/** A published organisation that may be the one somebody is about to propose. */
export type LookAlike = { slug: string; name: string; commune: string | null }

/** Published organisations whose name, or one of their other names, resembles what is typed; those of the commune first. */
export async function findLookAlikes(
  db: Database,
  given: { name: string; commune: string | null },
): Promise<LookAlike[]> {
  const name = fold(given.name)
  if (name.length < 3) return []
  const { rows } = await sql<LookAlike>`
    SELECT o.slug, o.name, t.name AS commune
    FROM organisation o
    LEFT JOIN place p ON p.organisation_id = o.id AND p.main
    LEFT JOIN territory t ON t.kind = 'commune' AND t.code = p.commune
    WHERE o.status = 'published' AND (o.name_folded % ${name} OR o.id IN (
      SELECT a.organisation_id FROM organisation_alias a WHERE a.name_folded = ${name}))
    ORDER BY (p.commune IS NOT DISTINCT FROM ${given.commune}::text) DESC, similarity(o.name_folded, ${name}) DESC, o.id
    LIMIT 8`.execute(db)
  return rows
}
