import { findTerritories, type Territory } from '#modules/territories/index.ts'
import type { Database } from '#platform/db/connect.ts'
import { fold } from '#platform/i18n/fold.ts'

/** The commune a visitor meant, or those they may have meant (none: nothing resembles). */
export type CommuneFound = { commune: Territory } | { choices: Territory[] }

/** Recognises a commune by its name, postcode or code; asks when several answer equally well. */
export async function findCommune(db: Database, text: string): Promise<CommuneFound> {
  const code = /\(([0-9AB]{5})\)$/.exec(text.trim())?.[1] // « Lille (59350) », as the form writes it back
  const found = await findTerritories(db, code ?? text, { kinds: ['commune'], limit: 8 })
  const exact = found.filter((each) => each.code === code || fold(each.name) === fold(text))
  const [only, ...others] = exact.length > 0 ? exact : found
  return only && others.length === 0 ? { commune: only } : { choices: found }
}
