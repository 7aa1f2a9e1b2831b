import type { Day, Span } from './model.ts'

const day = 86_400_000

/** The number of a day: days since 1970, whatever the hour and the time zone. */
export const numberOf = (text: Day): number => Date.parse(`${text}T00:00:00Z`) / day

/** The day of a number. */
export const dayAt = (number: number): Day => new Date(number * day).toISOString().slice(0, 10)

export const plusDays = (text: Day, days: number): Day => dayAt(numberOf(text) + days)

/** How many days a stretch counts, both ends included. */
export const lengthOf = ({ from, to }: Span): number => numberOf(to) - numberOf(from) + 1

/** Whether two stretches have a day in common. */
export const meet = (a: Span, b: Span): boolean => a.from <= b.to && b.from <= a.to

// Made once: making one costs more than all the rest of a small page.
const parisDay = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone: 'Europe/Paris' })

/** The day it is in Paris. */
export const today = (now: Date): Day => parisDay.format(now)

/** A day that exists, as a form or an address gives it. */
export const isDay = (text: string): boolean =>
  /^(19|20|21)\d\d-\d\d-\d\d$/.test(text) &&
  !Number.isNaN(Date.parse(`${text}T00:00:00Z`)) &&
  new Date(`${text}T00:00:00Z`).toISOString().startsWith(text)

/** The days between two, both included; one of them alone is one day. Null when none is given, or when they make no sense. */
export function spanBetween({ from, to }: { from: Day | null; to: Day | null }): Span | null {
  const span = { from: from ?? to ?? '', to: to ?? from ?? '' }
  return span.from === '' || span.to < span.from ? null : span
}
