import { sql } from 'kysely'
import { type Day, plusDays, type Span } from '#modules/tools/index.ts'
import type { Database, Tx } from '#platform/db/connect.ts'
import type { Amendment, Reach } from './dates-model.ts'
import { directNeighbours } from './direct-store.ts'
import type { DateChange, Loan } from './model.ts'

/** Keeps the other days that a side proposes for a loan, until they are answered. */
export async function writeDateChange(
  tx: Tx,
  {
    loan,
    side,
    span,
    copyId,
    words,
  }: Pick<DateChange, 'side' | 'span' | 'words'> & { loan: Loan; copyId: string | null },
  { by, now }: { by: string | null; now: Date },
): Promise<void> {
  const range = ({ from, to }: Span) => sql<string>`daterange(${from}::date, ${to}::date, '[]')`
  await tx
    .insertInto('loan_date_change')
    .values({
      loan_id: loan.id,
      side,
      former_during: range(loan.span),
      during: range(span),
      copy_id: copyId,
      words,
      proposed_by: by,
      proposed_at: now,
    })
    .execute()
}

/** Says what became of the other days that were proposed. `amends`: the tool had left, and the agreement that was signed stands. */
export async function endDateChange(
  tx: Tx,
  id: string,
  state: 'accepted' | 'declined' | 'withdrawn' | 'lapsed',
  { by, now, amends = false }: { by: string | null; now: Date; amends?: boolean },
): Promise<void> {
  await tx
    .updateTable('loan_date_change')
    .where('id', '=', id)
    .where('state', '=', 'open')
    .set({ state, answered_by: by, answered_at: now, amends })
    .execute()
}

const days = (column: 'former_during' | 'during') =>
  sql`jsonb_build_object('from', lower(d.${sql.ref(column)}), 'to', upper(d.${sql.ref(column)}) - 1)`

/** The days of a loan that changed after its tool had left, in order. */
export async function amendmentsOf(db: Database, loanId: string): Promise<Amendment[]> {
  const { rows } = await sql<Amendment>`
    SELECT d.id, ${days('former_during')} AS former, ${days('during')} AS span, d.side, d.words, nullif(p.name, '') AS "proposedBy",
      d.proposed_at AS "proposedAt", nullif(q.name, '') AS "answeredBy", d.answered_at AS "answeredAt"
    FROM loan_date_change d LEFT JOIN person p ON p.id = d.proposed_by LEFT JOIN person q ON q.id = d.answered_by
    WHERE d.loan_id = ${loanId} AND d.amends ORDER BY d.answered_at, d.id`.execute(db)
  return rows
}

/** Loans whose proposed days may be over: looked at again one by one. */
export async function loansToLapse(db: Database, present: Day): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    SELECT l.id FROM loan_date_change d JOIN loan l ON l.id = d.loan_id
    WHERE d.state = 'open' AND (upper(d.during) <= ${present}::date OR (lower(d.during) < ${present}::date AND lower(d.during) <> lower(l.during)))
    ORDER BY l.turn`.execute(db)
  return rows.map(({ id }) => id)
}

/**
 * The first and the last day that a loan could take with what it holds of its copy, as others take it now: up to the buffers of the loans around it, or to the
 * days of the hosts it comes straight from and goes straight to. Null when it holds nothing.
 */
export async function reachOf(
  db: Database,
  { id, span, state }: Pick<Loan, 'id' | 'span' | 'state'>,
  present: Day,
): Promise<Reach | null> {
  const { from, to } = await directNeighbours(db, id)
  const { rows } = await sql<{
    before: Day | null
    until: Day | null
    bufferBefore: number
    bufferAfter: number
  }>`
    SELECT t.buffer_before AS "bufferBefore", t.buffer_after AS "bufferAfter",
      (SELECT max(upper(q.during))::text FROM copy_period q WHERE q.copy_id = p.copy_id AND q.modules && p.modules AND q.during << p.during) AS before,
      (SELECT min(lower(q.during))::text FROM copy_period q WHERE q.copy_id = p.copy_id AND q.modules && p.modules AND q.during >> p.during) AS until
    FROM loan l JOIN tool t ON t.id = l.tool_id JOIN copy_period p ON p.loan_id = l.id WHERE l.id = ${id}`.execute(
    db,
  )
  const [row] = rows
  if (!row) return null
  const free = row.before === null ? present : plusDays(row.before, row.bufferBefore)
  const first = state === 'handed_over' ? span.from : from ? plusDays(from.span.to, 1) : free
  const last = to ? plusDays(to.span.from, -1) : row.until && plusDays(row.until, -1 - row.bufferAfter)
  return { from: state === 'handed_over' || first > present ? first : present, to: last }
}

/** The days a loan takes of its copy, buffers included, moved; what would meet the days of another is refused by the database. */
export async function movePeriod(
  tx: Tx,
  loanId: string,
  { from, to }: { from: Day | null; to: Day },
): Promise<void> {
  const first = from === null ? sql`lower(during)` : sql`${from}::date`
  await sql`UPDATE copy_period SET during = daterange(${first}, ${to}::date, '[]') WHERE loan_id = ${loanId}`.execute(
    tx,
  )
}

/** Whether what two loans have of a copy is nobody’s between the last day of a loan and the first one of another, their own periods aside. */
export async function nothingBetween(
  tx: Tx,
  first: { id: string; span: Span },
  next: { id: string; span: Span },
): Promise<boolean> {
  const { rows } = await sql<{ free: boolean }>`
    SELECT NOT EXISTS (SELECT FROM copy_period mine JOIN copy_period q ON q.copy_id = mine.copy_id AND q.modules && mine.modules
      AND (q.loan_id IS NULL OR q.loan_id NOT IN (${first.id}, ${next.id}))
      AND q.during && daterange(${first.span.to}::date, ${next.span.from}::date, '()')
      WHERE mine.loan_id = ${next.id}) AS free`.execute(tx)
  return rows[0]?.free ?? false
}

/** The days that a loan takes of its copy, buffers included; `undefined` when it holds none. */
export async function periodOf(db: Database, loanId: string): Promise<Span | undefined> {
  const { rows } = await sql<Span>`
    SELECT lower(during)::text AS "from", (upper(during) - 1)::text AS "to" FROM copy_period WHERE loan_id = ${loanId}`.execute(
    db,
  )
  return rows[0]
}
