import { mostSessions, parisTime } from '#modules/agenda/index.ts'

/** How often something comes back. Weekdays count from Monday, 1, to Sunday, 7; `nth` -1 is the last one of the month. */
export type Rhythm =
  | { kind: 'day' }
  | { kind: 'week'; weekdays: number[] }
  | { kind: 'month'; nth: number; weekday: number }

/**
 * A rule as somebody says it: « every two weeks on Tuesdays, from … until …, from 18:00 to 19:30, except on … ». Days are those of Paris:
 * `2026-12-05`. `every` counts days, weeks or months from the one that `from` is in.
 */
export type Recurrence = {
  rhythm: Rhythm
  every: number
  from: string
  until: string
  begin: string
  end: string
  except: string[]
  /** Days beside the rule, at the same times. */
  added: string[]
}

const day = 24 * 3_600_000
const noon = (date: string) => Date.parse(`${date}T12:00:00Z`)
const dateOf = (moment: number) => new Date(moment).toISOString().slice(0, 10)
const weekdayOf = (date: string) => new Date(noon(date)).getUTCDay() || 7
const monthOf = (date: string) => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1

/** Longest time over which a rule is looked at, in days. */
export const longestRule = 3 * 366

/** The days that a rule gives, in order, each once; one more than may be announced at most, so that too many shows. */
export function daysOf(rule: Recurrence): string[] {
  const except = new Set(rule.except)
  const days = new Set(rule.added.filter((date) => !except.has(date)))
  const last = Math.min(noon(rule.until), noon(rule.from) + longestRule * day)
  for (let moment = noon(rule.from); moment <= last && days.size <= mostSessions; moment += day) {
    const date = dateOf(moment)
    if (!except.has(date) && comesBack(rule, date)) days.add(date)
  }
  return [...days].toSorted()
}

function comesBack({ rhythm, every, from }: Recurrence, date: string): boolean {
  if (rhythm.kind === 'day') return ((noon(date) - noon(from)) / day) % every === 0
  const weekday = weekdayOf(date)
  if (rhythm.kind === 'week') {
    const monday = (each: string) => noon(each) - (weekdayOf(each) - 1) * day
    return rhythm.weekdays.includes(weekday) && ((monday(date) - monday(from)) / day / 7) % every === 0
  }
  const dayOfMonth = Number(date.slice(8))
  const isNth =
    rhythm.nth === -1
      ? dateOf(noon(date) + 7 * day).slice(0, 7) !== date.slice(0, 7)
      : Math.ceil(dayOfMonth / 7) === rhythm.nth
  return weekday === rhythm.weekday && isNth && (monthOf(date) - monthOf(from)) % every === 0
}

/** The sessions that a rule gives. */
export const sessionsOf = (rule: Recurrence): { begin: Date; end: Date }[] =>
  daysOf(rule).flatMap((date) => sessionOn(date, rule.begin, rule.end) ?? [])

/**
 * A session from one time on the clocks of Paris to another: the next day's when it is not later. On the nights of hour change it ends when
 * clocks show its end; where that would be before its beginning, or more than a day later, it has the length it has on other nights.
 * @returns undefined when a date or a time is none
 */
export function sessionOn(date: string, begin: string, end: string): { begin: Date; end: Date } | undefined {
  const start = parisTime(date, begin)
  if (!start) return undefined
  const stop = parisTime(end > begin ? date : dateOf(noon(date) + day), end)
  if (!stop) return undefined
  const length = stop.getTime() - start.getTime()
  if (length > 0 && length <= day) return { begin: start, end: stop }
  return { begin: start, end: new Date(start.getTime() + usualLength(begin, end)) }
}

/** How long a session lasts on an ordinary day, in milliseconds. */
function usualLength(begin: string, end: string): number {
  const length = Date.parse(`2000-01-01T${end}:00Z`) - Date.parse(`2000-01-01T${begin}:00Z`)
  return length > 0 ? length : length + day
}
