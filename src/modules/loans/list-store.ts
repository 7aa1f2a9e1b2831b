import { type RawBuilder, sql } from 'kysely'
import type { Day } from '#modules/tools/index.ts'
import type { Database } from '#platform/db/connect.ts'
import type { CountedPart, LoanLine, Side, TimelineEntry } from './model.ts'
import { modulesSaid } from './modules-store.ts'

export const loansAPage = 30

/** What has to be done, what runs, what is over. */
const stages = ['todo', 'running', 'over'] as const
/** What waits for each side, one thing after the other. */
export const waitsOf = {
  holder: ['answer', 'dates', 'sign', 'hand-over', 'late', 'close'],
  borrower: ['answer', 'dates', 'sign', 'return', 'late'],
} as const
type Wait = (typeof waitsOf)['holder' | 'borrower'][number]
export type Stage = (typeof stages)[number] | Wait

/** The stage that an address names; null when it names none of this side. */
export const stageNamed = (side: 'holder' | 'borrower', text: string): Stage | null =>
  [...stages, ...waitsOf[side]].find((each) => each === text) ?? null

/** `organisations` null: all of them, for the team of the site. */
type Question = {
  side: Exclude<Side, 'job'>
  organisations: string[] | null
  page: number
  /** Only those that one form asked for. */
  group?: string | null
  /** What the title of the tool or the name of the other side bears; of all organisations, that of either side. */
  words?: string
  stage?: Stage | null
  /** Loans a page; thirty when not said. */
  most?: number
}

type LoanSide = Question['side']

const unsigned = (side: LoanSide) => sql`(l.state = 'approved' AND NOT EXISTS (
    SELECT FROM loan_signature s WHERE s.loan_id = l.id AND s.side = ${sql.lit(side)}))`

// Other days that the other side proposes.
const datesAsked = (side: LoanSide) => sql`(l.state IN ('approved', 'signed', 'handed_over') AND EXISTS (
    SELECT FROM loan_date_change d WHERE d.loan_id = l.id AND d.state = 'open' AND d.side <> ${sql.lit(side)}))`

// What one side has to do, in each state.
const todo = {
  holder: sql`(l.state IN ('requested', 'returned') OR ${unsigned('holder')} OR ${datesAsked('holder')})`,
  borrower: sql`(l.state = 'offered' OR ${unsigned('borrower')} OR ${datesAsked('borrower')})`,
}

/** Days before its last one from which a loan is to be returned. */
const returnDays = 7

// Each thing that waits for a side.
const waiting = (side: LoanSide, wait: Wait, present: Day) => {
  const isLate = sql`(l.state = 'handed_over' AND upper(l.during) <= ${present}::date)`
  switch (wait) {
    case 'answer':
      return sql`(l.state = ${sql.lit(side === 'holder' ? 'requested' : 'offered')})`
    case 'dates':
      return datesAsked(side)
    case 'sign':
      return unsigned(side)
    case 'hand-over':
      return sql`(l.state = 'signed')`
    case 'return':
      return sql`(l.state = 'handed_over' AND upper(l.during) > ${present}::date AND upper(l.during) <= ${present}::date + ${returnDays}::int + 1)`
    case 'late':
      return isLate
    case 'close':
      return sql`(l.state = 'returned')`
  }
}

function ofStage(side: LoanSide, stage: Stage, present: Day) {
  if (stage === 'todo') return todo[side]
  return stage === 'running' || stage === 'over' ? over(stage === 'over') : waiting(side, stage, present)
}

const over = (ended: boolean) => sql`(l.state IN ('closed', 'refused', 'cancelled', 'expired')) = ${ended}`

const daysOf = (column: RawBuilder<unknown>) =>
  sql`jsonb_build_object('from', lower(${column}), 'to', upper(${column}) - 1)`

