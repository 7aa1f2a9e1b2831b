import { dateFormat } from './format.ts'
import type { Lang } from './lang.ts'

type Style = { lang: Lang; timeZone: string; year: boolean }

/**
 * When a session is, as people say it: « samedi 28 novembre, 14:00 – 16:00 ». The year is said when it is not that of
 * `now`, the end's day when it is another day than the evening the session began.
 */
export function whenInWords(
  lang: Lang,
  session: { begin: Date; end: Date },
  now: Date,
  timeZone = 'Europe/Paris',
): string {
  const { begin, end } = session
  const style = { lang, timeZone, year: yearOf(begin, timeZone) !== yearOf(now, timeZone) }
  const day = dayInWords(begin, style)
  // A night that ends before six is still that evening's.
  const endsLate = day !== dayInWords(end, style) && hourOf(end, timeZone) >= 6
  return `${day}, ${clock(lang, begin, timeZone)} – ${endsLate ? `${dayInWords(end, style)}, ` : ''}${clock(lang, end, timeZone)}`
}

function dayInWords(date: Date, { lang, timeZone, year }: Style): string {
  return dateFormat(lang, {
    timeZone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...(year && { year: 'numeric' }),
  }).format(date)
}

/** The hour of a moment: « 14:00 ». */
export const clock = (lang: Lang, date: Date, timeZone: string) =>
  dateFormat(lang, { timeZone, hour: '2-digit', minute: '2-digit' }).format(date)

const hourOf = (date: Date, timeZone: string) =>
  Number(dateFormat('plain', { timeZone, hour: 'numeric', hourCycle: 'h23' }).format(date))

const yearOf = (date: Date, timeZone: string) =>
  dateFormat('plain', { timeZone, year: 'numeric' }).format(date)
