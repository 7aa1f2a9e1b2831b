import type { TerritoryKind } from '../model.ts'

/** What share of the population must have a value for a mean to speak for the whole. */
export const enough = 0.95

/** The values of one territory by column, `unemployment_2022`. */
type Columns = Map<string, TerritoryValue>

/** What combining one indicator of one year needs: the columns of its values and of what weighs them. */
type Recipe = {
  how: 'sum' | 'population' | 'labour-force'
  column: string
  population: string
  employment: string
}

/**
 * Fills the values no file publishes for EPCI, départements and the region, from their parts: the region from its départements
 * where they all have the value, else everything from communes. Sums need every part; means cover at least 95 % of the
 * population; medians are never combined. Everything computed is `approximated`, except a sum of published values.
 * An EPCI partly outside the region (`partial`) is left alone: its parts are not all here.
 */
export function aggregateValues(input: {
  definitions: IndicatorDefinition[]
  values: TerritoryValue[]
  memberships: Membership[]
  partial: Set<string>
}): TerritoryValue[] {
  const known = new Map<string, Columns>()
  for (const value of input.values) {
    const ref = `${value.kind}/${value.code}`
    const columns: Columns = known.get(ref) ?? new Map()
    known.set(ref, columns.set(`${value.indicator}_${value.year}`, value))
  }
  const censuses =
    input.definitions.find((each) => each.code === 'population')?.vintages.map((each) => each.year) ?? []
  const computed: TerritoryValue[] = []
  for (const [whole, members] of Map.groupBy(input.memberships, (each) => `${each.kind}/${each.code}`)) {
    const [kind, code] = whole.split('/') as [TerritoryKind, string]
    if (input.partial.has(code)) continue
    const levels: TerritoryKind[] = kind === 'region' ? ['departement', 'commune'] : ['commune']
    const parts = levels.map((level) =>
      members
        .filter((each) => each.memberKind === level)
        .map((each) => known.get(`${level}/${each.memberCode}`) ?? new Map()),
    )
    for (const indicator of input.definitions) {
      for (const { year } of indicator.vintages) {
        const column = `${indicator.code}_${year}`
        if (indicator.aggregate === 'none' || known.get(whole)?.has(column)) continue
        const recipe: Recipe = {
          how: indicator.aggregate,
          column,
          population: `population_${nearest(censuses, year)}`,
          employment: `employment_${year}`,
        }
        const result = parts.map((each) => combine(each, recipe)).find((each) => each !== null)
        if (result) computed.push({ kind, code, indicator: indicator.code, year, ...result })
      }
    }
  }
  return computed
}

function combine(parts: Columns[], recipe: Recipe): Pick<TerritoryValue, 'value' | 'status'> | null {
  if (parts.length === 0) return null
  return recipe.how === 'sum' ? sum(parts, recipe.column) : mean(parts, recipe)
}

function sum(parts: Columns[], column: string): ReturnType<typeof combine> {
  const values = parts.map((part) => part.get(column))
  if (values.some((each) => (each?.value ?? null) === null)) return null
  const exact = values.every((each) => each?.status === 'published')
  return {
    value: values.reduce((total, each) => total + (each?.value ?? 0), 0),
    status: exact ? 'published' : 'approximated',
  }
}

function mean(parts: Columns[], recipe: Recipe): ReturnType<typeof combine> {
  let total = 0
  let weight = 0
  let covered = 0
  let people = 0
  for (const part of parts) {
    const value = part.get(recipe.column)?.value ?? null
    const population = part.get(recipe.population)?.value ?? 0
    people += population
    if (value === null) continue
    covered += population
    const each =
      recipe.how === 'population'
        ? population
        : labourForce(population, part.get(recipe.employment)?.value ?? null, value)
    total += value * each
    weight += each
  }
  if (weight === 0 || covered < enough * people) return null
  return { value: Math.round((total / weight) * 100) / 100, status: 'approximated' }
}

/** The census whose population weighs a year’s values: the nearest, the later of two (income years are not census years). */
function nearest(censuses: number[], year: number): number {
  return censuses.reduce(
    (best, each) => (Math.abs(each - year) <= Math.abs(best - year) ? each : best),
    censuses[0] ?? year,
  )
}

/** People at work or looking for work, up to a constant: employed ÷ (1 − unemployment rate). */
function labourForce(population: number, employment: number | null, unemployment: number): number {
  return employment === null || unemployment >= 100 ? 0 : (population * employment) / (100 - unemployment)
}

import type { IndicatorDefinition, Membership, TerritoryValue } from '../model/pack.ts'
