import { type Day, plusDays, type Span } from '#modules/tools/index.ts'
import { isPromised, type Loan } from './model.ts'

/** A host as those before and after it read it: its loan, who, where, on which days; `sure`: both sides count on it. */
export type Stage = { id: string; name: string | null; where: string; from: Day; to: Day; sure: boolean }

/** Where a loan is, for those who are before and after it. */
export function stageOf({ id, borrower, place, offer, span, state }: Loan): Stage {
  const where = [place.host ?? place.name, place.address, place.town]
  return {
    id,
    name: borrower?.name ?? null,
    where: where.filter((each) => each && each !== borrower?.name).join(', '),
    ...(offer ?? span),
    sure: isPromised(state),
  }
}

/** Which way a tool comes to a host, and leaves it: by who lends it, unless said. */
export const wayOf = (direct: { from: Stage | null; to: Stage | null }): 'comes' | 'goes' | 'both' | null =>
  direct.from ? (direct.to ? 'both' : 'comes') : direct.to ? 'goes' : null

/** Longest stay at a first host before the next one, in days: beyond, a copy comes back to who holds it. */
export const longestPause = 30

/**
 * The days that two loans take of a copy that goes straight from the first host to the next: each its own, and the days between them go to the first
 * one's return, then to the next one's departure, as far as their buffers ask. Null when the days of the loans meet.
 */
export function directDays(
  first: Span,
  next: Span,
  buffers: { bufferBefore: number; bufferAfter: number },
): { firstTo: string; nextFrom: string } | null {
  if (next.from <= first.to) return null
  const latest = plusDays(next.from, -1)
  const wanted = plusDays(first.to, buffers.bufferAfter)
  const firstTo = wanted < latest ? wanted : latest
  const after = plusDays(firstTo, 1)
  const asked = plusDays(next.from, -buffers.bufferBefore)
  return { firstTo, nextFrom: asked > after ? asked : after }
}
