import { sql } from 'kysely'
import { type Day, type Modules, multirangeOf, type Span } from '#modules/tools/index.ts'
import type { Database, Tx } from '#platform/db/connect.ts'
import { longestPause } from './direct-model.ts'
import type { LoanState } from './model.ts'

/** Another loan of the same copy, just before or just after; its days are those offered, when it is no promise yet. */
export type Neighbour = { id: string; name: string | null; state: LoanState; span: Span }

const neighbour = sql`l.id, o.name, l.state, jsonb_build_object('from', lower(coalesce(l.offer_during, l.during)),
  'to', upper(coalesce(l.offer_during, l.during)) - 1) AS span`

/** Who a copy comes straight from, and who it goes straight to. */
export async function directNeighbours(
  db: Database,
  loanId: string,
): Promise<{ from: Neighbour | null; to: Neighbour | null }> {
  const { rows } = await sql<Neighbour & { way: 'from' | 'to' }>`
    SELECT CASE WHEN l.id = mine.direct_from_id THEN 'from' ELSE 'to' END AS way, ${neighbour}
    FROM loan mine JOIN loan l ON l.id = mine.direct_from_id OR l.direct_from_id = mine.id
    LEFT JOIN organisation o ON o.id = l.organisation_id WHERE mine.id = ${loanId}`.execute(db)
  const find = (way: string) => rows.find((row) => row.way === way) ?? null
  return { from: find('from'), to: find('to') }
}

/**
 * The loans a copy could come straight from for another loan of the same modules: promised or out, over before it, nothing else in between nor in the way of its own return.
 * The nearest first.
 */
export async function directCandidates(db: Database, loanId: string): Promise<Neighbour[]> {
  const { rows } = await sql<Neighbour>`
    SELECT ${neighbour}
    FROM loan b JOIN tool t ON t.id = b.tool_id
    JOIN loan l ON l.tool_id = b.tool_id AND l.id <> b.id AND l.modules = b.modules AND l.state IN ('approved', 'signed', 'handed_over')
      AND upper(l.during) <= lower(b.during) AND upper(l.during) > lower(b.during) - ${longestPause}::int
      AND (b.state = 'requested' OR l.copy_id = b.copy_id)
    JOIN tool_copy c ON c.id = l.copy_id AND c.state IN ('good', 'worn') AND NOT c.broken_modules && b.modules
    LEFT JOIN organisation o ON o.id = l.organisation_id
    WHERE b.id = ${loanId} AND b.state IN ('requested', 'approved', 'signed') AND b.direct_from_id IS NULL
      AND NOT EXISTS (SELECT FROM loan n WHERE n.direct_from_id = l.id)
      AND NOT EXISTS (SELECT FROM copy_period q WHERE q.copy_id = l.copy_id AND q.loan_id IS DISTINCT FROM l.id
        AND q.loan_id IS DISTINCT FROM b.id AND q.modules && b.modules AND q.during && daterange(upper(l.during), upper(b.during) + t.buffer_after))
    ORDER BY upper(l.during) DESC, l.id LIMIT 3`.execute(db)
  return rows
}

/**
 * Whether a copy may go straight from a loan to another, which ends on a day, its return included: it can be lent, nobody follows the first one already, and
 * nothing else takes it until then.
 */
export async function mayFollow(
  tx: Tx,
  first: { id: string; copyId: string; modules: Modules; lastDay: Day },
  until: Day,
): Promise<boolean> {
  const { rows } = await sql<{ free: boolean }>`
    SELECT c.state IN ('good', 'worn') AND NOT c.broken_modules && ${multirangeOf(first.modules)}::int4multirange AND NOT EXISTS (SELECT FROM loan n WHERE n.direct_from_id = ${first.id})
      AND NOT EXISTS (SELECT FROM copy_period q WHERE q.copy_id = c.id AND q.loan_id IS DISTINCT FROM ${first.id}::uuid
        AND q.modules && ${multirangeOf(first.modules)}::int4multirange AND q.during && daterange(${first.lastDay}::date, ${until}::date, '(]')) AS free
    FROM tool_copy c WHERE c.id = ${first.copyId}`.execute(tx)
  return rows[0]?.free ?? false
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

/** Gives a loan its buffers whole again, save towards a loan it is tied to, if nothing else takes these days. @returns whether it has them */
export async function restoreBuffers(tx: Tx, loanId: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    UPDATE copy_period p SET during = whole.days
    FROM (SELECT l.id, daterange(
        CASE WHEN l.direct_from_id IS NULL THEN lower(coalesce(l.offer_during, l.during)) - t.buffer_before ELSE lower(o.during) END,
        CASE WHEN EXISTS (SELECT FROM loan n WHERE n.direct_from_id = l.id) THEN upper(o.during)
          ELSE upper(coalesce(l.offer_during, l.during)) + t.buffer_after END) AS days
      FROM loan l JOIN tool t ON t.id = l.tool_id JOIN copy_period o ON o.loan_id = l.id WHERE l.id = ${loanId}) whole
    WHERE p.loan_id = whole.id AND NOT EXISTS (SELECT FROM copy_period q WHERE q.copy_id = p.copy_id AND q.id <> p.id AND q.modules && p.modules AND q.during && whole.days)`.execute(
    tx,
  )
  return (numAffectedRows ?? 0n) > 0n
}

/** The loans that one was tied to when it let its copy go; `told`: who came before it knew that the copy would go on straight. */
export type Parted = { before: { id: string; told: boolean } | null; after: { id: string } | null }

/** Parts a loan that lets its copy go from those before and after it: what has not happened yet will not. */
export async function partWays(tx: Tx, loanId: string): Promise<Parted> {
  const { rows } = await sql<{ way: 'before' | 'after'; id: string; told: boolean }>`
    WITH before AS (SELECT direct_from_id AS id, state <> 'offered' AS told FROM loan
        WHERE id = ${loanId} AND state NOT IN ('handed_over', 'returned') AND direct_from_id IS NOT NULL),
      after AS (SELECT n.id FROM loan n JOIN loan mine ON mine.id = n.direct_from_id
        WHERE mine.id = ${loanId} AND mine.state NOT IN ('returned', 'closed')),
      parted AS (UPDATE loan SET direct_from_id = NULL
        WHERE (id = ${loanId} AND EXISTS (SELECT FROM before)) OR id IN (SELECT id FROM after) RETURNING id)
    SELECT 'before' AS way, id, told FROM before UNION ALL SELECT 'after', id, true FROM after`.execute(tx)
  const find = (way: 'before' | 'after') => rows.find((row) => row.way === way) ?? null
  return { before: find('before'), after: find('after') }
}
