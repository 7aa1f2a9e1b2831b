import { sql } from 'kysely'
import { writeJournal } from '#modules/journal/index.ts'
import { approveLoan, LoanConflict, offerLoan } from '#modules/loans/index.ts'
import type { PlannedLoan } from '#modules/planning/index.ts'
import { dayAt, lendingOf, refusalOf, today } from '#modules/tools/index.ts'
import type { Actor } from '#platform/access/actor.ts'
import { type Database, inTransaction, type Tx } from '#platform/db/connect.ts'
import { AppError, Conflict, NotFound } from '#platform/errors.ts'
import { lockMadePlan, type MadePlan, type Which } from './change-plan.ts'
import type { Outcome, RequestThen } from './model.ts'

/**
 * Applies a plan: a request served on the days it asks for is approved, one served on other days is offered them; nobody needs to be asked twice about what
 * they asked for. Each loan is a transaction with its outcome: one that changed meanwhile is said so and the others go on; what was written once is not
 * written again, also when a process died in the middle.
 * @throws NotFound; AppError; Conflict `version` of a plan changed meanwhile
 */
export async function applyPlan(db: Database, actor: Actor, { id, base }: Which, now: Date): Promise<void> {
  const plan = await inTransaction(db, (tx) => markApplied(tx, actor, { id, base }, now))
  const done = new Set(plan.outcomes.map(({ loanId }) => loanId))
  for (const loan of plan.schedule) if (!done.has(loan.wish)) await applyLoan(db, actor, plan, loan, now)
}

async function markApplied(tx: Tx, actor: Actor, { id, base }: Which, now: Date): Promise<MadePlan> {
  const plan = await lockMadePlan(tx, actor, id)
  // Applied already: what a process that died left is done, and nothing else.
  if (plan.appliedAt) return plan
  if (base !== plan.version) throw new Conflict('version')
  await tx
    .updateTable('circulation_plan')
    .where('id', '=', id)
    .set({ applied_at: now, version: plan.version + 1 })
    .execute()
  const entries = plan.snapshot.tools.map((tool) => ({
    action: 'circulation.apply',
    object: { kind: 'tool', id: tool.id } as const,
    changes: { title: tool.title, plan: id, loans: plan.schedule.length },
  }))
  await writeJournal(tx, actor, entries, now)
  return plan
}

async function applyLoan(db: Database, actor: Actor, plan: MadePlan, loan: PlannedLoan, now: Date) {
  const request = plan.snapshot.requests.find(({ id }) => id === loan.wish)
  if (!request) return
  const note = (tx: Tx, outcome: Outcome) => noteOutcome(tx, plan.id, loan.wish, outcome, now)
  try {
    await inTransaction(db, async (tx) => {
      // Another who applies the same plan at this moment waits here, and finds it written.
      const asked = sameDays(request, loan)
      if (!(await note(tx, asked ? 'approved' : 'offered'))) return
      const span = { from: dayAt(loan.from), to: dayAt(loan.to) }
      const slug = plan.snapshot.tools.find(({ id }) => id === request.tool)?.slug ?? ''
      await refuseClosed(tx, slug, span, now)
      const which = { id: request.id, base: request.version, copyId: loan.copy }
      if (asked) await approveLoan(tx, actor, which, now)
      else await offerLoan(tx, actor, { ...which, span }, now)
    })
  } catch (error) {
    const outcome = outcomeOf(error)
    if (outcome === null) throw error
    await inTransaction(db, (tx) => note(tx, outcome))
  }
}

/** A closure written since the plan was made. @throws Conflict `closed` */
async function refuseClosed(tx: Tx, slug: string, span: { from: string; to: string }, now: Date) {
  const present = today(now)
  const lending = (await lendingOf(tx, [slug], present)).get(slug)
  if (lending && refusalOf({ ...lending, leadDays: 0 }, span, present) === 'closed')
    throw new Conflict('closed')
}

/** What a refusal means; null: no refusal, a fault. */
function outcomeOf(error: unknown): Outcome | null {
  if (error instanceof LoanConflict) return 'taken'
  if (error instanceof Conflict) return error.detail === 'closed' ? 'closed' : 'changed'
  if (error instanceof NotFound) return 'changed'
  return error instanceof AppError && (error.code === 'gone' || error.code === 'forbidden') ? 'refused' : null
}

/** @returns whether it was not written yet; nothing is of a loan that is no more */
async function noteOutcome(
  tx: Tx,
  planId: string,
  loanId: string,
  outcome: Outcome,
  now: Date,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    INSERT INTO circulation_plan_offer (plan_id, loan_id, outcome, at)
    SELECT ${planId}::uuid, id, ${outcome}, ${now}::timestamptz FROM loan WHERE id = ${loanId} ON CONFLICT DO NOTHING`.execute(
    tx,
  )
  return (numAffectedRows ?? 0n) > 0n
}

/** Whether a loan is planned on the days it was asked for. */
export const sameDays = ({ span }: Pick<RequestThen, 'span'>, loan: { from: number; to: number }): boolean =>
  span.from === dayAt(loan.from) && span.to === dayAt(loan.to)
