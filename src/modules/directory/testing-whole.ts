import { sql } from 'kysely'
import type { Database } from '#platform/db/connect.ts'

/** All that a test database holds of organisations and of what refers to them, but times of change, versions and traces. */
export async function wholeDirectory(db: Database): Promise<unknown> {
  const tables = [
    'organisation_alias',
    'organisation_term',
    'organisation_link',
    'organisation_identifier',
    'organisation_former_slug',
    'organisation_network',
    'organisation_source',
    'organisation_photo',
    'membership',
    'membership_invitation',
    'moderation_case',
  ]
  const read = async (query: ReturnType<typeof sql>) => (await query.execute(db)).rows
  return {
    organisation: await read(
      sql`SELECT to_jsonb(o) - 'updated_at' - 'version' AS row FROM organisation o ORDER BY id`,
    ),
    place: await read(sql`SELECT to_jsonb(p) - 'id' AS row FROM place p ORDER BY organisation_id`),
    search: await read(
      sql`SELECT to_jsonb(e) - 'updated_at' - 'revision' - 'ordinal' AS row FROM search_entry e ORDER BY kind, id`,
    ),
    ...Object.fromEntries(
      await Promise.all(
        tables.map(async (name) => [
          name,
          await read(sql`SELECT to_jsonb(t) AS row FROM ${sql.table(name)} t ORDER BY to_jsonb(t)::text`),
        ]),
      ),
    ),
  }
}
