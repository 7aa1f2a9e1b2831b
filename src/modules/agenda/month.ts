import type { TimeWindow } from '#modules/search/index.ts'
import { dayOf, dayStart, plusDays } from './moments.ts'

/** How far ahead the calendar goes: robots that follow its links come to an end. */
const monthsAhead = 24

/** A month of the calendar, `2026-12`, with those beside it that can be seen. */
export type Month = {
  month: string
  previous: string | null
  next: string | null
  days: string[]
  starts: number[]
}

/** The month asked, kept between the present one and two years ahead; the present one when it is none. */
export function monthAsked(asked: string | null, now: Date): Month {
  const present = dayOf(now).slice(0, 7)
  const last = monthsAfter(present, monthsAhead)
  const valid = asked !== null && /^\d{4}-(0[1-9]|1[0-2])$/.test(asked) ? asked : present
  const month = valid < present ? present : valid > last ? last : valid
  const days: string[] = []
  for (let day = `${month}-01`; day.startsWith(month); day = plusDays(day, 1)) days.push(day)
  return {
    month,
    previous: month > present ? monthsAfter(month, -1) : null,
    next: month < last ? monthsAfter(month, 1) : null,
    days,
    starts: [...days, `${monthsAfter(month, 1)}-01`].map(dayStart),
  }
}

/**
 * The months of a window of time, and when each begins, in milliseconds, with the end of the last one. Nothing before the present moment, since
 * what is over has left the memory, nor beyond the calendar's two years.
 */
export function monthsIn(window: TimeWindow, now: Date): { months: string[]; starts: number[] } {
  const from = Math.max(window.from, now.getTime())
  const horizon = dayStart(`${monthsAfter(dayOf(now).slice(0, 7), monthsAhead + 1)}-01`)
  const to = Math.min(window.to ?? horizon, horizon)
  const months: string[] = []
  const starts: number[] = []
  for (let begin = from; begin < to; ) {
    const month = dayOf(new Date(begin)).slice(0, 7)
    months.push(month)
    starts.push(begin)
    begin = dayStart(`${monthsAfter(month, 1)}-01`)
  }
  return { months, starts: months.length > 0 ? [...starts, to] : [] }
}

function monthsAfter(month: string, count: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number - 1 + count, 1)).toISOString().slice(0, 7)
}
