import { sql } from 'kysely'
import type { Tx } from '#platform/db/connect.ts'

/** Open cases that followed an organisation into another, as they were. */
export type MovedCases = { id: string; organisationId: string; otherId: string | null }[]

/**
 * Open cases of an organisation go to the one that took it in, in the caller's transaction. What the other one has already stays where it is:
 * the same pair of duplicates, a claim by the same person, a silence.
 * @returns them as they were, for an undo
 */
export async function moveCases(tx: Tx, fromId: string, toId: string): Promise<MovedCases> {
  const { rows } = await sql<MovedCases[number]>`
    WITH moving AS (
      SELECT c.id, c.organisation_id AS "organisationId", c.other_id AS "otherId",
        CASE WHEN c.organisation_id = ${fromId} THEN ${toId}::uuid ELSE c.organisation_id END AS new_id,
        CASE WHEN c.other_id = ${fromId} THEN ${toId}::uuid ELSE c.other_id END AS new_other
      FROM moderation_case c
      WHERE c.state = 'open' AND ${fromId} IN (c.organisation_id, c.other_id) AND ${toId} IS DISTINCT FROM c.other_id
        AND (c.organisation_id <> ${toId} OR c.other_id IS NULL)),
    free AS (
      SELECT * FROM moving m JOIN moderation_case own USING (id) WHERE NOT EXISTS (
        SELECT FROM moderation_case there WHERE there.kind = own.kind AND there.id <> own.id AND (
          (own.kind = 'duplicate' AND least(there.organisation_id, there.other_id) = least(m.new_id, m.new_other)
            AND greatest(there.organisation_id, there.other_id) = greatest(m.new_id, m.new_other))
          OR (there.state = 'open' AND there.organisation_id = m.new_id
            AND (own.kind = 'unconfirmed' OR (own.kind = 'claim' AND there.person_id = own.person_id))))))
    UPDATE moderation_case c SET organisation_id = free.new_id, other_id = free.new_other FROM free WHERE c.id = free.id
    RETURNING free.id, free."organisationId", free."otherId"`.execute(tx)
  return rows
}

/** Puts cases back as `moveCases` gave them; what was decided since stays decided. */
export async function restoreCases(tx: Tx, before: MovedCases): Promise<void> {
  await sql`
    UPDATE moderation_case c SET organisation_id = x."organisationId", other_id = x."otherId"
    FROM jsonb_to_recordset(${JSON.stringify(before)}::jsonb) AS x (id uuid, "organisationId" uuid, "otherId" uuid)
    WHERE c.id = x.id AND NOT EXISTS (
      SELECT FROM moderation_case there WHERE there.id <> c.id AND there.kind = 'duplicate' AND c.kind = 'duplicate'
        AND least(there.organisation_id, there.other_id) = least(x."organisationId", x."otherId")
        AND greatest(there.organisation_id, there.other_id) = greatest(x."organisationId", x."otherId"))`.execute(
    tx,
  )
}
