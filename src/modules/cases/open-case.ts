import { type Actor, personId } from '#platform/access/actor.ts'
import type { Tx } from '#platform/db/connect.ts'
import type { NewCase } from './model.ts'

/**
 * Puts something in the moderators' queue, in the caller's transaction. A duplicate already told, an open claim of the same person and an
 * open « unconfirmed » are not put twice.
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
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id ?? null
}
