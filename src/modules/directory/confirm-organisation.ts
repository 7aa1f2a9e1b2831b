import { writeJournal } from '#modules/journal/index.ts'
import type { Actor } from '#platform/access/actor.ts'
import { authorise } from '#platform/access/permission.ts'
import { type Database, inTransaction } from '#platform/db/connect.ts'
import { NotFound } from '#platform/errors.ts'
import { canEditOrganisation } from './policy.ts'

/**
 * « Tout est juste »: keeps the moment the organisation's people confirmed their record, which is then no longer « unconfirmed ».
 * @throws NotFound, AppError unauthenticated or forbidden
 */
export async function confirmOrganisation(db: Database, actor: Actor, id: string, now: Date): Promise<void> {
  await inTransaction(db, async (tx) => {
    authorise(canEditOrganisation, actor, { id })
    const found = await tx
      .updateTable('organisation')
      .where('id', '=', id)
      .where('status', '=', 'published')
      .set({ confirmed_at: now, unconfirmed_at: null })
      .returning('id')
      .executeTakeFirst()
    if (!found) throw new NotFound()
    const object = { kind: 'organisation', id }
    await writeJournal(tx, actor, [{ action: 'organisation.confirm', object, organisationId: id }], now)
  })
}
