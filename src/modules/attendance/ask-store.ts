import { sql } from 'kysely'
import type { Database, Tx } from '#platform/db/connect.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import {
  type Asked,
  daysBefore,
  daysBetween,
  freshDays,
  linkDays,
  reminderUntilDays,
} from './asking-model.ts'
import { counts } from './line-store.ts'

/** An event whose people may have to be written to. */
export type AskedEvent = Asked & {
  id: string
  slug: string
  titleFr: string
  titleEn: string | null
  organiserId: string
}

/**
 * Published events of organisations that somebody looks after, one session of which ended lately or whose question waits for its reminder;
 * demonstration apart. In order of title.
 */
export async function eventsToAsk(db: Database, now: Date): Promise<AskedEvent[]> {
  const over = sql`x.ends_at <= ${now}`
  const { rows } = await sql<AskedEvent>`
    WITH touched AS (
      SELECT x.event_id FROM event_session x
      WHERE x.begins_at > ${daysBefore(now, freshDays + 1)} AND x.begins_at < ${now} AND ${over}
      UNION SELECT k.event_id FROM attendance_ask k
      WHERE k.reminded_at IS NULL AND k.asked_at > ${daysBefore(now, reminderUntilDays)} AND k.asked_at <= ${daysBefore(now, daysBetween)})
    SELECT e.id, e.slug, e.title_fr AS "titleFr", e.title_en AS "titleEn", e.organiser_id AS "organiserId",
      count(*) FILTER (WHERE ${over} AND a.id IS NULL)::int AS waiting,
      max(x.ends_at) FILTER (WHERE ${over} AND a.id IS NULL) AS newest, max(x.ends_at) AS "lastEnd",
      k.asked_at AS "askedAt", k.asked_until AS "askedUntil", k.reminded_at AS "remindedAt",
      CASE WHEN max(a.told_at) > k.asked_at THEN 0 ELSE coalesce(k.silent, 0) END AS silent
    FROM touched JOIN event e ON e.id = touched.event_id JOIN event_session x ON x.event_id = e.id AND ${counts}
    LEFT JOIN session_attendance a ON a.session_id = x.id LEFT JOIN attendance_ask k ON k.event_id = e.id
    WHERE e.state = 'published' AND NOT e.demo AND EXISTS (SELECT FROM membership m JOIN person p ON p.id = m.person_id
      WHERE m.organisation_id = e.organiser_id AND p.erased_at IS NULL)
    GROUP BY e.id, k.event_id ORDER BY e.title_folded, e.id`.execute(db)
  return rows
}

/** Takes the one mail a day of an organisation's people. @returns false when it was taken already */
export async function takeDay(tx: Tx, organisationId: string, day: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    INSERT INTO attendance_day (organisation_id, day) VALUES (${organisationId}, ${day}::date) ON CONFLICT DO NOTHING`.execute(
    tx,
  )
  return numAffectedRows === 1n
}

/** Puts down that an event was asked about, or that the question was repeated. */
export async function keepAsked(tx: Tx, event: AskedEvent, mail: 'ask' | 'remind', now: Date): Promise<void> {
  if (mail === 'remind') {
    await tx
      .updateTable('attendance_ask')
      .where('event_id', '=', event.id)
      .set({ reminded_at: now })
      .execute()
    return
  }
  const asked = {
    asked_at: now,
    asked_until: event.newest ?? now,
    silent: event.silent + 1,
    reminded_at: null,
  }
  await tx
    .insertInto('attendance_ask')
    .values({ event_id: event.id, ...asked })
    .onConflict((conflict) => conflict.column('event_id').doUpdateSet(asked))
    .execute()
}

/** Keeps the links of a mail, by the SHA-256 of their secrets. */
export async function keepLinks(
  tx: Tx,
  links: { event: AskedEvent; hash: Buffer }[],
  now: Date,
): Promise<void> {
  const expires_at = daysBefore(now, -linkDays)
  await tx
    .insertInto('attendance_link')
    .values(links.map(({ event, hash }) => ({ token_hash: hash, event_id: event.id, expires_at })))
    .execute()
}

/** Those who look after an organisation. */
export async function peopleOf(
  db: Database,
  organisationId: string,
): Promise<{ name: string; people: { id: string; email: string; lang: Lang }[] }> {
  const { rows } = await sql<{ id: string; email: string; lang: Lang; name: string }>`
    SELECT p.id, p.email, p.lang, o.name FROM organisation o JOIN membership m ON m.organisation_id = o.id
    JOIN person p ON p.id = m.person_id
    WHERE o.id = ${organisationId} AND p.erased_at IS NULL AND p.email IS NOT NULL ORDER BY p.id`.execute(db)
  return { name: rows[0]?.name ?? '', people: rows.map(({ name: _, ...person }) => person) }
}

/** Forgets links that open nothing any more, and the days on which people were written to long ago. */
export async function forgetLinks(db: Database, now: Date): Promise<void> {
  await db.deleteFrom('attendance_link').where('expires_at', '<=', now).execute()
  await sql`DELETE FROM attendance_day WHERE day < ${daysBefore(now, linkDays)}::date`.execute(db)
}
