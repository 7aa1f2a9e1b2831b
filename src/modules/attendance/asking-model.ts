/** Days between a question and the next one about the same event, or its reminder. */
export const daysBetween = 7
/** Days for which a link of a mail opens. */
export const linkDays = 60
/** A session that was over before these days is no reason to write: the site may just have been told of it. */
export const freshDays = 14
/** A question that stayed unanswered for so long is left alone. */
export const reminderUntilDays = 21
/** Questions without figures after which an event that goes on is left alone until its last session. */
const mostSilent = 2

export const daysBefore = (now: Date, days: number): Date => new Date(now.getTime() - days * 86_400_000)

/** What is known of an event some of whose sessions are over. Sessions called off do not count. */
export type Asked = {
  /** Sessions that are over, of which nothing was told. */
  waiting: number
  /** The end of the latest of them. */
  newest: Date | null
  /** The end of the event's last session. */
  lastEnd: Date
  askedAt: Date | null
  askedUntil: Date | null
  /** Questions since the last figures. */
  silent: number
  remindedAt: Date | null
}

/**
 * Whether an event's people are written to today. A session that just ended is asked about; an event that goes on, once a week at most, and no
 * more after two questions without an answer, but once at its end. A question is repeated once after a week, then it is silence.
 */
export function dueMail(event: Asked, now: Date): 'ask' | 'remind' | null {
  const { waiting, newest, askedAt, askedUntil } = event
  if (waiting === 0 || newest === null) return null
  const weekAgo = daysBefore(now, daysBetween)
  const isNew = newest > daysBefore(now, freshDays) && (askedUntil === null || newest > askedUntil)
  if (isNew) {
    if (askedAt === null || event.lastEnd <= now) return 'ask'
    return askedAt <= weekAgo && event.silent < mostSilent ? 'ask' : null
  }
  const late = askedAt !== null && askedAt <= weekAgo && askedAt > daysBefore(now, reminderUntilDays)
  return late && event.remindedAt === null ? 'remind' : null
}
