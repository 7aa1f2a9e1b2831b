import type { Database } from '#platform/db/connect.ts'
import { type Level, type Ref, type Standing, standings } from './model.ts'
import { readIndicators, readProfiles, readValuesOf, regionCode } from './store.ts'

/**
 * Each indicator that says something of a territory: its latest value, the one before, the region’s of the same year. Those it has no value for
 * are left out; one withheld by statistical secrecy is given with a null value. Two queries after the region’s code.
 */
export async function valuesOf(db: Database, territory: Ref): Promise<Standing[]> {
  const region = await regionCode(db)
  const wanted: Ref[] = [territory, ...(region ? [{ kind: 'region' as const, code: region }] : [])]
  const [indicators, values] = await Promise.all([readIndicators(db), readValuesOf(db, wanted)])
  return standings(indicators, values, territory)
}

/** The latest values of every territory of a level, by territory then by indicator: what likeness between territories is measured on. */
export async function profilesOf(db: Database, level: Level): Promise<Map<string, Map<string, number>>> {
  const profiles = new Map<string, Map<string, number>>()
  for (const { code, indicator, value } of await readProfiles(db, level)) {
    const profile = profiles.get(code) ?? new Map<string, number>()
    profiles.set(code, profile.set(indicator, value))
  }
  return profiles
}
