import { sql } from 'kysely'
import type { Day } from '#modules/tools/index.ts'
import type { Database } from '#platform/db/connect.ts'

/** Where the copy of a loan is said to be instead: still out at another host’s, or promised to one for days that come before; null when it may leave. */
export type Elsewhere = 'out' | 'promised' | null

/** Whether a copy that is about to leave, or modules of it, should not be there: people who hand it over are told, for they see what is really there. */
export async function elsewhereOf(db: Database, loanId: string, present: Day): Promise<Elsewhere> {
  const { rows } = await sql<{ out: boolean }>`
    SELECT x.state = 'handed_over' AS out FROM loan l JOIN loan x ON x.copy_id = l.copy_id AND x.id <> l.id AND x.modules && l.modules
    WHERE l.id = ${loanId} AND (x.state = 'handed_over' OR (x.state IN ('offered', 'approved', 'signed')
      AND upper(x.during) > ${present}::date AND lower(x.during) < lower(l.during)))
    ORDER BY x.state = 'handed_over' DESC LIMIT 1`.execute(db)
  const [other] = rows
  return other ? (other.out ? 'out' : 'promised') : null
}
