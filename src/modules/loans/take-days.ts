import { plusDays, type Span, type ToolSheet, today } from '#modules/tools/index.ts'
import type { Actor } from '#platform/access/actor.ts'
import { attempt, type Tx } from '#platform/db/connect.ts'
import { movePeriod, nothingBetween } from './dates-store.ts'
import { directDays, longestPause } from './direct-model.ts'
import { beginPeriod, directNeighbours, endPeriod, type Neighbour, restoreBuffers } from './direct-store.ts'
import { holdCopy } from './hold-copy.ts'
import type { Held } from './hold-straight.ts'
import { holds, type Loan } from './model.ts'
import { tellByHome, tellStraight } from './tell-straight.ts'

/** What a loan holds once its days moved: the columns to write, the neighbours it stays tied to, the loans that come or go by their holder again. */
export type TakenDays = { set: Partial<Held>; tied: ('from' | 'to')[]; parted: string[] }

/**
 * Moves the days a loan takes, buffers included: of its own copy where it can stay tied to the hosts before and after it, else anew, of the copy that is
 * named or its own. Once the tool has left, only its last day moves. The tool is locked by the caller, and the database refuses days that meet.
 * @returns null, and nothing is written, when the copy is not free then
 */
export async function takeDays(
  tx: Tx,
  tool: ToolSheet,
  loan: Loan,
  { span, copyId }: { span: Span; copyId?: string },
  now: Date,
): Promise<TakenDays | null> {
  const other = copyId !== undefined && copyId !== loan.copy?.id
  const inPlace = other ? null : await attempt(tx, () => moveInPlace(tx, tool, loan, span))
  if (inPlace || loan.state === 'handed_over') return inPlace
  return attempt(tx, async () => {
    const wanted = { span, copyId: copyId ?? loan.copy?.id, present: today(now) }
    const set = await holdCopy(tx, tool, loan, wanted, now)
    return set && { set, tied: [], parted: [] }
  })
}

async function moveInPlace(tx: Tx, tool: ToolSheet, loan: Loan, span: Span): Promise<TakenDays | null> {
  const { from, to } = await directNeighbours(tx, loan.id)
  const out = loan.state === 'handed_over'
  const mine = { id: loan.id, span }
  // Once it has left, where it came from is history.
  const before = out ? null : from
  // Their own days first, so that none meet on the way.
  if (before) await endPeriod(tx, before.id, before.span.to)
  if (to) await beginPeriod(tx, to.id, to.span.from)
  const comes = before && (await follows(tx, tool, before, mine))
  const goes = to && (await follows(tx, tool, mine, to))
  await movePeriod(tx, loan.id, {
    from: out ? null : (comes?.nextFrom ?? plusDays(span.from, -tool.bufferBefore)),
    to: goes?.firstTo ?? plusDays(span.to, tool.bufferAfter),
  })
  const parted: string[] = []
  if (before && comes) await endPeriod(tx, before.id, comes.firstTo)
  if (to && goes) await beginPeriod(tx, to.id, goes.nextFrom)
  if (before && !comes && !(await partFrom(tx, before, loan.id, parted))) return null
  if (to && !goes && !(await partFrom(tx, to, to.id, parted))) return null
  const tied = [...(comes ? (['from'] as const) : []), ...(goes ? (['to'] as const) : [])]
  return { set: {}, tied, parted: parted.length > 0 && !out ? [...parted, loan.id] : parted }
}

/** How two loans of a copy share the days between them when it goes straight from the first to the next; null when it cannot. */
async function follows(
  tx: Tx,
  tool: ToolSheet,
  first: { id: string; span: Span },
  next: { id: string; span: Span },
) {
  if (next.span.from > plusDays(first.span.to, longestPause)) return null
  const days = directDays(first.span, next.span, tool)
  return days && (await nothingBetween(tx, first, next)) ? days : null
}

/** Parts a loan from its neighbour, which has its buffers whole again. `later`: the one of the two that came straight from the other. @returns whether it has them */
async function partFrom(tx: Tx, neighbour: Neighbour, later: string, parted: string[]): Promise<boolean> {
  await tx.updateTable('loan').where('id', '=', later).set({ direct_from_id: null }).execute()
  if (!holds(neighbour.state)) return true
  if (neighbour.state !== 'returned') parted.push(neighbour.id)
  return restoreBuffers(tx, neighbour.id)
}

/** Tells the hosts before and after a loan whose days moved what it changes for them. */
export async function tellNeighbours(
  tx: Tx,
  actor: Actor,
  loanId: string,
  { tied, parted }: Pick<TakenDays, 'tied' | 'parted'>,
  now: Date,
): Promise<void> {
  await tellStraight(tx, actor, loanId, tied, now, true)
  for (const id of parted) await tellByHome(tx, actor, id, now, id === loanId)
}
