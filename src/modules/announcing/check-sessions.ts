import { mostSessions, type SessionInput } from '#modules/agenda/index.ts'
import type { FieldError } from '#platform/errors.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import type { EventForm } from './form-model.ts'
import { messages } from './messages/index.ts'
import { daysOf, longestRule, type Recurrence } from './recurrence-model.ts'
import { isEmptyRow, readDay, readTime, sessionOf } from './session-rows.ts'

/** Reads the list of sessions; each row that is wrong has its message. Two that begin together in one place are told. */
export function checkSessions(
  lang: Lang,
  form: EventForm,
  given: { known: SessionInput[]; places: number },
): { sessions: SessionInput[]; errors: FieldError[] } {
  const t = messages[lang].errors
  const known = new Map(given.known.map((session) => [session.id ?? '', session]))
  const sessions: SessionInput[] = []
  const errors: FieldError[] = []
  const slots = new Set<string>()
  for (const [at, row] of form.sessions.entries()) {
    if (isEmptyRow(row)) continue
    const read = sessionOf(row, row.id === '' ? undefined : known.get(row.id), given.places)
    if ('fault' in read) {
      errors.push({ field: `sessions-${at}-${read.fault}`, message: t.row[read.fault](at + 1) })
      continue
    }
    const slot = `${read.session.begin.getTime()} ${read.session.place}`
    if (slots.has(slot)) errors.push({ field: `sessions-${at}-day`, message: t.twice(at + 1) })
    else sessions.push(read.session)
    slots.add(slot)
  }
  return { sessions, errors }
}

/** Reads a rule; what is wrong has its message, a field each. */
export function checkRule(
  lang: Lang,
  { rule }: EventForm,
): { rule: Recurrence; errors: [] } | { rule: null; errors: FieldError[] } {
  const t = messages[lang].errors
  const errors: FieldError[] = []
  const need = <Value>(field: string, value: Value | null, message: string): Value | null => {
    if (value === null) errors.push({ field: `rule-${field}`, message })
    return value
  }
  const from = need('from', readDay(rule.from), t.day)
  const until = need('until', readDay(rule.until), t.until)
  const begin = need('begin', readTime(rule.begin), t.time)
  const end = need('end', readTime(rule.end), t.time)
  const every = need('every', readEvery(rule.every), t.every)
  const rhythm = need('weekdays', readRhythm(rule), t.weekdays)
  const except = need('except', readDays(rule.except), t.days)
  const added = need('added', readDays(rule.added), t.days)
  if (from && until && (until < from || Date.parse(until) - Date.parse(from) > longestRule * 86_400_000))
    errors.push({ field: 'rule-until', message: t.span })
  if (begin && begin === end && begin !== '00:00') errors.push({ field: 'rule-end', message: t.sameTime })
  if (errors.length > 0 || !(from && until && begin && end && every && rhythm && except && added))
    return { rule: null, errors }
  const read: Recurrence = { rhythm, every, from, until, begin, end, except, added }
  const days = daysOf(read)
  if (days.length === 0) return { rule: null, errors: [{ field: 'rule-from', message: t.noDay }] }
  if (days.length > mostSessions)
    return { rule: null, errors: [{ field: 'rule-until', message: t.tooMany(mostSessions) }] }
  return { rule: read, errors: [] }
}

const readEvery = (text: string): number | null => {
  const every = Number(text || '1')
  return Number.isInteger(every) && every >= 1 && every <= 52 ? every : null
}

function readRhythm({ kind, weekdays, nth, weekday }: EventForm['rule']): Recurrence['rhythm'] | null {
  if (kind === 'day') return { kind }
  const isWeekday = (day: number) => Number.isInteger(day) && day >= 1 && day <= 7
  if (kind === 'month') {
    const rank = Number(nth)
    const one = Number(weekday)
    return [1, 2, 3, 4, 5, -1].includes(rank) && isWeekday(one) ? { kind, nth: rank, weekday: one } : null
  }
  const days = weekdays.map(Number).filter(isWeekday)
  return days.length > 0 ? { kind: 'week', weekdays: days } : null
}

/** Days one a line, or parted by commas; null when one of them is none. */
function readDays(text: string): string[] | null {
  const days = text
    .split(/[\n,;]+/)
    .map((each) => each.trim())
    .filter(Boolean)
    .map(readDay)
  return days.every((each) => each !== null) ? days : null
}
