import { writeJournal } from '#modules/journal/index.ts'
import { type Actor, personId } from '#platform/access/actor.ts'
import { authorise } from '#platform/access/permission.ts'
import { type Database, inTransaction } from '#platform/db/connect.ts'
import { NotFound } from '#platform/errors.ts'
import { indexExpert } from './expert-entry.ts'
import { lockExpert } from './expert-store.ts'
import { canOfferExpertise } from './policy.ts'

/**
 * Takes one's sheet away at once: page, search, lists, exports. What was written is kept for oneself. Doing it twice changes nothing.
 * @throws NotFound when nothing was ever published
 */
export async function withdrawExpert(db: Database, actor: Actor, now: Date): Promise<void> {
  authorise(canOfferExpertise, actor, undefined)
  const id = personId(actor)
  if (!id) throw new NotFound()
  await inTransaction(db, async (tx) => {
    const row = await lockExpert(tx, id)
    if (!row || row.state === 'draft') throw new NotFound()
    if (row.state === 'withdrawn') return
    await tx
      .updateTable('expert')
      .where('person_id', '=', id)
      .set({
        state: 'withdrawn',
        consent_text: null,
        consent_at: null,
        updated_at: now,
        version: row.version + 1,
      })
      .execute()
    await indexExpert(tx, id, now)
    await writeJournal(tx, actor, [{ action: 'expert.withdraw', object: { kind: 'expert', id } }], now)
  })
}
