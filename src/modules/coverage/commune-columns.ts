import { type Column, column } from '#platform/csv.ts'
import type { Coverage } from './get-coverage.ts'
import { messages } from './messages/index.ts'
import type { Commune, CoverageQuery } from './model.ts'

/** A commune as files give it. */
export type CommuneRow = {
  commune: Commune
  counted: number | null
  km: number | null
  within: boolean
  access: number
}

/** Every commune of a coverage, by code. */
export function communeRows(coverage: Coverage, { radius }: CoverageQuery): CommuneRow[] {
  const { survey, people, distances } = coverage
  const access = coverage.access()
  return survey.communes.map((commune, at) => {
    const [count, km] = [people[at] as number, distances[at] as number]
    return {
      commune,
      counted: Number.isNaN(count) ? null : count,
      km: km === Infinity ? null : Math.round(10 * km) / 10,
      within: km <= radius,
      access: Number((access[at] as number).toPrecision(4)),
    }
  })
}

const { fr, en } = messages
const told = (
  words: keyof typeof fr.csvColumns,
  name: string,
  type: Column<CommuneRow>['type'],
  value: Column<CommuneRow>['value'],
) => column(name, type, fr.csvColumns[words], en.csvColumns[words], value)

/** The fields of the file of communes. */
export const communeColumns: Column<CommuneRow>[] = [
  told('code', 'code', 'string', ({ commune }) => commune.code),
  told('name', 'name', 'string', ({ commune }) => commune.name),
  told('epci', 'epci', 'string', ({ commune }) => commune.epci),
  told('departement', 'departement', 'string', ({ commune }) => commune.departement),
  told('population', 'population', 'integer', ({ commune }) => commune.population),
  told('counted', 'counted', 'integer', ({ counted }) => counted),
  told('status', 'status', 'string', ({ counted }) => (counted === null ? 'secret' : 'publie')),
  told('km', 'nearest_km', 'number', ({ km }) => km),
  told('within', 'within', 'boolean', ({ within }) => within),
  told('access', 'places_per_100000', 'number', ({ access }) => access),
]
