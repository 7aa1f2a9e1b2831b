import { sql } from 'kysely'
import type { Tx } from '#platform/db/connect.ts'
import { indexExpert } from './expert-entry.ts'

/** Sheets that held a term merged into another, and whether they held the other one too. */
type Moved = { expert: string; both: boolean }[]

/** Moves the uses of a term by people who speak, and in what they were asked, to another one; gives back what moved, for an undo. */
export async function moveTerm(
  tx: Tx,
  vocabulary: string,
  from: string,
  to: string,
  now: Date,
): Promise<Moved> {
  const { rows } = await sql<{ expert: string; both: boolean }>`
    SELECT x.expert_id AS expert, EXISTS (SELECT FROM expert_term y
      WHERE y.expert_id = x.expert_id AND y.vocabulary = x.vocabulary AND y.code = ${to}) AS both
    FROM expert_term x WHERE x.vocabulary = ${vocabulary} AND x.code = ${from}`.execute(tx)
  await replace(
    tx,
    vocabulary,
    from,
    to,
    rows.map((row) => row.expert),
  )
  if (vocabulary === 'audience')
    await sql`UPDATE expert_request SET audience = ${to} WHERE audience = ${from}`.execute(tx)
  if (vocabulary === 'format')
    await sql`UPDATE expert_request SET format = ${to} WHERE format = ${from}`.execute(tx)
  for (const { expert } of rows) await indexExpert(tx, expert, now)
  return rows
}

/** Gives sheets back the term they held before a merge; requests keep the term they were moved to. */
export async function giveTermBack(
  tx: Tx,
  vocabulary: string,
  from: string,
  to: string,
  moved: unknown,
  now: Date,
): Promise<void> {
  const known = moved as Moved
  const alone = known.filter((one) => !one.both).map((one) => one.expert)
  await replace(tx, vocabulary, to, from, alone)
  for (const { expert } of known.filter((one) => one.both))
    await sql`INSERT INTO expert_term (expert_id, vocabulary, code) VALUES (${expert}, ${vocabulary}, ${from}) ON CONFLICT DO NOTHING`.execute(
      tx,
    )
  for (const { expert } of known) await indexExpert(tx, expert, now)
}

async function replace(
  tx: Tx,
  vocabulary: string,
  from: string,
  to: string,
  experts: string[],
): Promise<void> {
  await sql`
    WITH gone AS (DELETE FROM expert_term WHERE vocabulary = ${vocabulary} AND code = ${from} AND expert_id = ANY(${experts}::uuid[]) RETURNING expert_id)
    INSERT INTO expert_term (expert_id, vocabulary, code) SELECT expert_id, ${vocabulary}, ${to} FROM gone ON CONFLICT DO NOTHING`.execute(
    tx,
  )
}
