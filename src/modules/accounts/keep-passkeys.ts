import { writeJournal } from '#modules/journal/index.ts'
import type { Actor } from '#platform/access/actor.ts'
import { personId } from '#platform/access/actor.ts'
import { authorise } from '#platform/access/permission.ts'
import { type Database, inTransaction } from '#platform/db/connect.ts'
import { NotFound } from '#platform/errors.ts'
import { canUseAccount } from './policy.ts'

/** Gives a passkey of one's own another name. @throws NotFound when it is not one's own */
export async function renamePasskey(
  db: Database,
  actor: Actor,
  { id, name }: { id: string; name: string },
  now: Date,
): Promise<void> {
  authorise(canUseAccount, actor, undefined)
  await inTransaction(db, async (tx) => {
    const renamed = await tx
      .updateTable('passkey')
      .where('id', '=', id)
      .where('person_id', '=', personId(actor))
      .set({ name })
      .returning('person_id')
      .executeTakeFirst()
    if (!renamed) throw new NotFound()
    const object = { kind: 'person', id: renamed.person_id }
    await writeJournal(
      tx,
      actor,
      [{ action: 'passkey.rename', object, changes: { name }, personal: true }],
      now,
    )
  })
}

/** Removes a passkey of one's own: it signs in no more. @throws NotFound when it is not one's own */
export async function removePasskey(db: Database, actor: Actor, id: string, now: Date): Promise<void> {
  authorise(canUseAccount, actor, undefined)
  await inTransaction(db, async (tx) => {
    const removed = await tx
      .deleteFrom('passkey')
      .where('id', '=', id)
      .where('person_id', '=', personId(actor))
      .returning(['person_id', 'name'])
      .executeTakeFirst()
    if (!removed) throw new NotFound()
    const object = { kind: 'person', id: removed.person_id }
    const changes = { name: removed.name }
    await writeJournal(tx, actor, [{ action: 'passkey.remove', object, changes, personal: true }], now)
  })
}
