/** How an event comes back, as its form says it. Days are those of Paris (`2026-12-05`), times are of its clocks (`14:30`). */
export type Recurrence = {
  unit: 'day' | 'week' | 'month'
  /** Every how many of them. */
  every: number
  /** Weekdays, 1 is Monday: for weeks. Empty: that of the first day. */
  weekdays: number[]
  from: string
  /** Included. */
  until: string
  begin: string
  /** Before or at the beginning: the day after. */
  end: string
  /** Days left out. */
  except: string[]
}

/** A session as a form says it: its day, its beginning and its end. */
export type Occurrence = { date: string; begin: string; end: string }

const day = 24 * 3_600_000
const at = (date: string): number => Date.parse(`${date}T12:00:00Z`)
const dateOf = (time: number): string => new Date(time).toISOString().slice(0, 10)
/** 1 is Monday. */
const weekdayOf = (time: number): number => ((new Date(time).getUTCDay() + 6) % 7) + 1

/**
 * The sessions of a recurrence, in order, `most` of them at most. It counts in days of the calendar: hours come from the clocks of each day, so
 * that a change of hour moves nothing. Months keep the weekday and its rank (the second Saturday), as RFC 5545 does with BYDAY; a month
 * without a fifth one is passed over.
 */
export function occurrences(rule: Recurrence, most: number): Occurrence[] {
  const left = new Set(rule.except)
  const found: Occurrence[] = []
  for (const time of daysOf(rule)) {
    if (found.length >= most) break
    const date = dateOf(time)
    if (!left.has(date)) found.push({ date, begin: rule.begin, end: rule.end })
  }
  return found
}

function* daysOf(rule: Recurrence): Generator<number> {
  const from = at(rule.from)
  const until = at(rule.until)
  if (rule.unit === 'month') return yield* monthlyDays(rule, from, until)
  const monday = from - (weekdayOf(from) - 1) * day
  const weekdays = rule.weekdays.length > 0 ? rule.weekdays : [weekdayOf(from)]
  for (let time = from; time <= until; time += day) {
    const days = Math.round((time - from) / day)
    const weeks = Math.floor(Math.round((time - monday) / day) / 7)
    const fits =
      rule.unit === 'day'
        ? days % rule.every === 0
        : weeks % rule.every === 0 && weekdays.includes(weekdayOf(time))
    if (fits) yield time
  }
}

function* monthlyDays({ every }: Recurrence, from: number, until: number): Generator<number> {
  const first = new Date(from)
  const weekday = weekdayOf(from)
  const rank = Math.ceil(first.getUTCDate() / 7)
  for (let months = 0; ; months += every) {
    const begin = Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + months, 1, 12)
    if (begin > until) return
    const time = begin + (((weekday - weekdayOf(begin) + 7) % 7) + (rank - 1) * 7) * day
    if (new Date(time).getUTCMonth() === new Date(begin).getUTCMonth() && time <= until) yield time
  }
}
