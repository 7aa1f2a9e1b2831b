import { type RawBuilder, sql } from 'kysely'
import type { Database, Tx } from '#platform/db/connect.ts'
import type { Figures, Line, TellableEvent } from './model.ts'

/** Sessions that are postponed (4) or cancelled (6) are no sessions that took place. */
export const counts = sql`x.status NOT IN (4, 6)`

const figures = sql`a.id AS told, a.told_at AS "toldAt", a.held, a.public, a.pupils, a.accompanying, a.children, a.teenagers, a.adults, a.seniors,
  a.first_time AS "firstTime", a.remark`

/**
 * Sessions that are over, and figures whose session is no more, of the events `e` that `which` takes. Beside the figures: `key`, `event_id`,
 * `begin`, `end`, `place` and `commune` (INSEE code).
 */
export const linesOf = (which: RawBuilder<unknown>, now: Date) => sql`
  SELECT x.id::text AS key, e.id AS event_id, x.begins_at AS begin, x.ends_at AS end, p.name AS place, p.commune, ${figures}
  FROM event e JOIN event_session x ON x.event_id = e.id LEFT JOIN session_attendance a ON a.session_id = x.id
  LEFT JOIN event_place p ON p.event_id = e.id AND e.mode <> 'online' AND x.status <> 3
    AND (p.id = x.place_id OR (x.place_id IS NULL AND p.rank = 0))
  WHERE ${which} AND (a.id IS NOT NULL OR (${counts} AND x.ends_at <= ${now}))
  UNION ALL
  SELECT a.id::text, e.id, a.begins_at, a.ends_at, NULL, a.commune, ${figures}
  FROM event e JOIN session_attendance a ON a.event_id = e.id AND a.session_id IS NULL WHERE ${which}`

type Row = Figures & Omit<Line, 'figures'> & { told: string | null }

const lineOf = ({ key, begin, end, place, commune, told, toldAt, ...rest }: Row): Line => {
  const { held, public: visitors, pupils, accompanying, children, teenagers, adults, seniors } = rest
  const counted = { public: visitors, pupils, accompanying }
  const ages = { children, teenagers, adults, seniors }
  const { firstTime, remark } = rest
  return {
    key,
    begin,
    end,
    place,
    commune,
    toldAt,
    figures: told === null ? null : { held, ...counted, ...ages, firstTime, remark },
  }
}

/** Sessions of an event that are over: those that nothing is told of first, then by beginning, some at a time. */
export async function listLines(
  db: Database,
  eventId: string,
  { page, size }: { page: number; size: number },
  now: Date,
): Promise<{ lines: Line[]; total: number; waiting: number }> {
  const { rows } = await sql<Row & { total: number; waiting: number }>`
    SELECT *, count(*) OVER ()::int AS total, (count(*) FILTER (WHERE told IS NULL) OVER ())::int AS waiting
    FROM (${linesOf(sql`e.id = ${eventId}`, now)}) AS l
    ORDER BY told IS NOT NULL, begin, key LIMIT ${size} OFFSET ${(page - 1) * size}`.execute(db)
  const { total = 0, waiting = 0 } = rows[0] ?? {}
  return { lines: rows.map(lineOf), total, waiting }
}

/** Some sessions of an event that are over, by their keys, in order of beginning; a key of another event finds nothing. */
export async function findLines(db: Database, eventId: string, keys: string[], now: Date): Promise<Line[]> {
  const { rows } = await sql<Row>`
    SELECT * FROM (${linesOf(sql`e.id = ${eventId}`, now)}) AS l WHERE key = ANY(${keys}::text[])
    ORDER BY told IS NOT NULL, begin, key`.execute(db)
  return rows.map(lineOf)
}

/** Every session of an event that is over, in order: an event has hundreds at most. */
export async function allLines(db: Database, eventId: string, now: Date): Promise<Line[]> {
  const { rows } = await sql<Row>`
    SELECT * FROM (${linesOf(sql`e.id = ${eventId}`, now)}) AS l ORDER BY begin, key`.execute(db)
  return rows.map(lineOf)
}

/** A published event, by a condition on `e`. */
export async function findEvent(
  db: Database,
  which: RawBuilder<unknown>,
): Promise<TellableEvent | undefined> {
  const { rows } = await sql<TellableEvent>`
    SELECT e.id, e.slug, e.title_fr AS "titleFr", e.title_en AS "titleEn", e.organiser_id AS "organiserId",
      coalesce(o.name, e.organiser_name, '') AS organiser
    FROM event e LEFT JOIN organisation o ON o.id = e.organiser_id WHERE e.state = 'published' AND ${which} LIMIT 1`.execute(
    db,
  )
  return rows[0]
}

/** Writes what is told of a session, or corrects it. */
export async function writeFigures(
  tx: Tx,
  eventId: string,
  line: Pick<Line, 'key' | 'begin' | 'end' | 'commune'>,
  told: Figures,
  now: Date,
): Promise<void> {
  const { firstTime, ...rest } = told
  const values = { ...rest, first_time: firstTime, told_at: now }
  if (!/^\d+$/.test(line.key)) {
    await tx
      .updateTable('session_attendance')
      .set(values)
      .where('id', '=', line.key)
      .where('event_id', '=', eventId)
      .execute()
    return
  }
  const session = {
    session_id: line.key,
    begins_at: line.begin,
    ends_at: line.end,
    commune: line.commune,
  }
  await tx
    .insertInto('session_attendance')
    .values({ event_id: eventId, ...session, ...values })
    .onConflict((conflict) => conflict.column('session_id').doUpdateSet({ ...session, ...values }))
    .execute()
}
