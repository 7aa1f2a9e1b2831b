import { plusDays, type Span } from '#modules/tools/index.ts'

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
