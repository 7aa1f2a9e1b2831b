import type { Said } from '#modules/agenda/index.ts'
import type { Tx } from '#platform/db/connect.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { queueMails } from '#platform/mail/mail.ts'
import { messages } from './messages/index.ts'
import type { Feed, Run } from './model.ts'

/** Failures in a row after which people are told: a site that restarts says nothing yet. */
const patience = 3

/**
 * Writes that a source keeps failing, once in a row of failures, to whoever described it and still looks after sources, else to the
 * administrators. In the transaction that writes the failure down.
 */
export async function mailFailing(
  tx: Tx,
  { feed, run, failures, error }: { feed: Feed; run: Run; failures: number; error: Said },
  now: Date,
): Promise<void> {
  if (failures !== patience) return
  const team = await tx
    .selectFrom('person as p')
    .leftJoin('event_feed as f', (join) => join.onRef('f.created_by', '=', 'p.id').on('f.id', '=', feed.id))
    .where('p.role', 'in', ['moderator', 'administrator'])
    .where('p.email', 'is not', null)
    .select(['p.id', 'p.email', 'p.lang', 'p.role', 'f.id as described'])
    .execute()
  const authors = team.filter(({ described }) => described !== null)
  const told = authors.length > 0 ? authors : team.filter(({ role }) => role === 'administrator')
  await queueMails(
    tx,
    told.flatMap(({ id, email, lang: stored }) => {
      const lang: Lang = stored === 'en' ? 'en' : 'fr'
      const t = messages[lang].mail
      if (!email) return []
      return {
        kind: 'feed-failing' as const,
        to: email,
        personId: id,
        lang,
        subject: t.subject(feed.name),
        body: [
          t.failing(feed.name, failures),
          { quote: error[lang] },
          t.next,
          { action: t.action, path: localPath(lang, `/administration/sources/${feed.id}`) },
        ],
        dedupeKey: `feed-failing/${run.id}/${id}`,
      }
    }),
    now,
  )
}
