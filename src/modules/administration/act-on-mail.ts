import { writeJournal } from '#modules/journal/index.ts'
import type { Actor } from '#platform/access/actor.ts'
import { authorise } from '#platform/access/permission.ts'
import { type Database, inTransaction } from '#platform/db/connect.ts'
import { Conflict, NotFound } from '#platform/errors.ts'
import { enqueue } from '#platform/jobs/jobs.ts'
import { kindOf } from '#platform/mail/kinds.ts'
import { findMail, moveMail } from './mails-store.ts'
import { type MailAct, possibleActs } from './model.ts'
import { canManageMails } from './policy.ts'

/**
 * Sends a mail now, cancels it, or sends it once more, by hand.
 * @throws NotFound; Conflict when its state no longer allows it
 */
export async function actOnMail(
  db: Database,
  actor: Actor,
  { id, act }: { id: string; act: MailAct },
  now: Date,
): Promise<void> {
  authorise(canManageMails, actor, undefined)
  await inTransaction(db, async (tx) => {
    const mail = await findMail(tx, id)
    if (!mail) throw new NotFound()
    const brief = kindOf(mail.kind)?.minutes !== undefined
    if (!possibleActs({ ...mail, brief }).includes(act) || !(await moveMail(tx, id, mail.state, act, now)))
      throw new Conflict(`mail ${act}`)
    await writeJournal(
      tx,
      actor,
      [{ action: `mail.${act}`, object: { kind: 'mail', id }, changes: { kind: mail.kind } }],
      now,
    )
    if (act !== 'cancel') await enqueue(tx, 'mail')
  })
}
