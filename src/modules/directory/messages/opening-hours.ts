import { formatList } from '#platform/i18n/format.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import type { Moment, OpeningState } from '../opening-hours.ts'
import type { DayGroup, Schedule, Span, YearPart } from '../opening-hours-week.ts'
import { hoursEn } from './opening-hours-en.ts'
import { hoursFr } from './opening-hours-fr.ts'

/** Opening hours ready to be shown. `asWritten` is the value itself, when it is beyond words. */
export type HoursInWords = {
  state: { open: boolean | null; words: string } | null
  seasons: { when: string | null; lines: { days: string; hours: string }[] }[]
  notes: string[]
  asWritten: string | null
}

const catalogues = { fr: hoursFr, en: hoursEn }

/** Tells opening hours as people say them: « lundi au vendredi », « 9 h – 12 h et 14 h – 17 h ». */
export function hoursInWords(
  lang: Lang,
  value: string,
  schedule: Schedule | undefined,
  state: OpeningState | undefined,
): HoursInWords {
  const t = catalogues[lang]
  const seasons = schedule?.seasons ?? []
  const closed = schedule?.closedOn ?? []
  return {
    state: state
      ? { open: state.state === 'unknown' ? null : state.state === 'open', words: stateInWords(lang, state) }
      : null,
    seasons: seasons.map((season) => ({
      when:
        season.parts.length > 0 ? partsInWords(lang, season.parts) : seasons.length > 1 ? t.restOfYear : null,
      lines: season.week.map((group) => ({
        days: daysInWords(lang, group.days),
        hours: groupInWords(lang, group),
      })),
    })),
    notes: [
      ...(closed.length > 0 ? [t.closedOn(partsInWords(lang, closed))] : []),
      ...(schedule?.closedOnPublicHolidays ? [t.closedOnPublicHolidays] : []),
      ...(schedule?.closedOnSchoolHolidays ? [t.closedOnSchoolHolidays] : []),
    ],
    asWritten: schedule ? null : value,
  }
}

/** « Ouvert maintenant, ferme à 18 h », « Fermé, ouvre mardi à 10 h »… */
export function stateInWords(lang: Lang, state: OpeningState): string {
  const t = catalogues[lang]
  if (state.state === 'unknown') return state.holiday ? t.holidayToCheck : t.toCheck(state.comment)
  if (state.state === 'open') {
    if (!state.until) return t.openAllTheTime
    const soon = state.until.daysAhead === 0 || (state.until.daysAhead === 1 && state.until.minutes <= 6 * 60)
    return t.openUntil(soon ? t.at(t.time(state.until.minutes)) : when(lang, state.until))
  }
  return t.closed(state.holiday, state.opens && when(lang, state.opens))
}

function when(lang: Lang, moment: Moment): string {
  const t = catalogues[lang]
  const at = t.at(t.time(moment.minutes))
  if (moment.daysAhead === 0) return at
  if (moment.daysAhead === 1) return `${t.tomorrow} ${at}`
  const weekday = t.weekdays[moment.weekday] ?? ''
  return `${moment.daysAhead < 7 ? weekday : t.onDate(weekday, moment.day, moment.month)} ${at}`
}

/** « lundi au mercredi et vendredi » */
function daysInWords(lang: Lang, days: number[]): string {
  const t = catalogues[lang]
  if (days.length === 7) return t.everyDay
  const runs: number[][] = []
  for (const day of days) {
    const last = runs.at(-1)
    if (last && last.at(-1) === day - 1) last.push(day)
    else runs.push([day])
  }
  const name = (day: number | undefined) => t.weekdays[day ?? 0] ?? ''
  return formatList(
    lang,
    runs.flatMap((run) => (run.length > 2 ? [t.range(name(run[0]), name(run.at(-1)))] : run.map(name))),
  )
}

function groupInWords(lang: Lang, { spans }: DayGroup): string {
  const t = catalogues[lang]
  return spans.length === 0
    ? t.closedThatDay
    : formatList(
        lang,
        spans.map((span) => spanInWords(lang, span)),
      )
}

function spanInWords(lang: Lang, span: Span): string {
  const t = catalogues[lang]
  const wholeDay = span.opens === 0 && span.closes === 24 * 60
  if (wholeDay && span.comment) return span.comment
  const hours = wholeDay ? t.dayAndNight : `${t.time(span.opens)}\u00a0– ${t.time(span.closes)}`
  const remark = span.comment ?? (span.certain ? null : t.notSure)
  return remark ? `${hours} (${remark})` : hours
}

function partsInWords(lang: Lang, parts: YearPart[]): string {
  return formatList(
    lang,
    parts.map((part) => partInWords(lang, part)),
  )
}

function partInWords(lang: Lang, { from, to }: YearPart): string {
  const t = catalogues[lang]
  if (from.month === to.month && from.day === to.day)
    return from.day ? t.onDay(from.day, from.month) : t.inMonth(from.month)
  return from.day || to.day ? t.fromDayToDay(from, to) : t.fromMonthToMonth(from.month, to.month)
}
