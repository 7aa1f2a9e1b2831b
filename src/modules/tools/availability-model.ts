import { dayAt, lengthOf, meet, numberOf, plusDays } from './days-model.ts'
import type { Day, Span } from './model.ts'
import { firstFree, type Lending, lendingOfModules, living, timetableOf } from './timetable-model.ts'

export { type Lending, lendingOfModules }

/** Why a tool cannot be had over some days: the first reason that holds. */
export type Refusal = 'not-lendable' | 'no-copy' | 'too-short' | 'too-long' | 'too-soon' | 'closed' | 'taken'

/** The days a loan takes from a copy: its own, with those before (preparing) and after (return, cleaning, checking). */
export const footprint = (
  { from, to }: Span,
  lending: Pick<Lending, 'bufferBefore' | 'bufferAfter'>,
): Span => ({
  from: plusDays(from, -lending.bufferBefore),
  to: plusDays(to, lending.bufferAfter),
})

/** The copies that may be lent over some days; the tool's own terms are not looked at. */
export function freeCopies(lending: Lending, span: Span): Lending['copies'] {
  const asked = footprint(span, lending)
  return lending.copies.filter((copy) => living(copy) && !copy.taken.some((period) => meet(period, asked)))
}

/** The most modules of one copy that may be lent together over some days, in their order; none on closed days. */
export function freeModules(lending: Lending, span: Span, numbers: readonly number[]): number[] {
  if (lending.closures.some((closure) => meet(closure, footprint(span, lending)))) return []
  const ofCopy = lending.copies.map((copy) => {
    const alone = { ...lending, copies: [copy] }
    return numbers.filter((number) => freeCopies(lendingOfModules(alone, [number]), span).length > 0)
  })
  return ofCopy.reduce((most, free) => (free.length > most.length ? free : most), [])
}

/**
 * Why a tool cannot be had over some days, seen from a day; null when it can: its terms are met, neither the loan nor its buffers fall on closed
 * days, and at least one copy that lives has no period that meets them.
 */
export function refusalOf(lending: Lending, span: Span, present: Day): Refusal | null {
  const length = lengthOf(span)
  if (!lending.lendable) return 'not-lendable'
  if (!lending.copies.some(living)) return 'no-copy'
  if (length < lending.minDays) return 'too-short'
  if (lending.maxDays !== null && length > lending.maxDays) return 'too-long'
  if (span.from < plusDays(present, lending.leadDays)) return 'too-soon'
  if (lending.closures.some((closure) => meet(closure, footprint(span, lending)))) return 'closed'
  return freeCopies(lending, span).length > 0 ? null : 'taken'
}

/**
 * The first day from which a tool may be had for some days (its shortest loan when not said), not before a day, within two years; null when there is
 * none.
 */
export function nextFree(
  lending: Lending,
  present: Day,
  days = lending.minDays,
  notBefore = present,
): Day | null {
  const day = firstFree(timetableOf(lending), numberOf(present), days, numberOf(notBefore))
  return day === null ? null : dayAt(day)
}

/**
 * The next stretches of days on which the shortest loan fits wherever it begins, within a year: at most so many. The last day of one that goes on beyond
 * the year is null.
 */
export function freeSpans(lending: Lending, present: Day, most: number): { from: Day; to: Day | null }[] {
  const first = numberOf(present) + lending.leadDays
  const last = numberOf(present) + 365
  const fits = (start: number) =>
    refusalOf(lending, { from: dayAt(start), to: dayAt(start + lending.minDays - 1) }, present) === null
  const spans: { from: Day; to: Day | null }[] = []
  let since: number | null = null
  for (let day = first; day <= last && spans.length < most; day++) {
    const free = fits(day)
    if (free) since ??= day
    if (since !== null && (!free || day === last)) {
      spans.push({ from: dayAt(since), to: free ? null : dayAt(day + lending.minDays - 2) })
      since = null
    }
  }
  return spans
}

export type DayState = 'free' | 'taken' | 'closed'

/** Stretches of days in the same state, in order, without a gap. */
export type Stretch = Span & { state: DayState; copies: number }

/**
 * How a tool stands day by day over a span: closed, taken, or free with how many copies. Buffers to come are not counted: they depend on the loan.
 */
function stretchesOf(lending: Lending, span: Span): Stretch[] {
  const found: Stretch[] = []
  const copies = lending.copies.filter(living)
  for (let at = numberOf(span.from); at <= numberOf(span.to); at++) {
    const day = dayAt(at)
    const one = { from: day, to: day }
    const free = copies.filter((copy) => !copy.taken.some((period) => meet(period, one))).length
    const closed = lending.closures.some((closure) => meet(closure, one))
    const state: DayState = closed ? 'closed' : free > 0 && lending.lendable ? 'free' : 'taken'
    const count = state === 'free' ? free : 0
    const last = found.at(-1)
    if (last && last.state === state && last.copies === count) last.to = day
    else found.push({ from: day, to: day, state, copies: count })
  }
  return found
}

/** A month of the calendar, `2026-12`, and how the tool stands in it. */
export type CalendarMonth = { month: string; days: number; stretches: Stretch[]; freeDays: number }

/** Twelve months from that of a day, each by stretches; the days before it are left out of the first. */
export function yearOf(lending: Lending, present: Day): CalendarMonth[] {
  const [year, month] = present.split('-').map(Number) as [number, number]
  return Array.from({ length: 12 }, (_, later) => {
    const first = new Date(Date.UTC(year, month - 1 + later, 1)).toISOString().slice(0, 10)
    const last = new Date(Date.UTC(year, month + later, 0)).toISOString().slice(0, 10)
    const from = later === 0 ? present : first
    const stretches = stretchesOf(lending, { from, to: last })
    const freeDays = stretches
      .filter(({ state }) => state === 'free')
      .reduce((sum, stretch) => sum + lengthOf(stretch), 0)
    return { month: first.slice(0, 7), days: lengthOf({ from: first, to: last }), stretches, freeDays }
  })
}
