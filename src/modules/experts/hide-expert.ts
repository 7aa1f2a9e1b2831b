import { writeJournal } from '#modules/journal/index.ts'
import type { Actor } from '#platform/access/actor.ts'
import { authorise } from '#platform/access/permission.ts'
import { type Database, inTransaction } from '#platform/db/connect.ts'
import { Invalid, NotFound } from '#platform/errors.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { queueMails } from '#platform/mail/mail.ts'
import { indexExpert } from './expert-entry.ts'
import { messages } from './messages/index.ts'
import { canHideExpert } from './policy.ts'

/**
 * Hides a published sheet, with a reason the person reads in a mail; or shows it again (`reason` null).
 * @throws NotFound; Invalid without a reason; AppError unauthenticated, forbidden
 */
export async function hideExpert(
  db: Database,
  actor: Actor,
  slug: string,
  reason: string | null,
  lang: Lang,
  now: Date,
): Promise<void> {
  authorise(canHideExpert, actor, undefined)
  if (reason !== null && reason.trim() === '')
    throw new Invalid([{ field: 'reason', message: messages[lang].hide.missing }])
  await inTransaction(db, async (tx) => {
    const row = await tx
      .selectFrom('expert as e')
      .innerJoin('person as p', 'p.id', 'e.person_id')
      .where('e.slug', '=', slug)
      .where('e.state', '=', 'published')
      .select(['e.person_id', 'e.demo', 'p.email', 'p.lang'])
      .forUpdate()
      .executeTakeFirst()
    if (!row) throw new NotFound()
    const id = row.person_id
    await tx
      .updateTable('expert')
      .where('person_id', '=', id)
      .set({ hidden_at: reason === null ? null : now, hidden_reason: reason })
      .execute()
    await indexExpert(tx, id, now)
    const action = reason === null ? 'expert.show' : 'expert.hide'
    const changes: Record<string, string> = reason === null ? {} : { reason }
    await writeJournal(tx, actor, [{ action, object: { kind: 'expert', id }, changes, personal: true }], now)
    if (!row.email || row.demo) return
    const to = row.lang as Lang
    const t = messages[to].hide
    const body =
      reason === null
        ? [t.shownText, { action: t.seeSheet, path: localPath(to, '/compte/expertise') }]
        : [
            t.hiddenText,
            { quote: reason },
            t.hiddenNext,
            { action: t.seeSheet, path: localPath(to, '/compte/expertise') },
          ]
    const subject = reason === null ? t.shownSubject : t.hiddenSubject
    await queueMails(tx, [{ kind: 'decision', to: row.email, lang: to, personId: id, subject, body }], now)
  })
}
