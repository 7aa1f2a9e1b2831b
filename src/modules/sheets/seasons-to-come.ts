import type { Edition, Season } from '#modules/seasons/index.ts'
import { presentEdition } from '#modules/seasons/index.ts'
import type { Day } from '#modules/tools/index.ts'
import type { NextSteps } from './diagnosis-model.ts'

const seasonsShown = 3

/** The seasons to join, the next ones first: those announced, and those that come back each year. */
export function seasonsToCome(
  seasons: readonly (Season & { editions: Edition[] })[],
  present: Day,
): NextSteps['seasons'] {
  return seasons
    .filter(({ archived }) => !archived)
    .flatMap(({ code, nameFr, nameEn, editions }): NextSteps['seasons'] => {
      const edition = presentEdition(editions, present)
      if (!edition) return []
      const { year, beginsOn, endsOn, submitUntil } = edition
      const named = { code, name: { fr: nameFr, en: nameEn } }
      if ((endsOn ?? `${year}-12-31`) >= present)
        return [{ ...named, year, beginsOn, endsOn, submitUntil, before: null }]
      // It comes back each year: when it was tells when it will be.
      const thisYear = Number(present.slice(0, 4))
      const over = `${thisYear}${(endsOn ?? beginsOn ?? '').slice(4)}` < present
      const next = {
        year: Math.max(year + 1, over ? thisYear + 1 : thisYear),
        beginsOn: null,
        endsOn: null,
      }
      return beginsOn ? [{ ...named, ...next, submitUntil: null, before: { beginsOn, endsOn } }] : []
    })
    .sort((a, b) => whenOf(a).localeCompare(whenOf(b)))
    .slice(0, seasonsShown)
}

const whenOf = ({ year, beginsOn, before }: NextSteps['seasons'][number]) =>
  beginsOn ?? `${year}${before?.beginsOn.slice(4) ?? '-12-31'}`
