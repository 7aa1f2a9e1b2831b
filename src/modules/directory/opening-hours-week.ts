import { type Place, parseHours } from './opening-hours.ts'

/** From one minute of a day to another, counted from its midnight; past midnight `closes` exceeds 1440. */
export type Span = { opens: number; closes: number; comment: string | null; certain: boolean }
/** Days of the week that keep the same hours, 0 = Monday. */
export type DayGroup = { days: number[]; spans: Span[] }
/** Part of a year, both ends included; a missing day means the whole month. */
export type YearPart = {
  from: { month: number; day: number | null }
  to: { month: number; day: number | null }
}
/** The hours kept during some parts of the year; no part means the rest of the year, or all of it. */
export type Season = { parts: YearPart[]; week: DayGroup[] }
/** What the value says, in a form that words can follow. */
export type Schedule = {
  seasons: Season[]
  closedOn: YearPart[]
  closedOnPublicHolidays: boolean
  closedOnSchoolHolidays: boolean
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const monthName = `(?:${months.join('|')})`
const yearPart = `${monthName}(?: \\d{1,2})?(?:\\s*-\\s*(?:${monthName}(?: \\d{1,2})?|\\d{1,2}))?`
const yearParts = new RegExp(`^(${yearPart}(?:\\s*,\\s*${yearPart})*)\\s*:?\\s+(.+)$`)
const holidays = /^((?:PH|SH)(?:\s*,\s*(?:PH|SH))*)\s+(?:off|closed)$/
const notWeekly = /\b(?:sunrise|sunset|dawn|dusk|easter|week|PH|SH|\d{4})\b|\||\+/

/** Tells the hours of a week, season by season; `undefined` when the value is invalid or beyond such a plan. */
export function weeklySchedule(value: string, place?: Place): Schedule | undefined {
  if (!parseHours(value, place)) return undefined
  const rules = value
    .split(/;(?=(?:[^"]*"[^"]*")*[^"]*$)/)
    .map((rule) => rule.trim())
    .filter(Boolean)
  const schedule: Schedule = {
    seasons: [],
    closedOn: [],
    closedOnPublicHolidays: false,
    closedOnSchoolHolidays: false,
  }
  const weekly: { season: string; rule: string }[] = []
  for (const rule of rules) {
    const [, scope] = holidays.exec(rule) ?? []
    const [, season = '', rest = ''] = yearParts.exec(rule) ?? []
    if (scope) {
      schedule.closedOnPublicHolidays ||= scope.includes('PH')
      schedule.closedOnSchoolHolidays ||= scope.includes('SH')
    } else if (season && /^(?:off|closed)$/.test(rest)) schedule.closedOn.push(...readParts(season))
    else weekly.push({ season, rule: season ? rest : rule })
  }
  for (const season of new Set(weekly.map((each) => each.season))) {
    const value = weekly
      .filter((each) => each.season === season || each.season === '')
      .map((each) => each.rule)
      .join('; ')
    const week = weekOf(value)
    if (!week) return undefined
    schedule.seasons.push({ parts: season ? readParts(season) : [], week })
  }
  return schedule.seasons.length > 0 ? schedule : undefined
}

function readParts(text: string): YearPart[] {
  return text.split(',').map((part) => {
    const [start = '', end] = part.trim().split(/\s*-\s*/)
    const from = readDay(start)
    if (!end) return { from, to: from }
    return { from, to: /^\d/.test(end) ? { month: from.month, day: Number(end) } : readDay(end) }
  })
}

function readDay(text: string): YearPart['from'] {
  const [month = '', day] = text.split(' ')
  return { month: months.indexOf(month) + 1, day: day ? Number(day) : null }
}

// A week without a change of hour anywhere in the world.
const monday = (days: number) => new Date(2026, 5, 1 + days)

function weekOf(value: string): DayGroup[] | undefined {
  if (notWeekly.test(value.replaceAll(/"[^"]*"/g, ''))) return undefined
  const hours = parseHours(value)
  if (!hours?.isWeekStable()) return undefined
  const days: Span[][] = Array.from({ length: 7 }, () => [])
  for (const [from, to, unknown, comment] of hours.getOpenIntervals(monday(-1), monday(8)))
    for (const span of splitAtMidnight(from, to)) {
      const index = Math.floor((span.start.getTime() - monday(0).getTime()) / 86_400_000)
      const opens = span.start.getHours() * 60 + span.start.getMinutes()
      const closes = opens + Math.round((span.end.getTime() - span.start.getTime()) / 60_000)
      days[index]?.push({ opens, closes, comment: comment ?? null, certain: !unknown })
    }
  return groupDays(days)
}

/** An opening of more than a day is told day by day; one that only runs past midnight stays whole. */
function splitAtMidnight(from: Date, to: Date): { start: Date; end: Date }[] {
  const spans: { start: Date; end: Date }[] = []
  let start = from
  while (to.getTime() - start.getTime() > 86_400_000) {
    const next = new Date(start.getFullYear(), start.getMonth(), start.getDate() + 1)
    spans.push({ start, end: next })
    start = next
  }
  return [...spans, { start, end: to }]
}

function groupDays(days: Span[][]): DayGroup[] {
  const groups = new Map<string, DayGroup>()
  days.forEach((spans, index) => {
    const key = JSON.stringify(spans)
    const group = groups.get(key)
    if (group) group.days.push(index)
    else groups.set(key, { days: [index], spans })
  })
  return [...groups.values()].sort((a, b) => Number(a.spans.length === 0) - Number(b.spans.length === 0))
}
