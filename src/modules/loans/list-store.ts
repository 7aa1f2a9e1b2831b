import { sql } from 'kysely'
import type { Day } from '#modules/tools/index.ts'
import type { Database } from '#platform/db/connect.ts'
import type { CountedPart, LoanLine, Side, TimelineEntry } from './model.ts'

export const loansAPage = 30

/** What has to be done, what runs, what is over. */
export const stages = ['todo', 'running', 'over'] as const
export type Stage = (typeof stages)[number]

/** `organisations` null: all of them, for the team of the site. */
type Question = {
  side: Exclude<Side, 'job'>
  organisations: string[] | null
  page: number
  /** Only those that one form asked for. */
  group?: string | null
  /** What the title of the tool or the name of the other side bears. */
  words?: string
  stage?: Stage | null
  /** Loans a page; thirty when not said. */
  most?: number
}

// What one side has to do, in each state.
const todo = {
  holder: sql`(l.state IN ('requested', 'returned') OR (l.state = 'approved' AND NOT EXISTS (
    SELECT FROM loan_signature s WHERE s.loan_id = l.id AND s.side = 'holder')))`,
  borrower: sql`(l.state = 'offered' OR (l.state = 'approved' AND NOT EXISTS (
    SELECT FROM loan_signature s WHERE s.loan_id = l.id AND s.side = 'borrower')))`,
}

const over = (ended: boolean) => sql`(l.state IN ('closed', 'refused', 'cancelled', 'expired')) = ${ended}`

/** The loans of one side, a page of them: what is late first, then what waits for this side, then what runs, then what is over, the nearest days first. */
export async function listLoans(
  db: Database,
  { side, organisations, page, group = null, words = '', stage = null, most = loansAPage }: Question,
  present: Day,
): Promise<{ loans: LoanLine[]; total: number }> {
  const own = side === 'holder' ? sql`t.holder_id` : sql`l.organisation_id`
  const other = side === 'holder' ? sql`l.organisation_id` : sql`t.holder_id`
  const { rows } = await sql<LoanLine & { total: number }>`
    SELECT l.id, t.title_fr AS title, o.name AS other, l.state, l.waiting, t.demo,
      jsonb_build_object('from', lower(coalesce(l.offer_during, l.during)), 'to', upper(coalesce(l.offer_during, l.during)) - 1) AS span,
      (l.state = 'handed_over' AND upper(l.during) <= ${present}::date) AS overdue, ${todo[side]} AS waits, (count(*) OVER ())::int AS total
    FROM loan l JOIN tool t ON t.id = l.tool_id LEFT JOIN organisation o ON o.id = ${other}
    WHERE ${organisations === null ? sql`true` : sql`${own} = ANY(${organisations}::uuid[])`}
      AND ${group === null ? sql`true` : sql`l.group_id = ${group}`}
      AND ${words === '' ? sql`true` : sql`(strpos(t.title_folded, fold(${words})) > 0 OR strpos(fold(o.name), fold(${words})) > 0)`}
      AND ${stage === null ? sql`true` : stage === 'todo' ? todo[side] : over(stage === 'over')}
    ORDER BY (l.state = 'handed_over' AND upper(l.during) <= ${present}::date) DESC, ${todo[side]} DESC,
      l.state IN ('closed', 'refused', 'cancelled', 'expired'), lower(l.during), l.turn
    LIMIT ${most} OFFSET ${(page - 1) * most}`.execute(db)
  return { loans: rows.map(({ total: _, ...loan }) => loan), total: rows[0]?.total ?? 0 }
}

/** What happened to a loan, in order. */
export async function timelineOf(db: Database, loanId: string): Promise<TimelineEntry[]> {
  const { rows } = await sql<TimelineEntry>`
    SELECT e.id::text AS id, e.act, e.side, e.at, nullif(p.name, '') AS who, e.words
    FROM loan_event e LEFT JOIN person p ON p.id = e.person_id WHERE e.loan_id = ${loanId} ORDER BY e.id`.execute(
    db,
  )
  return rows
}

/** The parts as they were counted at the return; none before. */
export async function partsOf(db: Database, loanId: string): Promise<CountedPart[]> {
  return db
    .selectFrom('loan_part')
    .where('loan_id', '=', loanId)
    .select(['name', 'expected', 'found', 'damaged', 'note'])
    .orderBy('rank')
    .execute()
}

/** Names of organisations that somebody looks after, by name. */
export async function organisationsById(
  db: Database,
  ids: string[],
): Promise<{ id: string; name: string }[]> {
  if (ids.length === 0) return []
  return db
    .selectFrom('organisation')
    .where('id', 'in', ids)
    .where('status', 'in', ['published', 'proposed'])
    .select(['id', 'name'])
    .orderBy('name')
    .execute()
}

/** Organisations made up for the demonstration that lend nothing, by name. */
export async function inventedBorrowers(db: Database): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    SELECT o.id, o.name FROM organisation o
    WHERE o.status = 'demonstration' AND NOT EXISTS (SELECT FROM tool t WHERE t.holder_id = o.id) ORDER BY o.name, o.id`.execute(
    db,
  )
  return rows
}
