import { sql } from 'kysely'
import { today } from '#modules/tools/index.ts'
import type { Tx } from '#platform/db/connect.ts'

/** What is asked for of invented loans: by which side, of a loan in which state, which days later, and why. */
const asked = [
  {
    side: 'borrower',
    state: 'handed_over',
    later: 0,
    longer: 3,
    words: 'Deux classes de plus voudraient venir.',
  },
  {
    side: 'holder',
    state: 'signed',
    later: 2,
    longer: 0,
    words: 'L’exemplaire sera révisé jusqu’à l’avant-veille.',
  },
]

/** Other days that wait for an answer, of invented loans that are out or about to leave. */
export async function writeDemoDates(tx: Tx, now: Date): Promise<void> {
  for (const { side, state, later, longer, words } of asked)
    await sql`
      WITH one AS (SELECT l.id, l.during FROM loan l JOIN tool t ON t.id = l.tool_id AND t.demo
          WHERE l.state = ${state} AND lower(l.during) + ${later}::int > ${today(now)}::date - 15 AND upper(l.during) > ${today(now)}::date + 1
            AND NOT EXISTS (SELECT FROM copy_period q WHERE q.copy_id = l.copy_id AND q.loan_id IS DISTINCT FROM l.id
              AND q.during && daterange(lower(l.during) - t.buffer_before, upper(l.during) + ${later + longer}::int + t.buffer_after))
          ORDER BY l.turn LIMIT 1),
        change AS (INSERT INTO loan_date_change (loan_id, side, former_during, during, words, proposed_at)
          SELECT id, ${side}, during, daterange(lower(during) + ${later}::int, upper(during) + ${later + longer}::int), ${words}, ${now}::timestamptz
          FROM one RETURNING loan_id),
        told AS (INSERT INTO loan_event (loan_id, act, state, at, side, words)
          SELECT loan_id, 'dates', ${state}, ${now}::timestamptz, ${side}, ${words} FROM change RETURNING loan_id)
      UPDATE loan SET version = version + 1 WHERE id IN (SELECT loan_id FROM told)`.execute(tx)
}
