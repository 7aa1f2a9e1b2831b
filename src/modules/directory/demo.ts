import { sql } from 'kysely'
import type { Database, Tx } from '#platform/db/connect.ts'
import { slugify } from '#platform/i18n/fold.ts'

/** An invented organisation in a few words; `commune` is a code. */
export type DemoOrganisation = { name: string; type: string; commune: string }

/**
 * Adds organisations made up for the demonstration, at the middle of their commune; those already there stay as they are. They lend and borrow invented
 * tools, and stand in no list, count or export: their status is not « published ».
 * @returns the id of each, by name
 */
export async function addDemoOrganisations(
  tx: Tx,
  organisations: DemoOrganisation[],
  now: Date,
): Promise<Map<string, string>> {
  const rows = organisations.map((each) => ({ ...each, slug: slugify(`demonstration ${each.name}`, 'demo') }))
  await sql`
    WITH wanted AS (SELECT * FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS x (slug text, name text, type text, commune text)),
    added AS (INSERT INTO organisation (slug, name, type, status, created_at, updated_at)
      SELECT slug, name, type, 'demonstration', ${now}::timestamptz, ${now}::timestamptz FROM wanted
      ON CONFLICT (slug) DO NOTHING RETURNING id, slug)
    INSERT INTO place (organisation_id, commune, point, precision, main)
    SELECT a.id, w.commune, t.point, 'commune', true FROM added a JOIN wanted w USING (slug)
    JOIN territory t ON t.kind = 'commune' AND t.code = w.commune`.execute(tx)
  const known = await tx
    .selectFrom('organisation')
    .where('status', '=', 'demonstration')
    .select(['id', 'name'])
    .execute()
  return new Map(known.map(({ name, id }) => [name, id]))
}

/** Removes them. @returns how many there were */
export async function removeDemoOrganisations(db: Database): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('organisation')
    .where('status', '=', 'demonstration')
    .executeTakeFirst()
  return Number(numDeletedRows)
}
