import type { Lang } from '#platform/i18n/lang.ts'
import { messages } from '../messages/index.ts'
import type { EventSession } from '../model.ts'
import { dayIn, hoursIn, monthIn, shortDay } from './print-words.ts'

/** Sessions of a month at the same hours: `when` « décembre 2026, 14 h – 16 h », `days` « sam. 5, dim. 6 ». */
export type DatesLine = { status: string; when: string; days: string }

/**
 * Every date of an event in few lines: by month, then by hours, those that stand otherwise (cancelled, full…) apart.
 * `status` is empty for what happens as planned, and for all when `sayStatus` is false.
 */
export function datesInWords(
  lang: Lang,
  sessions: readonly EventSession[],
  timeZone: string,
  sayStatus = true,
): DatesLine[] {
  const lines = new Map<string, DatesLine & { each: string[] }>()
  for (const session of sessions) {
    const day = dayIn(session.begin, timeZone)
    const status = sayStatus ? messages[lang].statuses[session.status] : ''
    const when = `${monthIn(lang, day)}, ${hoursIn(lang, session, timeZone)}`
    const key = `${when} ${status}`
    const line = lines.get(key) ?? { status, when, days: '', each: [] }
    lines.set(key, line)
    line.each.push(shortDay(lang, day))
  }
  return [...lines.values()].map(({ status, when, each }) => ({ status, when, days: each.join(', ') }))
}
