import { type Database, inTransaction } from '#platform/db/connect.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { type MailDraft, queueMails } from '#platform/mail/mail.ts'
import { type Digest, waitingFor } from './digest-store.ts'
import { messages } from './messages/index.ts'

/** Lines told for each part; the rest is counted. */
const told = 10

/**
 * Tells each moderator what waits for them and for nobody, once a day at most whatever happens: the day is in the mail's key. Nothing is sent
 * to whom nothing waits for; who refuses this kind of mail gets none (delivery sees to it).
 * @returns how many were written
 */
export async function sendDigests(db: Database, now: Date): Promise<number> {
  return inTransaction(db, async (tx) => {
    const digests = await waitingFor(tx, told, now)
    const drafts = digests.flatMap((digest) => draftOf(digest) ?? [])
    await queueMails(tx, drafts, now)
    return drafts.length
  })
}

function draftOf(digest: Digest): MailDraft | null {
  const lang: Lang = digest.lang === 'en' ? 'en' : 'fr'
  const t = messages[lang]
  const total = digest.own.count + digest.free.count
  if (total === 0) return null
  const part = (words: string, { count, lines }: Digest['own']): MailDraft['body'] =>
    count === 0
      ? []
      : [
          words,
          {
            list: [
              ...lines.map(({ kind, name, at }) => t.digest.line(t.kinds[kind], name, t.day(new Date(at)))),
              ...(count > lines.length ? [t.digest.more(count - lines.length)] : []),
            ],
          },
        ]
  return {
    kind: 'moderation-digest',
    to: digest.email,
    lang,
    personId: digest.id,
    subject: t.digest.subject(total),
    body: [
      ...part(t.digest.yours(digest.own.count), digest.own),
      ...part(t.digest.others(digest.free.count), digest.free),
      { action: t.digest.open, path: localPath(lang, '/administration/moderation') },
    ],
    dedupeKey: `moderation-digest/${digest.id}/${digest.day}`,
  }
}
