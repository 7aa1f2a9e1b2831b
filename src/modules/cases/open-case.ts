import { type RawBuilder, sql } from 'kysely'
import { type Actor, personId } from '#platform/access/actor.ts'
import type { Tx } from '#platform/db/connect.ts'
import type { NewCase } from './model.ts'

/**
 * Puts something in the moderators' queue, in the caller's transaction. A duplicate already told, an open claim of the same person and an
 * open « unconfirmed » are not put twice. It goes to the moderator of the organisation's territory, when there is one.
 * @returns the case's id, or null when it was there already
 */
export async function openCase(tx: Tx, actor: Actor, given: NewCase, now: Date): Promise<string | null> {
  const row = await tx
    .insertInto('moderation_case')
    .values({
      kind: given.kind,
      organisation_id: given.organisationId,
      other_id: given.otherId ?? null,
      person_id: personId(actor),
      contact_email: given.contactEmail ?? null,
      message: given.message ?? '',
      payload: JSON.stringify(given.payload ?? {}),
      opened_at: now,
      assigned_to: moderatorOf(given.organisationId),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id ?? null
}

/**
 * Who looks after the territory an organisation stands in, or serves: of its EPCI before its département. Of several moderators of one
 * territory, always the same for an organisation, so that its cases meet in one place.
 */
function moderatorOf(organisationId: string): RawBuilder<string | null> {
  return sql<string | null>`(
    WITH own AS (
      SELECT 'commune' AS kind, p.commune AS code FROM place p WHERE p.organisation_id = ${organisationId} AND p.main
      UNION ALL
      SELECT o.area_kind, o.area_code FROM organisation o WHERE o.id = ${organisationId} AND o.area_kind IS NOT NULL),
    around AS (
      SELECT kind, code FROM own
      UNION
      SELECT m.kind, m.code FROM own JOIN territory_membership m ON m.member_kind = own.kind AND m.member_code = own.code)
    SELECT t.person_id FROM moderator_territory t JOIN around USING (kind, code)
      JOIN person p ON p.id = t.person_id AND p.role IN ('moderator', 'administrator')
    ORDER BY array_position(ARRAY['commune', 'epci', 'departement', 'region'], t.kind), md5(t.person_id::text || ${organisationId}::text)
    LIMIT 1)`
}
