import { calendarDay, calendarFile, calendarMoment, calendarText } from '#platform/calendar-text.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import type { Lending } from '../availability-model.ts'
import { plusDays } from '../days-model.ts'
import { messages } from '../messages/index.ts'
import type { Span, ToolSheet } from '../model.ts'
import { modulesIn } from '../modules-model.ts'

type Calendar = { name: string; description: string; page: string; host: string; lang: Lang }

/**
 * A calendar of whole days on which copies are taken or nothing goes out (RFC 5545): a copy by its code, and why only as far as « taken »; no person,
 * no borrower. The UID of a period comes from the copy, its modules and its first day: there is only one that begins then.
 */
export function toolCalendar(
  calendar: Calendar,
  tool: Pick<ToolSheet, 'slug' | 'updatedAt' | 'parts'> & { title: string },
  lending: Lending,
): string {
  const { name, description, page, host, lang } = calendar
  const t = messages[lang]
  const stamp = calendarMoment(tool.updatedAt)
  const event = (key: string, { from, to }: Span, summary: string) => [
    'BEGIN:VEVENT',
    `UID:tool-${tool.slug}-${key}-${from}@${host}`,
    `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${calendarDay(from)}`,
    // The last day of a calendar of days is not part of it.
    `DTEND;VALUE=DATE:${calendarDay(plusDays(to, 1))}`,
    `SUMMARY:${calendarText(summary)}`,
    `URL;VALUE=URI:${page}`,
    'TRANSP:OPAQUE',
    'END:VEVENT',
  ]
  const copies = lending.copies.flatMap((copy) =>
    copy.taken.flatMap(({ modules, ...span }) => {
      const names = modulesIn(tool.parts).flatMap(({ number, name }) =>
        modules?.includes(number) ? name : [],
      )
      const how = [t.sheet.states.taken, modules && t.modules(names.join(', '))].filter(Boolean).join(', ')
      return event(
        [copy.code.toLowerCase().replaceAll(/[^a-z0-9]/g, '-'), ...(modules ?? [])].join('-'),
        span,
        t.calendar.taken(tool.title, copy.code, how),
      )
    }),
  )
  const closures = lending.closures.flatMap((span) => event('closed', span, t.calendar.closed(tool.title)))
  return calendarFile([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:-//Maillage//Outils//${lang.toUpperCase()}`,
    'CALSCALE:GREGORIAN',
    `NAME:${calendarText(name)}`,
    `X-WR-CALNAME:${calendarText(name)}`,
    `DESCRIPTION:${calendarText(description)}`,
    `URL;VALUE=URI:${page}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT6H',
    ...copies,
    ...closures,
    'END:VCALENDAR',
  ])
}
