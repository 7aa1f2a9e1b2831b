import { plusDays } from '#modules/tools/index.ts'
import { calendarDay, calendarFile, calendarMoment, calendarText } from '#platform/calendar-text.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { followMessages } from '../messages/follow.ts'
import { messages } from '../messages/index.ts'
import type { FollowedLoan } from './calendar-store.ts'

/**
 * A calendar of loans by whole days (RFC 5545): what is asked for or offered is tentative. The UID of a loan comes from its id and side, and SEQUENCE from its version, so
 * that a change of days moves it in calendars that know it; what is refused or given up leaves.
 */
export function loansCalendar(
  loans: FollowedLoan[],
  { lang, origin, host }: { lang: Lang; origin: string; host: string },
): string {
  const t = followMessages[lang]
  const event = (loan: FollowedLoan) => {
    const title = (lang === 'en' && loan.titleEn) || loan.title
    const page = origin + localPath(lang, `/prets/${loan.id}`)
    const modules = loan.modules && messages[lang].modules(loan.modules)
    const words = [messages[lang].states[loan.state], modules, loan.demo && messages[lang].demo]
    return [
      'BEGIN:VEVENT',
      `UID:loan-${loan.id}-${loan.side}@${host}`,
      `DTSTAMP:${calendarMoment(loan.updatedAt)}`,
      `SEQUENCE:${loan.version}`,
      `DTSTART;VALUE=DATE:${calendarDay(loan.span.from)}`,
      // The last day of a calendar of days is not part of it.
      `DTEND;VALUE=DATE:${calendarDay(plusDays(loan.span.to, 1))}`,
      `SUMMARY:${calendarText(t.event[loan.side](title, loan.other ?? ''))}`,
      `DESCRIPTION:${calendarText(words.filter(Boolean).join(', '))}`,
      ...(loan.place ? [`LOCATION:${calendarText(loan.place)}`] : []),
      `STATUS:${loan.state === 'requested' || loan.state === 'offered' ? 'TENTATIVE' : 'CONFIRMED'}`,
      `URL;VALUE=URI:${page}`,
      'CLASS:PRIVATE',
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    ]
  }
  return calendarFile([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:-//Maillage//Prêts//${lang.toUpperCase()}`,
    'CALSCALE:GREGORIAN',
    `NAME:${calendarText(t.name)}`,
    `X-WR-CALNAME:${calendarText(t.name)}`,
    `URL;VALUE=URI:${origin}${localPath(lang, '/compte/prets')}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT6H',
    ...loans.flatMap(event),
    'END:VCALENDAR',
  ])
}
