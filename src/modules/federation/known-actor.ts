import { countPublished } from '#modules/agenda/index.ts'
import type { Database } from '#platform/db/connect.ts'
import { isSlug, type Whose } from './model.ts'

/** An actor that exists: the agenda, or a published organisation that has published an event; undefined otherwise. */
export async function knownActor(db: Database, whose: Whose): Promise<Whose | undefined> {
  if (whose === 'agenda') return whose
  const { organisation } = whose
  return isSlug(organisation) && (await countPublished(db, organisation)) > 0 ? whose : undefined
}
