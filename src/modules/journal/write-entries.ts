import { type Actor, originOf, personId } from '#platform/access/actor.ts'
import type { Tx } from '#platform/db/connect.ts'
import { toJson } from '#platform/db/json.ts'
import type { NewEntry } from './model.ts'

/**
 * Writes acts down, in the transaction of the acts themselves: no change without its line, no line without its change.
 * As many as wanted at once.
 */
export async function writeJournal(tx: Tx, actor: Actor, entries: NewEntry[], now: Date): Promise<void> {
  if (entries.length === 0) return
  const tokenId = actor.kind === 'person' && actor.via.origin === 'api' ? actor.via.tokenId : null
  await tx
    .insertInto('journal_entry')
    .values(
      entries.map((entry) => ({
        at: now,
        person_id: personId(actor),
        token_id: tokenId,
        origin: originOf(actor),
        action: entry.action,
        object_kind: entry.object.kind,
        object_id: entry.object.id,
        organisation_id: entry.organisationId ?? null,
        changes: toJson(entry.changes ?? {}),
        personal: entry.personal ?? false,
      })),
    )
    .execute()
}
