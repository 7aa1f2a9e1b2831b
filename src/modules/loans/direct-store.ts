import { sql } from 'kysely'
import type { Span } from '#modules/tools/index.ts'
import type { Database, Tx } from '#platform/db/connect.ts'
import { longestPause } from './direct-model.ts'

/** Another loan of the same copy, just before or just after. */
export type Neighbour = { id: string; name: string | null; span: Span }

/** Who a copy comes straight from, and who it goes straight to. */
export async function directNeighbours(
  db: Database,
  loanId: string,
): Promise<{ from: Neighbour | null; to: Neighbour | null }> {
  const { rows } = await sql<Neighbour & { way: 'from' | 'to' }>`
    SELECT CASE WHEN l.id = mine.direct_from_id THEN 'from' ELSE 'to' END AS way, l.id, o.name,
      jsonb_build_object('from', lower(l.during), 'to', upper(l.during) - 1) AS span
    FROM loan mine JOIN loan l ON l.id = mine.direct_from_id OR l.direct_from_id = mine.id
    LEFT JOIN organisation o ON o.id = l.organisation_id WHERE mine.id = ${loanId}`.execute(db)
  const find = (way: string) => rows.find((row) => row.way === way) ?? null
  return { from: find('from'), to: find('to') }
}

/**
 * The loans a copy could come straight from for another loan: promised or out, over before it, nothing else in between nor in the way of its own return.
 * The nearest first.
 */
export async function directCandidates(db: Database, loanId: string): Promise<Neighbour[]> {
  const { rows } = await sql<Neighbour>`
    SELECT a.id, o.name, jsonb_build_object('from', lower(a.during), 'to', upper(a.during) - 1) AS span
    FROM loan b JOIN tool t ON t.id = b.tool_id
    JOIN loan a ON a.tool_id = b.tool_id AND a.id <> b.id AND a.state IN ('approved', 'signed', 'handed_over')
      AND upper(a.during) <= lower(b.during) AND upper(a.during) > lower(b.during) - ${longestPause}::int
      AND (b.state = 'requested' OR a.copy_id = b.copy_id)
    JOIN tool_copy c ON c.id = a.copy_id AND c.state IN ('good', 'worn')
    LEFT JOIN organisation o ON o.id = a.organisation_id
    WHERE b.id = ${loanId} AND b.state IN ('requested', 'approved', 'signed') AND b.direct_from_id IS NULL
      AND NOT EXISTS (SELECT FROM loan n WHERE n.direct_from_id = a.id)
      AND NOT EXISTS (SELECT FROM copy_period q WHERE q.copy_id = a.copy_id AND q.loan_id IS DISTINCT FROM a.id
        AND q.loan_id IS DISTINCT FROM b.id AND q.during && daterange(upper(a.during), upper(b.during) + t.buffer_after))
    ORDER BY upper(a.during) DESC, a.id LIMIT 3`.execute(db)
  return rows
}

/** Moves the last day that a loan takes of its copy. */
export async function endPeriod(tx: Tx, loanId: string, to: string): Promise<void> {
  await sql`UPDATE copy_period SET during = daterange(lower(during), ${to}::date, '[]') WHERE loan_id = ${loanId}`.execute(
    tx,
  )
}

/** Moves the first day that a loan takes of its copy. */
export async function beginPeriod(tx: Tx, loanId: string, from: string): Promise<void> {
  await sql`UPDATE copy_period SET during = daterange(${from}::date, upper(during)) WHERE loan_id = ${loanId}`.execute(
    tx,
  )
}

/** Gives a loan its buffers whole again, if nothing else takes these days. @returns whether it has them */
export async function restoreBuffers(tx: Tx, loanId: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    UPDATE copy_period p SET during = daterange(lower(l.during) - t.buffer_before, upper(l.during) + t.buffer_after)
    FROM loan l JOIN tool t ON t.id = l.tool_id
    WHERE l.id = ${loanId} AND p.loan_id = l.id AND NOT EXISTS (SELECT FROM copy_period q WHERE q.copy_id = p.copy_id AND q.id <> p.id
      AND q.during && daterange(lower(l.during) - t.buffer_before, upper(l.during) + t.buffer_after))`.execute(
    tx,
  )
  return (numAffectedRows ?? 0n) > 0n
}

/**
 * Parts a loan that lets its copy go from those before and after it: what has not happened yet will not. @returns the loans it was tied to, which may have
 * their buffers again
 */
export async function partWays(tx: Tx, loanId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    WITH before AS (SELECT direct_from_id AS id FROM loan WHERE id = ${loanId} AND state NOT IN ('handed_over', 'returned')
        AND direct_from_id IS NOT NULL),
      after AS (SELECT n.id FROM loan n JOIN loan mine ON mine.id = n.direct_from_id
        WHERE mine.id = ${loanId} AND mine.state NOT IN ('returned', 'closed')),
      parted AS (UPDATE loan SET direct_from_id = NULL
        WHERE (id = ${loanId} AND EXISTS (SELECT FROM before)) OR id IN (SELECT id FROM after) RETURNING id)
    SELECT id FROM before UNION ALL SELECT id FROM after`.execute(tx)
  return rows.map(({ id }) => id)
}
