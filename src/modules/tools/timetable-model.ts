import { numberOf } from './days-model.ts'
import type { Conditions, CopyState, Span } from './model.ts'
import { type Modules, modulesMeet } from './modules-model.ts'

/** Days on which something of a copy is taken; `modules` absent or null: all of it. */
export type Taken = Span & { modules?: Modules }

/** All that says whether a tool is free: its terms, its closed days, and when each copy is taken (buffers included). `broken`: modules that are not lent. */
export type Lending = Pick<
  Conditions,
  'minDays' | 'maxDays' | 'leadDays' | 'bufferBefore' | 'bufferAfter'
> & {
  lendable: boolean
  closures: Span[]
  copies: { code: string; state: CopyState; broken?: number[]; taken: Taken[] }[]
}

/** Days as numbers, two by two: the first and the last of each stretch. */
type Stretches = readonly number[]

/** What says whether a tool is free, ready to be asked thousands of times: days are numbers, only copies that live are held. */
export type Timetable = Pick<
  Lending,
  'lendable' | 'minDays' | 'maxDays' | 'leadDays' | 'bufferBefore' | 'bufferAfter'
> & { closures: Stretches; copies: Stretches[] }

/** Whether a copy may be lent at all: a broken or retired one never is, whatever its calendar. */
export const living = ({ state, broken = [] }: Lending['copies'][number]): boolean =>
  (state === 'good' || state === 'worn') && broken.length === 0

/** How a tool stands for whoever wants some of its modules: what takes or breaks the others does not count. */
export function lendingOfModules(lending: Lending, modules: Modules): Lending {
  if (modules === null) return lending
  const copies = lending.copies.map(({ broken = [], taken, ...copy }) => ({
    ...copy,
    broken: broken.filter((number) => modules.includes(number)),
    taken: taken.filter((period) => modulesMeet(period.modules ?? null, modules)),
  }))
  return { ...lending, copies }
}

/** How far ahead a free date is looked for. */
export const horizonDays = 730

export function timetableOf({ closures, copies, ...terms }: Lending): Timetable {
  const numbers = (spans: Lending['closures']) =>
    spans.flatMap(({ from, to }) => [numberOf(from), numberOf(to)])
  return {
    ...terms,
    closures: numbers(closures),
    copies: copies.filter(living).map(({ taken }) => numbers(taken)),
  }
}

/** Whether a tool can be had from a day to another, seen from a third: when `refusalOf` finds no reason against it. */
export function isFree(it: Timetable, from: number, to: number, present: number): boolean {
  const length = to - from + 1
  return (
    it.lendable &&
    from >= present + it.leadDays &&
    length >= it.minDays &&
    length <= (it.maxDays ?? length) &&
    blockedUntil(it, from - it.bufferBefore, to + it.bufferAfter) === null
  )
}

/**
 * The first day from which a tool may be had for some days, not before a day, within two years; null when there is none. What meets the days tried
 * also meets all those up to its end: the next try comes after it.
 */
export function firstFree(it: Timetable, present: number, days: number, notBefore: number): number | null {
  const first = Math.max(present + it.leadDays, notBefore)
  if (!it.lendable || it.copies.length === 0 || days < it.minDays || days > (it.maxDays ?? days)) return null
  for (let start = first; start <= first + horizonDays; ) {
    const until = blockedUntil(it, start - it.bufferBefore, start + days - 1 + it.bufferAfter)
    if (until === null) return start
    start = until + 1 + it.bufferBefore
  }
  return null
}

/** The last day of what keeps a tool from being out over some days: a closure, or on every copy something; null when nothing does. */
function blockedUntil(it: Timetable, from: number, to: number): number | null {
  const closed = metUntil(it.closures, from, to)
  if (closed !== null) return closed
  let soonest = Number.POSITIVE_INFINITY
  for (const taken of it.copies) {
    const until = metUntil(taken, from, to)
    if (until === null) return null
    soonest = Math.min(soonest, until)
  }
  return soonest
}

function metUntil(stretches: Stretches, from: number, to: number): number | null {
  for (let at = 0; at < stretches.length; at += 2)
    if ((stretches[at] as number) <= to && (stretches[at + 1] as number) >= from)
      return stretches[at + 1] as number
  return null
}
