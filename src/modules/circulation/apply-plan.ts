import { writeJournal } from '#modules/journal/index.ts'
import { approveLoan, LoanConflict, offerLoan } from '#modules/loans/index.ts'
import { costOf, type PlannedLoan } from '#modules/planning/index.ts'
import { dayAt, lendingOf, refusalOf, today } from '#modules/tools/index.ts'
import { type Actor, personId } from '#platform/access/actor.ts'
import { type Database, inTransaction, type Tx } from '#platform/db/connect.ts'
import { AppError, Conflict, NotFound } from '#platform/errors.ts'
import { lockMadePlan, type MadePlan, type Which } from './change-plan.ts'
import { circulationOf } from './circulation-model.ts'
import type { Outcome, RequestThen } from './model.ts'
import { endApplication, markApplied, noteOutcome } from './offer-store.ts'

/** Seconds that sending the answers of a plan may take: past them, its process is held to be dead. */
const sendingSeconds = 300

/**
 * Applies a plan: a request served on the days it asks for is approved, one served on other days is offered them; nobody needs to be asked twice about what
 * they asked for. A copy that goes straight from a host to the next is promised so. Each loan is a transaction with its outcome: one that changed meanwhile is
 * said so and the others go on; what was written once is not written again, also when a process died in the middle (`resumeApplications`).
 * @throws NotFound; AppError; Conflict `version` of a plan changed meanwhile
 */
export async function applyPlan(db: Database, actor: Actor, { id, base }: Which, now: Date): Promise<void> {
  const plan = await inTransaction(db, (tx) => beginApplication(tx, actor, { id, base }, now))
  const circulation = circulationOf(plan.snapshot, plan.parameters)
  const known = new Map(plan.outcomes.map(({ loanId, outcome }) => [loanId, outcome]))
  const sent: PlannedLoan[] = []
  // In the order of their days: a copy is promised to who has it first before it goes straight on from there.
  for (const loan of plan.schedule.toSorted((a, b) => a.from - b.from)) {
    // From the last host that was told, not from one the plan had put in between.
    const { moves } = costOf(circulation, [...sent, loan])
    const fromId = moves.find(({ to }) => to === loan.wish)?.from ?? undefined
    const outcome = known.get(loan.wish) ?? (await applyLoan(db, actor, plan, { ...loan, fromId }, now))
    if (outcome === 'approved' || outcome === 'offered') sent.push(loan)
  }
  await endApplication(db, id)
}

async function beginApplication(tx: Tx, actor: Actor, { id, base }: Which, now: Date): Promise<MadePlan> {
  const plan = await lockMadePlan(tx, actor, id)
  const until = new Date(now.getTime() + sendingSeconds * 1000)
  // Applied already: what a process that died left is done, and nothing else.
  if (!plan.appliedAt && base !== plan.version) throw new Conflict('version')
  await markApplied(tx, plan, personId(actor), now, until)
  if (plan.appliedAt) return plan
  const entries = plan.snapshot.tools.map((tool) => ({
    action: 'circulation.apply',
    object: { kind: 'tool', id: tool.id } as const,
    changes: { title: tool.title, plan: id, loans: plan.schedule.length },
  }))
  await writeJournal(tx, actor, entries, now)
  return plan
}

/** Answers one request, unless it was answered already. @returns what became of it; null: it is no more */
async function applyLoan(
  db: Database,
  actor: Actor,
  plan: MadePlan,
  loan: PlannedLoan & { fromId: string | undefined },
  now: Date,
): Promise<Outcome | null> {
  const request = plan.snapshot.requests.find(({ id }) => id === loan.wish)
  if (!request) return null
  const note = (tx: Tx, outcome: Outcome) => noteOutcome(tx, plan.id, loan.wish, outcome, now)
  try {
    return await inTransaction(db, async (tx) => {
      // Another who applies the same plan at this moment waits here, and finds it written.
      const asked = sameDays(request, loan)
      const outcome = await note(tx, asked ? 'approved' : 'offered')
      if (!outcome.written) return outcome.is
      const span = { from: dayAt(loan.from), to: dayAt(loan.to) }
      const slug = plan.snapshot.tools.find(({ id }) => id === request.tool)?.slug ?? ''
      await refuseClosed(tx, slug, span, now)
      const which = { id: request.id, base: request.version, copyId: loan.copy, fromId: loan.fromId }
      if (asked) await approveLoan(tx, actor, which, now)
      else await offerLoan(tx, actor, { ...which, span }, now)
      return outcome.is
    })
  } catch (error) {
    const outcome = outcomeOf(error)
    if (outcome === null) throw error
    return (await inTransaction(db, (tx) => note(tx, outcome))).is
  }
}

/** A closure written since the plan was made. @throws Conflict `closed` */
async function refuseClosed(tx: Tx, slug: string, span: { from: string; to: string }, now: Date) {
  const present = today(now)
  const lending = (await lendingOf(tx, [slug], present)).get(slug)
  const anyLength = lending && { ...lending, leadDays: 0, minDays: 1, maxDays: null }
  if (anyLength && refusalOf(anyLength, span, present) === 'closed') throw new Conflict('closed')
}

/** What a refusal means; null: no refusal, a fault. */
function outcomeOf(error: unknown): Outcome | null {
  if (error instanceof LoanConflict) return 'taken'
  if (error instanceof Conflict) return error.detail === 'closed' ? 'closed' : 'changed'
  if (error instanceof NotFound) return 'changed'
  return error instanceof AppError && (error.code === 'gone' || error.code === 'forbidden') ? 'refused' : null
}

/** Whether a loan is planned on the days it was asked for. */
export const sameDays = ({ span }: Pick<RequestThen, 'span'>, loan: { from: number; to: number }): boolean =>
  span.from === dayAt(loan.from) && span.to === dayAt(loan.to)
