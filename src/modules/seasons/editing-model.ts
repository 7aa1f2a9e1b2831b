import { type EntryRule, weeksToYear } from '#modules/agenda/index.ts'
import type { Edition } from './model.ts'

/** A season as its form says it. Empty texts are ''; a charter is Markdown. */
export type SeasonInput = {
  nameFr: string
  nameEn: string
  summaryFr: string
  summaryEn: string
  website: string | null
  labelFr: string
  labelEn: string
  labelUseFr: string
  labelUseEn: string
  rulesFr: string
  rulesEn: string
  charterFr: string
  charterEn: string
}

/** An edition as its form says it; `territories` as `departement/59`, none for the whole region. */
export type EditionInput = {
  beginsOn: string | null
  endsOn: string | null
  entryRule: EntryRule
  submitUntil: string | null
  territories: string[]
}

/** Names that the addresses beside those of seasons have: no season may be called so. */
const taken = ['nouveau', 'proposer', 'selection']

/** The first of `wanted`, `wanted-2`… that is neither the code of a season nor the address of an event. */
export function freeCode(wanted: string, used: ReadonlySet<string>): string {
  for (let count = 1; ; count++) {
    const code = count === 1 ? wanted : `${wanted}-${count}`
    if (!used.has(code) && !taken.includes(code)) return code
  }
}

/** A day (`2025-10-03`) at the same weekday of another year, as near as can be to the same date. */
export function sameWeekday(day: string, year: number): string {
  const noon = new Date(`${day}T12:00:00Z`)
  noon.setUTCDate(noon.getUTCDate() + 7 * weeksToYear(noon, year))
  return noon.toISOString().slice(0, 10)
}

/** An edition held again in another year: the same weekdays, the same length, the same rule. */
export function editionAgain(
  edition: Omit<Edition, 'year'> & { territories: string[] },
  from: number,
  year: number,
): EditionInput {
  // All of them move by the same number of weeks: a deadline keeps its distance to the first day.
  const anchor = edition.beginsOn ?? edition.submitUntil
  const days = anchor
    ? daysBetween(anchor, sameWeekday(anchor, year + (Number(anchor.slice(0, 4)) - from)))
    : 0
  const moved = (day: string | null) => day && plusDays(day, days)
  return {
    beginsOn: moved(edition.beginsOn),
    endsOn: moved(edition.endsOn),
    submitUntil: moved(edition.submitUntil),
    entryRule: edition.entryRule,
    territories: edition.territories,
  }
}

const dayLength = 86_400_000
const daysBetween = (one: string, other: string) =>
  Math.round((Date.parse(other) - Date.parse(one)) / dayLength)
const plusDays = (day: string, days: number) =>
  new Date(Date.parse(day) + days * dayLength).toISOString().slice(0, 10)

/** Field → before and after, of the fields that differ. */
export function changesOf<T extends object>(
  before: T | null,
  after: T,
): Record<string, { from: unknown; to: unknown }> {
  return Object.fromEntries(
    (Object.keys(after) as (keyof T & string)[]).flatMap((field) => {
      const from = before?.[field] ?? null
      const to = after[field] ?? null
      return JSON.stringify(from) === JSON.stringify(to) || (!before && (to === '' || to === null))
        ? []
        : [[field, { from, to }]]
    }),
  )
}
