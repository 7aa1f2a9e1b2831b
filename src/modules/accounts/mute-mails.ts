import { writeJournal } from '#modules/journal/index.ts'
import type { Actor } from '#platform/access/actor.ts'
import { type Database, inTransaction } from '#platform/db/connect.ts'

/**
 * Stops a kind of mail for a person, who followed the signed link of one (the caller checked it). Asked twice, it changes nothing more; for somebody
 * since erased, nothing at all.
 */
export async function muteMails(
  db: Database,
  actor: Actor,
  given: { personId: string; kind: string },
  now: Date,
): Promise<void> {
  await inTransaction(db, async (tx) => {
    const person = await tx
      .selectFrom('person')
      .where('id', '=', given.personId)
      .where('erased_at', 'is', null)
      .select('muted_mails')
      .forUpdate()
      .executeTakeFirst()
    if (!person || person.muted_mails.includes(given.kind)) return
    await tx
      .updateTable('person')
      .where('id', '=', given.personId)
      .set({ muted_mails: [...person.muted_mails, given.kind] })
      .execute()
    await writeJournal(
      tx,
      actor,
      [
        {
          action: 'person.mute-mails',
          object: { kind: 'person', id: given.personId },
          changes: { kind: given.kind },
          personal: true,
        },
      ],
      now,
    )
  })
}
