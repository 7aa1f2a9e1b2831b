import { weeklySchedule } from '#modules/directory/index.ts'
import { fold } from '#platform/i18n/fold.ts'
import type { Lang } from '#platform/i18n/lang.ts'

// Days as OpenStreetMap writes them in opening hours.
const days = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'] as const
const dayNames: Record<Lang, string[]> = {
  fr: ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'],
  en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
}
const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

/** Opening hours in words that `hoursFrom` reads back, a line for days that keep the same; as they are when they say more than one plain week. */
export function hoursInWords(lang: Lang, value: string): string {
  const schedule = weeklySchedule(value)
  const [season, ...others] = schedule?.seasons ?? []
  const spans = season?.week.flatMap((group) => group.spans) ?? []
  const plain =
    schedule &&
    season?.parts.length === 0 &&
    others.length === 0 &&
    schedule.closedOn.length === 0 &&
    !schedule.closedOnPublicHolidays &&
    !schedule.closedOnSchoolHolidays &&
    spans.every(({ certain, comment, closes }) => certain && !comment && closes <= 1440)
  if (!plain) return value
  return season.week
    .filter((group) => group.spans.length > 0)
    .map(
      (group) =>
        `${group.days.map((day) => dayNames[lang][day]).join(', ')} : ${group.spans
          .map(({ opens, closes }) => `${clock(opens)}-${clock(closes)}`)
          .join(', ')}`,
    )
    .join('\n')
}

/** Reads those words: opening hours as the directory keeps them, or the words themselves when they are of another form. */
export function hoursFrom(text: string): string {
  const rules = text
    .split(/[\n;]+/)
    .map((line) => line.trim())
    .filter(Boolean)
    .map(readLine)
  return rules.length > 0 && rules.every((rule) => rule !== null)
    ? rules.join('; ')
    : text.replaceAll(/\s*\n\s*/g, '; ')
}

function readLine(line: string): string | null {
  const [, names = '', hours = ''] = /^([^\d:]+?)\s*:?\s+(\d.*)$/.exec(line) ?? []
  const found = names.split(/\s*(?:,|\bet\b|\band\b)\s*/).map((name) => daysIn(fold(name.trim())))
  const spans = hours.split(/\s*(?:,|\bet\b|\band\b)\s*/).map(spanIn)
  return names !== '' && found.every(Boolean) && spans.every(Boolean)
    ? `${found.join(',')} ${spans.join(',')}`
    : null
}

function daysIn(text: string): string | null {
  const index = (name: string) =>
    Object.values(dayNames).reduce(
      (at, names) => (at >= 0 ? at : names.findIndex((each) => fold(each) === name)),
      -1,
    )
  const [from = '', to] = text.replace(/^(du|from) /, '').split(/ (?:au|a|to) |\s*-\s*/)
  const [first, last] = [index(from), to === undefined ? null : index(to)]
  if (first < 0 || (last !== null && last <= first)) return null
  return last === null ? (days[first] ?? null) : `${days[first]}-${days[last]}`
}

function spanIn(text: string): string | null {
  const found = /^(\d{1,2})\s*(?:h|:)?\s*(\d{2})?\s*(?:-|–|à|to)\s*(\d{1,2})\s*(?:h|:)?\s*(\d{2})?$/i.exec(
    text.trim(),
  )
  if (!found) return null
  const [opens, closes] = [
    Number(found[1]) * 60 + Number(found[2] ?? 0),
    Number(found[3]) * 60 + Number(found[4] ?? 0),
  ]
  return opens < closes && closes <= 1440 ? `${clock(opens)}-${clock(closes)}` : null
}
