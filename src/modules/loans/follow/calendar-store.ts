import { sql } from 'kysely'
import type { Day, Span } from '#modules/tools/index.ts'
import { hashSecret } from '#platform/access/secret.ts'
import type { Database } from '#platform/db/connect.ts'
import type { LoanState, Side } from '../model.ts'
import { modulesSaid } from '../modules-store.ts'

/** Loans of a calendar at most, the latest ones. */
const mostLoans = 1000

/** A loan as a calendar tells it: nobody's name but those of organisations. `span`: the days offered, while they are. */
export type FollowedLoan = {
  id: string
  title: string
  titleEn: string | null
  /** Names of the modules it is of; null: the whole tool. */
  modules: string | null
  side: Exclude<Side, 'job'>
  other: string | null
  place: string | null
  state: LoanState
  span: Span
  version: number
  updatedAt: Date
  demo: boolean
}

/** Since when somebody's calendar has a secret address; null: it has none. */
export async function calendarSince(db: Database, personId: string): Promise<Date | null> {
  const row = await db
    .selectFrom('loan_calendar')
    .where('person_id', '=', personId)
    .select('created_at')
    .executeTakeFirst()
  return row?.created_at ?? null
}

/** Whose calendar a secret opens; `undefined` when it opens none, or none any more. */
export async function personOfCalendar(db: Database, secret: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('loan_calendar as c')
    .innerJoin('person as p', 'p.id', 'c.person_id')
    .where('c.token_hash', '=', hashSecret(secret))
    .where('p.erased_at', 'is', null)
    .select('p.id')
    .executeTakeFirst()
  return row?.id
}

/** The loans of the organisations that somebody looks after today, on both sides, that end after a day and were not given up. */
export async function followedLoans(db: Database, personId: string, since: Day): Promise<FollowedLoan[]> {
  const { rows } = await sql<FollowedLoan>`
    WITH own AS (SELECT organisation_id AS id FROM membership WHERE person_id = ${personId}),
      mine AS (
        SELECT l.id, 'borrower' AS side, t.holder_id AS other FROM loan l JOIN tool t ON t.id = l.tool_id
          WHERE l.organisation_id IN (SELECT id FROM own)
        UNION ALL SELECT l.id, 'holder', l.organisation_id FROM tool t JOIN loan l ON l.tool_id = t.id
          WHERE t.holder_id IN (SELECT id FROM own))
    SELECT l.id, t.title_fr AS title, t.title_en AS "titleEn", ${modulesSaid} AS modules, mine.side, o.name AS other, l.state, l.version, l.updated_at AS "updatedAt", t.demo,
      coalesce(l.place_name, (SELECT q.name FROM organisation q WHERE q.id = l.place_organisation_id)) AS place,
      jsonb_build_object('from', lower(coalesce(l.offer_during, l.during)), 'to', upper(coalesce(l.offer_during, l.during)) - 1) AS span
    FROM mine JOIN loan l ON l.id = mine.id JOIN tool t ON t.id = l.tool_id LEFT JOIN organisation o ON o.id = mine.other
    WHERE l.state NOT IN ('refused', 'cancelled', 'expired') AND upper(l.during) > ${since}::date
    ORDER BY lower(l.during) DESC, l.turn DESC, mine.side LIMIT ${mostLoans}`.execute(db)
  return rows
}
