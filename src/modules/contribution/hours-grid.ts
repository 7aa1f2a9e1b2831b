import { type Schedule, weeklySchedule } from '#modules/directory/index.ts'
import { fold } from '#platform/i18n/fold.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { monthNamed } from './contact-model.ts'
import type { FormInput } from './edit-model.ts'

/** « HH:MM » twice; both empty when the row is not used. */
export type Range = { from: string; to: string }
type YearPart = Schedule['closedOn'][number]

/** A week that a form can hold: up to two ranges a day, closures by date, holidays. */
export type HoursGrid = {
  days: Range[][]
  publicHolidays: boolean
  schoolHolidays: boolean
  closures: YearPart[]
}

export const rangesADay = 2
const dayCodes = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su']
const monthCodes = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** The grid that says exactly what a value in OSM syntax says; null when a grid cannot (seasons, comments, three ranges a day…). */
export function gridOf(value: string): HoursGrid | null {
  const schedule = weeklySchedule(value)
  const [season, ...others] = schedule?.seasons ?? []
  if (!schedule || !season || others.length > 0 || season.parts.length > 0) return null
  const days: Range[][] = Array.from({ length: 7 }, () => [])
  for (const { days: numbers, spans } of season.week) {
    if (spans.length > rangesADay || spans.some((span) => span.comment || !span.certain)) return null
    for (const day of numbers)
      days[day] = spans.map((span) => ({ from: clock(span.opens), to: clock(span.closes) }))
  }
  const grid = {
    days,
    publicHolidays: schedule.closedOnPublicHolidays,
    schoolHolidays: schedule.closedOnSchoolHolidays,
    closures: schedule.closedOn,
  }
  const again = hoursOf(grid)
  return again && JSON.stringify(weeklySchedule(again)) === JSON.stringify(schedule) ? grid : null
}

/** What a grid says, in OSM syntax (https://wiki.openstreetmap.org/wiki/Key:opening_hours); null when no day is open. */
export function hoursOf(grid: HoursGrid): string | null {
  const groups = new Map<string, number[]>()
  grid.days.forEach((ranges, day) => {
    const text = ranges.map(({ from, to }) => `${from}-${to === '00:00' ? '24:00' : to}`).join(',')
    if (text) groups.set(text, [...(groups.get(text) ?? []), day])
  })
  if (groups.size === 0) return null
  return [
    ...[...groups].map(([text, days]) => `${dayList(days)} ${text}`),
    ...(grid.publicHolidays ? ['PH off'] : []),
    ...(grid.schoolHolidays ? ['SH off'] : []),
    ...(grid.closures.length > 0 ? [`${grid.closures.map(osmPart).join(',')} off`] : []),
  ].join('; ')
}

function dayList(days: number[]): string {
  const runs: number[][] = []
  for (const day of days) {
    const run = runs.at(-1)
    if (run && run.at(-1) === day - 1) run.push(day)
    else runs.push([day])
  }
  return runs
    .flatMap((run) =>
      run.length > 2
        ? [`${dayCodes[run[0] ?? 0]}-${dayCodes[run.at(-1) ?? 0]}`]
        : run.map((day) => dayCodes[day] ?? ''),
    )
    .join(',')
}

const osmDay = ({ month, day }: YearPart['from']) =>
  `${monthCodes[month - 1]}${day ? ` ${String(day).padStart(2, '0')}` : ''}`
const osmPart = ({ from, to }: YearPart) =>
  osmDay(from) === osmDay(to) ? osmDay(from) : `${osmDay(from)}-${osmDay(to)}`

const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60) % 24).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

/** An hour as people type it, made « HH:MM »: « 9h », « 9 h 30 », « 09:30 », « 24:00 ». Null when it is none. */
export function readHour(text: string): string | null {
  const [, h = '', m = '00'] = /^(\d{1,2})(?:\s*[:hH.]\s*(\d{2})?)?$/.exec(text.trim()) ?? []
  if (!h || Number(m) > 59 || Number(h) > 24 || (Number(h) === 24 && Number(m) > 0)) return null
  return `${String(Number(h) % 24).padStart(2, '0')}:${m}`
}

/** A closure by date as people write it: « 1er mai », « août », « du 24 décembre au 2 janvier », “24 to 26 December”. Null when it is none. */
export function readClosure(text: string): YearPart | null {
  const words = fold(text.replaceAll(/[-–—]/g, ' to '))
    .split(' ')
    .filter((word) => !fillers.has(word))
  const cut = words.findIndex((word) => connectors.has(word))
  const to = readDay(words.slice(cut + 1))
  if (!to?.month) return null
  const from = cut < 0 ? to : readDay(words.slice(0, cut))
  if (!from) return null
  const start = { month: from.month || to.month, day: from.day }
  if ((start.day === null) !== (to.day === null)) return null
  return { from: start, to: { month: to.month, day: to.day } }
}

const fillers = new Set([
  'du',
  'de',
  'd',
  'le',
  'la',
  'les',
  'l',
  'from',
  'the',
  'en',
  'in',
  'on',
  'of',
  'ferme',
  'closed',
])
const connectors = new Set(['au', 'a', 'to', 'until', 'jusqu', 'et', 'and'])
const longest = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

function readDay(words: string[]): { month: number; day: number | null } | null {
  let [month, day]: [number, number | null] = [0, null]
  for (const word of words.filter((each) => !connectors.has(each))) {
    const number = /^(\d{1,2})(er|st|nd|rd|th)?$/.exec(word)?.[1]
    if (number && day === null) day = Number(number)
    else if (month === 0 && monthNamed(word) > 0) month = monthNamed(word)
    else return null
  }
  if (day !== null && (day < 1 || day > (longest[month - 1] ?? 31))) return null
  return month === 0 && day === null ? null : { month, day }
}

/** A closure as the form shows it; reading it gives the same. */
export function closureInWords(lang: Lang, { from, to }: YearPart): string {
  const name = (month: number) =>
    new Intl.DateTimeFormat(lang, { month: 'long', timeZone: 'UTC' }).format(Date.UTC(2026, month - 1, 1))
  const day = (it: YearPart['from']) =>
    `${it.day === null ? '' : `${it.day}${it.day === 1 && lang === 'fr' ? 'er' : ''} `}${name(it.month)}`
  if (osmDay(from) === osmDay(to)) return day(from)
  return `${day(from)} ${lang === 'fr' ? (to.day === null ? 'à' : 'au') : 'to'} ${day(to)}`
}

/** The fields of the form for hours: the grid when it says everything, the text otherwise. */
export function hoursInput(lang: Lang, value: string | null): FormInput {
  const grid = value === null ? emptyGrid : gridOf(value)
  const shown = grid ?? emptyGrid
  const input: FormInput = {
    hoursMode: [grid ? 'grid' : 'text'],
    hoursText: [grid ? '' : (value ?? '')],
    closures: [shown.closures.map((part) => closureInWords(lang, part)).join('\n')],
    offPublic: shown.publicHolidays ? ['1'] : [],
    offSchool: shown.schoolHolidays ? ['1'] : [],
  }
  shown.days.forEach((ranges, day) => {
    for (let at = 0; at < rangesADay; at++) {
      input[`d${day}from${at}`] = [ranges[at]?.from ?? '']
      input[`d${day}to${at}`] = [ranges[at]?.to ?? '']
    }
  })
  return input
}

const emptyGrid: HoursGrid = {
  days: Array.from({ length: 7 }, () => []),
  publicHolidays: false,
  schoolHolidays: false,
  closures: [],
}
