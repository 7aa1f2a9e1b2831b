import type { Database } from '#platform/db/connect.ts'
import { type Indicator, type Ref, refOf, type Value } from './model.ts'
import { readIndicators, readLevels, readValuesOf } from './store.ts'

/** Every indicator, and all that is known of some territories by `kind/code`. */
export type Figures = { indicators: Indicator[]; values: Map<string, Value[]> }

/** Every indicator, and all values of the region, the départements and the EPCI: what sheets compare with. Two queries. */
export async function figuresOfLevels(db: Database): Promise<Figures> {
  const [indicators, values] = await Promise.all([
    readIndicators(db),
    readLevels(db, ['region', 'departement', 'epci']),
  ])
  return { indicators, values: Map.groupBy(values, refOf) }
}

/** All values of one territory. One query. */
export const figuresOf = (db: Database, territory: Ref): Promise<Value[]> => readValuesOf(db, [territory])
