import type { Updateable } from 'kysely'
import { lockTool, multirangeOf, type Span, type ToolSheet, today } from '#modules/tools/index.ts'
import type { Actor } from '#platform/access/actor.ts'
import { authorise, type Permission } from '#platform/access/permission.ts'
import { type Database, inTransaction, type Tx } from '#platform/db/connect.ts'
import type { Loan as LoanRow } from '#platform/db/schema.gen.ts'
import { AppError, Conflict, NotFound } from '#platform/errors.ts'
import { endDateChange } from './dates-store.ts'
import { daterange, letGo, showAvailability } from './hold-copy.ts'
import { lockLoan } from './loan-store.ts'
import { askedIn, holds, type Loan, type LoanAct, type LoanState, type Side } from './model.ts'
import { type Sides, sidesOf } from './policy.ts'
import { type Moment, mayStillBe, nextStates, sideFor } from './states-model.ts'
import { type Happened, tellLoan } from './tell-loan.ts'

/** Which loan, and the version somebody decided on when they saw it. */
export type Which = { id: string; base?: number }

/** A loan somebody may move, locked with its tool, and where the act leads. */
export type Move = Moment & { loan: Loan; tool: ToolSheet; side: Side; to: LoanState }

/** What a move changes besides the state: the days agreed, those offered. `words` are read by the other side. */
export type Outcome = {
  set?: Omit<Updateable<LoanRow>, 'during' | 'offer_during'>
  during?: Span
  offer?: Span
  words?: string | null
  more?: Happened['more']
}

/**
 * Moves a loan by one act: authorised on what is stored, allowed by the state machine, written with its timeline, its journal and one mail to
 * the other side, all in one transaction. The tool is locked first, then the loan: everybody in that order. What a loan that ends held is let go.
 * @param can who may
 * @param work does what the act does besides, and says what to write
 * @throws NotFound, also of a loan of others; AppError unauthenticated or forbidden; gone, of a promise of a withdrawn tool; Conflict `version`, or when its state does not allow the act
 */
export async function moveLoan(
  db: Database,
  actor: Actor,
  { id, base, act, can }: Which & { act: LoanAct; can: Permission<Sides> },
  now: Date,
  work: (tx: Tx, move: Move) => Promise<Outcome>,
): Promise<ToolSheet> {
  if (actor.kind === 'visitor') throw new AppError('unauthenticated')
  return inTransaction(db, async (tx) => {
    const { loan, tool } = await lockBoth(tx, id)
    const sides: Sides = {
      holderId: tool.holder?.id ?? null,
      organisationId: loan.borrower?.id ?? null,
      demo: loan.borrower?.demo ?? false,
    }
    const who = sidesOf(actor, sides)
    if (who.length === 0) throw new NotFound()
    authorise(can, actor, sides)
    if (base !== undefined && base !== loan.version) throw new Conflict('version')
    const moment = { now, present: today(now) }
    const side = sideFor(loan, who, act, moment)
    const to = side && nextStates(loan, [side], moment)[act]
    if (!side || !to) throw new Conflict(`${act} of a loan ${loan.state}`)
    if (tool.state === 'removed' && (act === 'approve' || act === 'offer')) throw new AppError('gone')
    const { set = {}, during, offer, words, more } = await work(tx, { loan, tool, side, to, ...moment })
    const letsGo = holds(loan.state) && !holds(to) && (await letGo(tx, tool, id, now))
    await tx
      .updateTable('loan')
      .where('id', '=', id)
      .set({
        state: to,
        // Half a signature leaves it where it was, since when it was.
        ...(to !== loan.state && { state_at: now }),
        ...(!holds(to) && { period_id: null }),
        offer_during: offer ? daterange(offer) : null,
        ...(during && { during: daterange(during) }),
        ...(to !== 'requested' && { waiting: false }),
        // What was offered in place of what was asked for stands once it is accepted, and goes with the offer else.
        asked_modules: null,
        ...(loan.askedFor && act !== 'accept' && { modules: multirangeOf(askedIn(loan)) }),
        ...set,
        version: loan.version + 1,
        updated_at: now,
      })
      .execute()
    const after = await lockLoan(tx, id)
    if (!after) throw new NotFound()
    // Days proposed for a loan that ended, or a first day for one that has left, wait for nobody any more.
    if (after.change && !mayStillBe(after, moment))
      await endDateChange(tx, after.change.id, 'lapsed', { by: null, now })
    await tellLoan(tx, actor, { loan: after, act, side, words, more, from: loan.state }, now)
    if (letsGo || set.period_id || during) await showAvailability(tx, tool.id, now)
    return tool
  })
}

/** The tool of a loan, then the loan: in the order everybody locks them. */
export async function lockBoth(tx: Tx, id: string): Promise<{ loan: Loan; tool: ToolSheet }> {
  const found = await tx
    .selectFrom('loan as l')
    .innerJoin('tool as t', 't.id', 'l.tool_id')
    .where('l.id', '=', id)
    .select('t.slug')
    .executeTakeFirst()
  const tool = found && (await lockTool(tx, found.slug))
  const loan = tool && (await lockLoan(tx, id))
  if (!loan) throw new NotFound()
  return { loan, tool }
}
