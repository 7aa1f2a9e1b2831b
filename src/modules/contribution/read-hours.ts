import type { ProfileValues } from '#modules/directory/index.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { type FieldError, type FormInput, first } from './edit-model.ts'
import {
  gridOf,
  type HoursGrid,
  hoursOf,
  type Range,
  rangesADay,
  readClosure,
  readHour,
} from './hours-grid.ts'
import { editMessages } from './messages/index.ts'

/**
 * Reads the hours of the form: the week of the grid, or the free text. A grid that says what `base` says already leaves its value as it was
 * written.
 */
export function readHours(
  input: FormInput,
  base: string | null,
  lang: Lang,
): { values: ProfileValues; errors: FieldError[] } {
  if (first(input, 'hoursMode') === 'text') {
    const text = first(input, 'hoursText').replaceAll(/\s*\r?\n\s*/g, '; ')
    return { values: { openingHours: text || null }, errors: [] }
  }
  const { grid, errors } = readGrid(input, lang)
  if (errors.length > 0) return { values: {}, errors }
  const before = base === null ? null : gridOf(base)
  const same = before && JSON.stringify(before) === JSON.stringify(grid)
  return { values: { openingHours: same ? base : hoursOf(grid) }, errors: [] }
}

function readGrid(input: FormInput, lang: Lang): { grid: HoursGrid; errors: FieldError[] } {
  const t = editMessages[lang].errors
  const errors: FieldError[] = []
  const days = Array.from({ length: 7 }, (_, day) => {
    const ranges: Range[] = []
    for (let at = 0; at < rangesADay; at++) {
      const [typedFrom, typedTo] = [first(input, `d${day}from${at}`), first(input, `d${day}to${at}`)]
      if (!typedFrom && !typedTo) continue
      const [from, to] = [readHour(typedFrom), readHour(typedTo)]
      const name = editMessages[lang].hours.days[day] ?? ''
      if (!from || !to)
        errors.push({ field: `d${day}${from ? 'to' : 'from'}${at}`, message: t.wrongHours(name) })
      else if (from === to && from !== '00:00')
        errors.push({ field: `d${day}to${at}`, message: t.emptyHours(name) })
      else ranges.push({ from, to })
    }
    const [morning, afternoon] = ranges
    if (morning && afternoon && afternoon.from < morning.to && morning.to !== '00:00')
      errors.push({
        field: `d${day}from1`,
        message: t.overlappingHours(editMessages[lang].hours.days[day] ?? ''),
      })
    return ranges
  })
  const closures = first(input, 'closures')
    .split(/[\n;,]+/)
    .map((line) => line.trim())
    .filter(Boolean)
    .flatMap((line) => {
      const part = readClosure(line)
      if (!part) errors.push({ field: 'closures', message: t.wrongClosure(line) })
      return part ? [part] : []
    })
  const grid = {
    days,
    publicHolidays: first(input, 'offPublic') === '1',
    schoolHolidays: first(input, 'offSchool') === '1',
    closures,
  }
  const closing = grid.publicHolidays || grid.schoolHolidays || closures.length > 0
  if (errors.length === 0 && closing && days.every((ranges) => ranges.length === 0))
    errors.push({ field: 'd0from0', message: t.closedAllWeek })
  return { grid, errors }
}
