import { randomUUID } from 'node:crypto'
import { writeJournal } from '#modules/journal/index.ts'
import type { Actor } from '#platform/access/actor.ts'
import { authorise } from '#platform/access/permission.ts'
import { type Database, inTransaction } from '#platform/db/connect.ts'
import { NotFound } from '#platform/errors.ts'
import type { Reason } from './decision-model.ts'
import { canModerate } from './policy.ts'

/**
 * Adds a reason to choose from (`id` null), or changes one. The words were checked.
 * @throws NotFound, AppError unauthenticated or forbidden
 */
export async function saveReason(
  db: Database,
  actor: Actor,
  reason: Omit<Reason, 'id'> & { id: string | null },
  now: Date,
): Promise<void> {
  authorise(canModerate, actor, undefined)
  await inTransaction(db, async (tx) => {
    const id = reason.id ?? randomUUID()
    const words = { label: reason.label, text_fr: reason.textFr, text_en: reason.textEn }
    if (reason.id) {
      const { numUpdatedRows } = await tx
        .updateTable('moderation_reason')
        .where('id', '=', id)
        .set(words)
        .executeTakeFirst()
      if (numUpdatedRows === 0n) throw new NotFound()
    } else
      await tx
        .insertInto('moderation_reason')
        .values({ id, ...words, created_at: now })
        .execute()
    const action = reason.id ? 'reason.edit' : 'reason.create'
    await writeJournal(
      tx,
      actor,
      [{ action, object: { kind: 'reason', id }, changes: { name: reason.label } }],
      now,
    )
  })
}

/** Takes a reason out of the choices; what was answered with it stays. @throws AppError unauthenticated or forbidden */
export async function removeReason(db: Database, actor: Actor, id: string, now: Date): Promise<void> {
  authorise(canModerate, actor, undefined)
  await inTransaction(db, async (tx) => {
    const row = await tx
      .deleteFrom('moderation_reason')
      .where('id', '=', id)
      .returning('label')
      .executeTakeFirst()
    if (!row) return
    await writeJournal(
      tx,
      actor,
      [{ action: 'reason.remove', object: { kind: 'reason', id }, changes: { name: row.label } }],
      now,
    )
  })
}
