import type { Database } from '#platform/db/connect.ts'
import type { Likeness } from './editing-model.ts'

/** Published organisations that look like one another: names (trigram) near enough in space, or the same number, website or telephone. Strongest first. */
export async function findLikenesses(
  _db: Database,
  _options: { among?: string[]; limit: number },
): Promise<Likeness[]> {
  throw new Error('not written yet')
}
