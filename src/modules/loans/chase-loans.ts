import { sql } from 'kysely'
import { lockTool, today } from '#modules/tools/index.ts'
import { type Database, inTransaction } from '#platform/db/connect.ts'
import { Conflict } from '#platform/errors.ts'
import { lapseDates } from './answer-dates.ts'
import { loansToLapse } from './dates-store.ts'
import { offerDays, requestDays } from './model.ts'
import { moveLoan } from './move-loan.ts'
import { offerInTurn } from './offer-in-turn.ts'
import { canActOnLoan } from './policy.ts'
import { remindOfLoans } from './remind-of-loans.ts'
import { tellIncidents } from './tell-held-up.ts'

const job = { kind: 'system', origin: 'job' } as const

/**
 * Ends requests, offers and proposed days nobody answered in time, reminds both sides of what begins, ends or is late, tells of copies that broke, and offers what
 * became free to those who wait. One transaction each: a run that stops goes on at the next.
 */
export async function chaseLoans(
  db: Database,
  now: Date,
  signal?: AbortSignal,
): Promise<{ expired: number; reminded: number; heldUp: number; offered: number }> {
  const done = { expired: 0, reminded: 0, heldUp: 0, offered: 0 }
  const present = today(now)
  const { rows } = await sql<{ id: string }>`
    SELECT id FROM loan
    WHERE (state = 'requested' AND (state_at <= ${now}::timestamptz - make_interval(days => ${requestDays}) OR lower(during) <= ${present}::date))
      OR (state = 'offered' AND (state_at <= ${now}::timestamptz - make_interval(days => ${offerDays}) OR lower(offer_during) <= ${present}::date))
    ORDER BY turn`.execute(db)
  for (const { id } of rows) {
    if (signal?.aborted) return done
    done.expired += await expire(db, id, now)
  }
  for (const id of await loansToLapse(db, present)) {
    if (signal?.aborted) return done
    done.expired += await unlessAnswered(lapseDates(db, id, now))
  }
  done.reminded = await remindOfLoans(db, now, signal)
  done.heldUp = await tellIncidents(db, now, signal)
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
  const act = { id, act: 'expire', can: canActOnLoan } as const
  return unlessAnswered(moveLoan(db, job, act, now, async () => ({ set: { copy_id: null } })))
}

async function unlessAnswered(work: Promise<unknown>): Promise<number> {
  try {
    await work
    return 1
  } catch (error) {
    // Somebody answered in between.
    if (error instanceof Conflict) return 0
    throw error
  }
}
