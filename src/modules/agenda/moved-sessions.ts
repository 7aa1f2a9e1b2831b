import type { SessionInput } from './model.ts'
import { dayOf, plusDays } from './moments.ts'
import { parisTime } from './readers/paris-time.ts'

const day = 24 * 3_600_000
const paris = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris', timeStyle: 'short' })

/** How many weeks bring a first session to the same weekday of another year, as near as can be to the same date. */
export function weeksToYear(first: Date, toYear: number): number {
  const from = dayOf(first)
  // The 29th of February becomes the 1st of March.
  const to = Date.parse(`${toYear}-03-01T12:00:00Z`) - Date.parse(`${from.slice(0, 4)}-03-01T12:00:00Z`)
  return Math.round(to / (7 * day))
}

/**
 * Sessions as they would be held again some weeks later: same weekdays, same times on the clocks of Paris, also across a change of hour;
 * as planned, and with no memory of what happened to them. One that the change of hour would end before it begins keeps its length.
 */
export function movedSessions(sessions: SessionInput[], weeks: number): SessionInput[] {
  return sessions.map((session) => {
    const begin = laterOnTheClock(session.begin, weeks)
    const end = laterOnTheClock(session.end, weeks)
    const length = end.getTime() - begin.getTime()
    const odd = length <= 0 || length > day
    return {
      begin,
      end: odd ? new Date(begin.getTime() + (session.end.getTime() - session.begin.getTime())) : end,
      status: 'scheduled',
      formerBegin: null,
      place: session.place ?? null,
    }
  })
}

function laterOnTheClock(moment: Date, weeks: number): Date {
  const date = plusDays(dayOf(moment), weeks * 7)
  const seconds = moment.getTime() % 60_000
  const same = parisTime(date, paris.format(moment))
  return same ? new Date(same.getTime() + seconds) : new Date(moment.getTime() + weeks * 7 * day)
}
