import { mostSessions } from '#modules/agenda/index.ts'
import type { FieldError } from '#platform/errors.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { one, rowsOf, type Typed, withRows } from './form-model.ts'
import { messages } from './messages/index.ts'
import { occurrences, type Recurrence } from './recurrence-model.ts'

const isDate = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))
const isTime = (text: string) => /^([01]\d|2[0-3]):[0-5]\d$/.test(text)

/**
 * Adds the dates of the form's recurrence to its list, those that stand there already excepted.
 * @returns the form, with how many dates came; or what to correct
 */
export function expandForm(
  lang: Lang,
  typed: Typed,
): { typed: Typed; added: number } | { errors: FieldError[] } {
  const t = messages[lang].errors
  const errors: FieldError[] = []
  for (const field of ['repeatFrom', 'repeatUntil'])
    if (!isDate(one(typed, field))) errors.push({ field, message: t.date })
  for (const field of ['repeatBegin', 'repeatEnd'])
    if (!isTime(one(typed, field))) errors.push({ field, message: t.time })
  const except = one(typed, 'repeatExcept')
    .split(/[\s,;]+/)
    .filter(Boolean)
    .map(isoDate)
  if (except.some((date) => date === null)) errors.push({ field: 'repeatExcept', message: t.except })
  const every = Number(one(typed, 'repeatEvery') || '1')
  if (!Number.isInteger(every) || every < 1 || every > 52)
    errors.push({ field: 'repeatEvery', message: t.every })
  if (errors.length > 0) return { errors }
  const rows: Record<string, string>[] = rowsOf(typed, 'session')
  const known = new Set(rows.map((row) => `${row.sessionDate} ${row.sessionBegin}`))
  const rule: Recurrence = {
    unit: (['day', 'week', 'month'] as const).find((unit) => unit === one(typed, 'repeatUnit')) ?? 'week',
    every,
    weekdays: (typed.repeatDays ?? []).map(Number).filter((each) => each >= 1 && each <= 7),
    from: one(typed, 'repeatFrom'),
    until: one(typed, 'repeatUntil'),
    begin: one(typed, 'repeatBegin'),
    end: one(typed, 'repeatEnd'),
    except: except.filter((date) => date !== null),
  }
  const found = occurrences(rule, mostSessions + 1).filter(
    ({ date, begin }) => !known.has(`${date} ${begin}`),
  )
  if (found.length === 0) return { errors: [{ field: 'repeatUntil', message: t.noDate }] }
  if (rows.length + found.length > mostSessions)
    return { errors: [{ field: 'repeatUntil', message: t.many(mostSessions) }] }
  const all = [
    ...rows,
    ...found.map(({ date, begin, end }) => ({ sessionDate: date, sessionBegin: begin, sessionEnd: end })),
  ].toSorted((a, b) => when(a).localeCompare(when(b)))
  return { typed: withRows(typed, 'session', all), added: found.length }
}

const when = (row: Record<string, string>) => `${row.sessionDate} ${row.sessionBegin}`

/** A day as people write it in a list: `24/12/2026`, `2026-12-24`. */
function isoDate(text: string): string | null {
  const [, day, month, year] = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(text) ?? []
  const date = year ? `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}` : text
  return isDate(date) && new Date(date).toISOString().startsWith(date) ? date : null
}
