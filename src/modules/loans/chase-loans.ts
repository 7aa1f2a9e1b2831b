import { sql } from 'kysely'
import { lockTool, today } from '#modules/tools/index.ts'
import { type Database, inTransaction } from '#platform/db/connect.ts'
import { Conflict } from '#platform/errors.ts'
import { lockLoan } from './loan-store.ts'
import { isOverdue, offerDays, requestDays } from './model.ts'
import { moveLoan } from './move-loan.ts'
import { offerInTurn } from './offer-in-turn.ts'
import { canActOnLoan } from './policy.ts'
import { tellLoan } from './tell-loan.ts'

const job = { kind: 'system', origin: 'job' } as const

/**
 * Ends requests and offers nobody answered in time, tells both sides once of what should have come back, and offers what became free to those who
 * wait. One transaction each: a run that stops goes on at the next.
 */
export async function chaseLoans(
  db: Database,
  now: Date,
  signal?: AbortSignal,
): Promise<{ expired: number; overdue: number; offered: number }> {
  const done = { expired: 0, overdue: 0, offered: 0 }
  const present = today(now)
  const { rows } = await sql<{ id: string; state: string }>`
    SELECT id, state FROM loan
    WHERE (state = 'requested' AND (state_at <= ${now}::timestamptz - make_interval(days => ${requestDays}) OR lower(during) <= ${present}::date))
      OR (state = 'offered' AND (state_at <= ${now}::timestamptz - make_interval(days => ${offerDays}) OR lower(offer_during) <= ${present}::date))
      OR (state = 'handed_over' AND overdue_told_at IS NULL AND upper(during) <= ${present}::date)
    ORDER BY turn`.execute(db)
  for (const { id, state } of rows) {
    if (signal?.aborted) return done
    if (state === 'handed_over') done.overdue += await markOverdue(db, id, now)
    else done.expired += await expire(db, id, now)
  }
  const { rows: tools } = await sql<{ slug: string }>`
    SELECT DISTINCT t.slug FROM loan l JOIN tool t ON t.id = l.tool_id
    WHERE l.state = 'requested' AND l.waiting AND t.state = 'published' ORDER BY t.slug`.execute(db)
  for (const { slug } of tools) {
    if (signal?.aborted) return done
    done.offered += await inTransaction(db, async (tx) => {
      const tool = await lockTool(tx, slug)
      return tool ? offerInTurn(tx, tool, now) : 0
    })
  }
  return done
}

async function expire(db: Database, id: string, now: Date): Promise<number> {
  try {
    await moveLoan(db, job, { id, act: 'expire', can: canActOnLoan }, now, async () => ({
      set: { copy_id: null },
    }))
    return 1
  } catch (error) {
    // Somebody answered in between.
    if (error instanceof Conflict) return 0
    throw error
  }
}

function markOverdue(db: Database, id: string, now: Date): Promise<number> {
  return inTransaction(db, async (tx) => {
    const loan = await lockLoan(tx, id)
    if (!loan || !isOverdue(loan, today(now))) return 0
    await tx.updateTable('loan').where('id', '=', id).set({ overdue_told_at: now }).execute()
    await tellLoan(tx, job, { loan, act: 'overdue', side: 'job' }, now)
    return 1
  })
}