/** The loans of one side, a page of them: what is late first, then what waits for this side, then what runs, then what is over, the nearest days first. */
export async function listLoans(
  db: Database,
  { side, organisations, page, group = null, words = '', stage = null, most = loansAPage }: Question,
  present: Day,
): Promise<{ loans: LoanLine[]; total: number }> {
  const own = side === 'holder' ? sql`t.holder_id` : sql`l.organisation_id`
  const other = side === 'holder' ? sql`l.organisation_id` : sql`t.holder_id`
  const { rows } = await sql<LoanLine & { total: number }>`
    SELECT l.id, t.title_fr AS title, t.title_en AS "titleEn", ${modulesSaid} AS modules, m.name AS own, o.name AS other, l.state, l.flexible_days AS "flexibleDays", l.waiting, t.demo,
      jsonb_build_object('from', lower(coalesce(l.offer_during, l.during)), 'to', upper(coalesce(l.offer_during, l.during)) - 1) AS span,
      (l.state = 'handed_over' AND upper(l.during) <= ${present}::date) AS overdue, ${todo[side]} AS waits,
      (SELECT ${daysOf(sql`d.during`)} FROM loan_date_change d WHERE d.loan_id = l.id AND d.state = 'open') AS change, (count(*) OVER ())::int AS total
    FROM loan l JOIN tool t ON t.id = l.tool_id LEFT JOIN organisation o ON o.id = ${other} LEFT JOIN organisation m ON m.id = ${own}
    WHERE ${organisations === null ? sql`true` : sql`${own} = ANY(${organisations}::uuid[])`}
      AND ${group === null ? sql`true` : sql`l.group_id = ${group}`}
      AND ${
        words === ''
          ? sql`true`
          : sql`(strpos(t.title_folded, fold(${words})) > 0 OR strpos(fold(o.name), fold(${words})) > 0
        ${organisations === null ? sql`OR strpos(fold(m.name), fold(${words})) > 0` : sql``})`
      }
      AND ${stage === null ? sql`true` : ofStage(side, stage, present)}
    ORDER BY (l.state = 'handed_over' AND upper(l.during) <= ${present}::date) DESC, ${todo[side]} DESC,
      l.state IN ('closed', 'refused', 'cancelled', 'expired'), lower(l.during), l.turn
    LIMIT ${most} OFFSET ${(page - 1) * most}`.execute(db)
  return { loans: rows.map(({ total: _, ...loan }) => loan), total: rows[0]?.total ?? 0 }
}

/** What waits for organisations, on each side, as their lists find it, and the incidents still open of their tools. `organisations` null: all of them. */
export async function countWaiting(
  db: Database,
  organisations: string[] | null,
  present: Day,
): Promise<Record<LoanSide, Partial<Record<Wait, number>>> & { repair: number }> {
  const counts = (side: LoanSide) =>
    sql`jsonb_build_object(${sql.join(
      waitsOf[side].flatMap((wait) => [
        sql.lit(wait),
        sql`count(*) FILTER (WHERE ${waiting(side, wait, present)})`,
      ]),
    )})`
  const live = sql`l.state IN ('requested', 'offered', 'approved', 'signed', 'handed_over', 'returned')`
  const of = (column: RawBuilder<unknown>) =>
    organisations === null ? sql`true` : sql`${column} = ANY(${organisations}::uuid[])`
  const { rows } = await sql<Record<LoanSide, Partial<Record<Wait, number>>> & { repair: number }>`
    SELECT (SELECT ${counts('holder')} FROM tool t JOIN loan l ON l.tool_id = t.id WHERE ${of(sql`t.holder_id`)} AND ${live}) AS holder,
      (SELECT ${counts('borrower')} FROM loan l WHERE ${of(sql`l.organisation_id`)} AND ${live}) AS borrower,
      (SELECT count(*)::int FROM copy_incident i JOIN tool_copy c ON c.id = i.copy_id JOIN tool t ON t.id = c.tool_id
        WHERE i.closed_at IS NULL AND ${of(sql`t.holder_id`)}) AS repair`.execute(db)
  return rows[0] ?? { holder: {}, borrower: {}, repair: 0 }
}

/** Those among organisations that lend: they have an agreement of their own, and accounts. */
export async function lendingAmong(db: Database, ids: string[]): Promise<{ slug: string; name: string }[]> {
  if (ids.length === 0) return []
  return db
    .selectFrom('organisation as o')
    .where('o.id', 'in', ids)
    .where((where) =>
      where.exists(where.selectFrom('tool as t').whereRef('t.holder_id', '=', 'o.id').select('t.id')),
    )
    .select(['o.slug', 'o.name'])
    .orderBy('o.name')
    .orderBy('o.id')
    .execute()
}

/** What happened to a loan, in order. */
export async function timelineOf(db: Database, loanId: string): Promise<TimelineEntry[]> {
  const { rows } = await sql<TimelineEntry>`
    SELECT e.id::text AS id, e.act, e.side, e.at, nullif(p.name, '') AS who, e.words, CASE WHEN e.act LIKE '%dates' THEN (
        SELECT ${daysOf(sql`d.during`)} FROM loan_date_change d WHERE d.loan_id = e.loan_id AND e.at IN (d.proposed_at, d.answered_at)
        ORDER BY d.proposed_at DESC LIMIT 1) END AS days,
      CASE WHEN e.modules IS NOT NULL THEN (SELECT coalesce(jsonb_agg(m.name ORDER BY m.number) FILTER (WHERE NOT upper_inf(e.modules)), '[]')
        FROM loan l JOIN tool_module m ON m.tool_id = l.tool_id AND e.modules @> m.number::int WHERE l.id = e.loan_id) END AS modules
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
    .where('moment', '=', 'return')
    .select(['part_id as partId', 'name', 'expected', 'found', 'damaged', 'note'])
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
