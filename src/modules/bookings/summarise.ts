import { sql } from 'kysely'
import { titleIn } from '#modules/agenda/index.ts'
import { type Database, inTransaction, type Tx } from '#platform/db/connect.ts'
import { localPath } from '#platform/i18n/lang.ts'
import { queueMails } from '#platform/mail/mail.ts'
import { momentOf, openDesk, organisersOf } from './booking-mails.ts'
import { mailMessages } from './messages/index.ts'

type Line = { session: string; confirmed: number; waiting: number; cancelled: number }

/** Milliseconds within which a booking that bears a moment is committed: the next summary tells of later ones. */
const settling = 60_000

/** Sessions told in one mail. */
const most = 40

/**
 * Writes to the organisers who chose it, once a day after seven o’clock in Paris, what was booked since the last summary; nothing when nothing was.
 * @returns how many events were told
 */
export async function sendSummaries(db: Database, now: Date, signal?: AbortSignal): Promise<number> {
  let told = 0
  while (!signal?.aborted) {
    const done = await inTransaction(db, (tx) => summariseNext(tx, now))
    if (done === null) break
    told += done
  }
  return told
}

async function summariseNext(tx: Tx, now: Date): Promise<number | null> {
  const until = new Date(now.getTime() - settling)
  const { rows: due } = await sql<{ event: string; since: Date }>`
    WITH seven AS (
      SELECT (date_trunc('day', ${now}::timestamptz AT TIME ZONE 'Europe/Paris') + interval '7 hours') AT TIME ZONE 'Europe/Paris' AS at)
    SELECT b.event_id AS event, b.summarised_at AS since FROM event_booking b, seven
    WHERE b.notices = 'daily' AND b.summarised_at < seven.at AND ${now}::timestamptz >= seven.at
      AND EXISTS (SELECT 1 FROM event_session s JOIN booking k ON k.session_id = s.id
        WHERE s.event_id = b.event_id AND k.updated_at >= b.summarised_at AND k.updated_at < ${until} AND k.origin <> 'hand')
    ORDER BY b.event_id LIMIT 1 FOR UPDATE OF b SKIP LOCKED`.execute(tx)
  const next = due[0]
  if (!next) return null
  await tx
    .updateTable('event_booking')
    .where('event_id', '=', next.event)
    .set({ summarised_at: until })
    .execute()
  const lines = await whatHappened(tx, { ...next, until })
  const desk = await openDesk(tx, next.event, now)
  if (!desk || lines.length === 0) return 0
  const news = lines.reduce((sum, line) => sum + line.confirmed + line.waiting, 0)
  const drafts = (await organisersOf(tx, next.event)).map(({ id, email, lang }) => {
    const t = mailMessages[lang]
    const title = titleIn(desk.sheet, lang)
    const list = lines.map((line) =>
      t.summary.line(momentOf(desk, line.session, lang).when, line.confirmed, line.waiting, line.cancelled),
    )
    return {
      kind: 'booking-notice' as const,
      to: email,
      lang,
      personId: id,
      subject: t.summary.subject(title, news),
      body: [
        t.summary.text(title),
        { list },
        { action: t.notice.open, path: localPath(lang, `/agenda/${desk.sheet.slug}/reservations`) },
      ],
    }
  })
  await queueMails(tx, drafts, now)
  return 1
}

/** What was booked and cancelled in that time, by session. */
async function whatHappened(
  tx: Tx,
  { event, since, until }: { event: string; since: Date; until: Date },
): Promise<Line[]> {
  const { rows } = await sql<Line>`
    WITH news AS (
      SELECT k.session_id, k.created_at >= ${since} AND k.created_at < ${until} AS new, k.state,
        k.state = 'cancelled' AND k.cancelled_by = 'booker' AND k.cancelled_at >= ${since} AND k.cancelled_at < ${until} AS gone
      FROM event_session s JOIN booking k ON k.session_id = s.id
      WHERE s.event_id = ${event} AND k.origin <> 'hand' AND k.updated_at >= ${since})
    SELECT s.id::text AS session, count(*) FILTER (WHERE n.new AND n.state = 'confirmed')::int AS confirmed,
      count(*) FILTER (WHERE n.new AND n.state = 'waiting')::int AS waiting, count(*) FILTER (WHERE n.gone)::int AS cancelled
    FROM news n JOIN event_session s ON s.id = n.session_id WHERE (n.new AND n.state <> 'cancelled') OR n.gone
    GROUP BY s.id ORDER BY s.begins_at, s.id LIMIT ${most}`.execute(tx)
  return rows
}
