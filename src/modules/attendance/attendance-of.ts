import { sql } from 'kysely'
import type { Database } from '#platform/db/connect.ts'
import { linesOf } from './line-store.ts'
import type { CountName } from './model.ts'

/**
 * Sums of what organisers told. `firstTime` and `firstTimeOf` go together: people who came for the first time, among all who came to the sessions
 * where it was told. `held` and `notHeld` are the sessions told; `told` is their sum.
 */
export type AttendanceTotals = Record<CountName, number> & {
  firstTime: number
  firstTimeOf: number
  told: number
  held: number
  notHeld: number
  /** Sessions that are over, told or not: neither cancelled nor postponed. */
  over: number
}

export type Attendance = {
  totals: AttendanceTotals
  /** By name; sessions outside of the region's communes, or online, are in the totals alone. */
  communes: (AttendanceTotals & { code: string; name: string })[]
}

const sums = sql`coalesce(sum(l.public), 0)::int AS public, coalesce(sum(l.pupils), 0)::int AS pupils,
  coalesce(sum(l.accompanying), 0)::int AS accompanying, coalesce(sum(l."firstTime"), 0)::int AS "firstTime",
  coalesce(sum(l.public + l.pupils + l.accompanying) FILTER (WHERE l."firstTime" IS NOT NULL), 0)::int AS "firstTimeOf",
  count(l.told)::int AS told, count(*) FILTER (WHERE l.held)::int AS held, count(*) FILTER (WHERE NOT l.held)::int AS "notHeld",
  count(*)::int AS over`

/**
 * How many people came to an edition of a season, as far as organisers told: its published events, demonstration apart; their sessions that are
 * over at `now` and neither cancelled nor postponed, and those that their source tells no more but whose figures stand. Somebody who came to two
 * sessions is counted twice. Where nothing was told, nothing is guessed: read the sums beside `told` and `over`.
 * @param edition `season` is its code, `year` that of the edition
 */
export async function attendanceOf(
  db: Database,
  { season, year }: { season: string; year: number },
  now: Date,
): Promise<Attendance> {
  const lines = linesOf(
    sql`e.season = ${season} AND e.season_year = ${year} AND e.state = 'published' AND NOT e.demo`,
    now,
  )
  const [totals, communes] = await Promise.all([
    sql<AttendanceTotals>`SELECT ${sums} FROM (${lines}) AS l`.execute(db),
    sql<Attendance['communes'][number]>`
      SELECT t.code, t.name, ${sums} FROM (${lines}) AS l JOIN territory t ON t.kind = 'commune' AND t.code = l.commune
      GROUP BY t.code, t.name, t.name_folded ORDER BY t.name_folded, t.code`.execute(db),
  ])
  const [all] = totals.rows
  if (!all) throw new Error('a sum without a group has one row')
  return { totals: all, communes: communes.rows }
}

/** The totals of an edition; null while nobody told anything. */
export async function attendanceTold(
  db: Database,
  edition: { season: string; year: number },
  now: Date,
): Promise<AttendanceTotals | null> {
  const { totals } = await attendanceOf(db, edition, now)
  return totals.told > 0 ? totals : null
}
