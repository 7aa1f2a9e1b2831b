import { writeJournal } from '#modules/journal/index.ts'
import type { Actor } from '#platform/access/actor.ts'
import { authorise } from '#platform/access/permission.ts'
import { type Database, inTransaction } from '#platform/db/connect.ts'
import { NotFound } from '#platform/errors.ts'
import { canModerateEvents } from './policy.ts'

/** Whether the events of an organisation are published at once. @throws NotFound, AppError unauthenticated or forbidden */
export async function trustOrganisation(
  db: Database,
  actor: Actor,
  { organisationId, trusted }: { organisationId: string; trusted: boolean },
  now: Date,
): Promise<void> {
  authorise(canModerateEvents, actor, undefined)
  await inTransaction(db, async (tx) => {
    const row = await tx
      .selectFrom('organisation')
      .where('id', '=', organisationId)
      .select('event_trust')
      .forUpdate()
      .executeTakeFirst()
    if (!row) throw new NotFound()
    if (row.event_trust === trusted) return
    await tx
      .updateTable('organisation')
      .where('id', '=', organisationId)
      .set({ event_trust: trusted })
      .execute()
    const entry = {
      action: 'organisation.trust-events',
      object: { kind: 'organisation', id: organisationId },
      organisationId,
      changes: { eventTrust: { from: row.event_trust, to: trusted } },
    }
    await writeJournal(tx, actor, [entry], now)
  })
}
