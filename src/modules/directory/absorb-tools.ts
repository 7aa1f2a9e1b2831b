import { sql } from 'kysely'
import type { Tx } from '#platform/db/connect.ts'

/** What a merge moved of the catalogue of tools, which stands above this module: only its references follow. */
export type MovedTools = {
  held: string[]
  partners: string[]
  copies: string[]
  /** Copies that bore the code of a copy of the other one, as they were called and as they are. */
  renamed: { id: string; before: string; after: string }[]
  /** Loans it asked for, and that it received at its place; absent of merges made before there were loans. */
  loans?: { borrowed: string[]; received: string[] }
}

/** Moves the tools an organisation holds, where it is a partner, and the copies it keeps. Both are locked. */
export async function absorbTools(tx: Tx, keptId: string, absorbedId: string): Promise<MovedTools> {
  const mark = absorbedId.slice(0, 4).toUpperCase()
  const renamed = await sql<MovedTools['renamed'][number]>`
    WITH same AS (SELECT c.id, c.code FROM tool_copy c WHERE c.holder_key = ${absorbedId}
      AND EXISTS (SELECT FROM tool_copy there WHERE there.holder_key = ${keptId} AND there.code = c.code))
    UPDATE tool_copy c SET code = left(same.code, 35) || '-' || ${mark} FROM same WHERE c.id = same.id
    RETURNING c.id, same.code AS before, c.code AS after`.execute(tx)
  const held = await sql<{ id: string }>`
    UPDATE tool SET holder_id = ${keptId} WHERE holder_id = ${absorbedId} RETURNING id`.execute(tx)
  const copies = await sql<{ id: string }>`
    UPDATE tool_copy SET organisation_id = ${keptId} WHERE organisation_id = ${absorbedId} RETURNING id`.execute(
    tx,
  )
  const partners = await sql<{ id: string }>`
    UPDATE tool_partner x SET organisation_id = ${keptId} WHERE x.organisation_id = ${absorbedId} AND NOT EXISTS (
      SELECT FROM tool_partner there WHERE there.tool_id = x.tool_id AND there.organisation_id = ${keptId})
    RETURNING x.tool_id AS id`.execute(tx)
  const borrowed = await sql<{ id: string }>`
    UPDATE loan SET organisation_id = ${keptId} WHERE organisation_id = ${absorbedId} RETURNING id`.execute(
    tx,
  )
  const received = await sql<{ id: string }>`
    UPDATE loan SET place_organisation_id = ${keptId} WHERE place_organisation_id = ${absorbedId} RETURNING id`.execute(
    tx,
  )
  const ids = (rows: { id: string }[]) => rows.map((row) => row.id)
  return {
    held: ids(held.rows),
    partners: ids(partners.rows),
    copies: ids(copies.rows),
    renamed: renamed.rows,
    loans: { borrowed: ids(borrowed.rows), received: ids(received.rows) },
  }
}

/** Moves them back, where nobody changed them since. */
export async function giveToolsBack(
  tx: Tx,
  keptId: string,
  absorbedId: string,
  { held, partners, copies, renamed, loans }: MovedTools,
): Promise<void> {
  await sql`UPDATE tool SET holder_id = ${absorbedId} WHERE id = ANY(${held}::uuid[]) AND holder_id = ${keptId}`.execute(
    tx,
  )
  await sql`
    UPDATE tool_copy c SET code = x.before
    FROM jsonb_to_recordset(${JSON.stringify(renamed)}::jsonb) AS x (id uuid, before text, after text)
    WHERE c.id = x.id AND c.code = x.after AND NOT EXISTS (
      SELECT FROM tool_copy there WHERE there.holder_key = c.holder_key AND there.code = x.before)`.execute(
    tx,
  )
  await sql`
    UPDATE tool_copy SET organisation_id = ${absorbedId}
    WHERE id = ANY(${copies}::uuid[]) AND organisation_id = ${keptId}`.execute(tx)
  await sql`
    UPDATE tool_partner SET organisation_id = ${absorbedId}
    WHERE tool_id = ANY(${partners}::uuid[]) AND organisation_id = ${keptId}`.execute(tx)
  await sql`
    UPDATE loan SET organisation_id = ${absorbedId}
    WHERE id = ANY(${loans?.borrowed ?? []}::uuid[]) AND organisation_id = ${keptId}`.execute(tx)
  await sql`
    UPDATE loan SET place_organisation_id = ${absorbedId}
    WHERE id = ANY(${loans?.received ?? []}::uuid[]) AND place_organisation_id = ${keptId}`.execute(tx)
}
