import type { Database } from '#platform/db/connect.ts'
import { fold } from '#platform/i18n/fold.ts'
import { currentMemory } from './current-memory.ts'
import { suggest } from './suggest.ts'
import { textsOf } from './texts-of.ts'
import { territoriesNamed } from './words-asked.ts'

/** A territory that a text may mean: `value` is that of the territory facet (`commune/80021`). */
export type PlaceChoice = { value: string; title: string; subtitle: string }

/**
 * The territories somebody means by a place's name: the only one of that name, or several to choose from (the same name,
 * else names that resemble it), or none.
 */
export async function resolvePlace(db: Database, typed: string): Promise<PlaceChoice[]> {
  const memory = await currentMemory(db)
  const named = territoriesNamed(memory, fold(typed))
  if (named.length > 0) {
    const read = await textsOf(
      db,
      memory,
      named.map((row) => row.ordinal),
    )
    return read.map(({ id, title, subtitle }) => ({ value: id, title, subtitle }))
  }
  const close = await suggest(db, typed, { kinds: ['territory'], limit: 6 })
  return close.map(({ id, title, subtitle }) => ({ value: id, title, subtitle }))
}
