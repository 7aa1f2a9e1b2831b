import type { EntryQuery, TimeWindow } from '#modules/search/index.ts'
import type { SchoolHolidays } from '#platform/school-holidays.ts'
import { presentHolidays } from './school-holidays.ts'

/** Moments of what is to come, by their value in the URL: they move with the day, so that a feed may keep them. */
export const comingMoments = ['aujourd-hui', 'demain', 'week-end', '7-jours', '30-jours', 'vacances'] as const
/** Every moment a list of events understands: `passes` is what is over. */
export const moments = [...comingMoments, 'passes'] as const
export type Moment = (typeof moments)[number]

const hour = 3_600_000
const day = 24 * hour
// Answers are kept as long as their window stands: it moves by steps.
const step = 5 * 60_000

export const momentOf = (query: EntryQuery): Moment | null =>
  moments.find((moment) => moment === query.when) ?? null

/**
 * When a question is about, in milliseconds: its moment, its days, or from now on. Days are those of Paris; a session
 * under way counts. `vacances` are the school holidays under way or the next ones; no time at all when none are known.
 */
export function windowOf(query: EntryQuery, now: Date, holidays: readonly SchoolHolidays[]): TimeWindow {
  const present = Math.floor(now.getTime() / step) * step
  const moment = momentOf(query)
  if (moment === 'vacances') return holidayWindow(presentHolidays(holidays, dayOf(now)), present)
  if (moment && moment !== 'passes') return momentWindow(moment, now, present)
  const from = query.from === null ? present : dayStart(query.from)
  const to = query.to === null ? null : dayStart(nextDay(query.to))
  return { from, to }
}

function holidayWindow(holidays: SchoolHolidays | undefined, present: number): TimeWindow {
  if (!holidays) return { from: present, to: present }
  return {
    from: Math.max(present, dayStart(holidays.beginsOn)),
    to: dayStart(nextDay(holidays.endsOn)),
  }
}

function momentWindow(
  moment: Exclude<Moment, 'passes' | 'vacances'>,
  now: Date,
  present: number,
): TimeWindow {
  const today = dayOf(now)
  const until = (days: number) => dayStart(plusDays(today, days))
  if (moment === 'aujourd-hui') return { from: present, to: until(1) }
  if (moment === 'demain') return { from: until(1), to: until(2) }
  if (moment === '7-jours') return { from: present, to: until(8) }
  if (moment === '30-jours') return { from: present, to: until(31) }
  // The week-end under way, else the next one: Friday 18:00 to Sunday night.
  const weekday = new Date(`${today}T12:00:00Z`).getUTCDay()
  const saturday = weekday === 0 ? -1 : 6 - weekday
  return { from: Math.max(present, until(saturday) - 6 * hour), to: until(saturday + 2) }
}

/** The day of a moment in Paris: `2026-10-02`. */
export const dayOf = (moment: Date): string => parisDay.format(moment)
const parisDay = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris', dateStyle: 'short' })

/** A day some days later. */
export const plusDays = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T12:00:00Z`) + days * day).toISOString().slice(0, 10)
const nextDay = (date: string) => plusDays(date, 1)

/** When a day begins in Paris, in milliseconds; on the nights of hour change too. */
export function dayStart(date: string): number {
  // Paris is one or two hours ahead of UTC: of the two candidates, the one that is midnight there.
  const midnight = Date.parse(`${date}T00:00:00Z`)
  return (
    [midnight - 2 * hour, midnight - hour].find((each) => clock.format(each) === `${date} 00:00`) ?? midnight
  )
}
const clock = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Paris',
  dateStyle: 'short',
  timeStyle: 'short',
})
