import { type Actor, personId } from '#platform/access/actor.ts'
import { authorise } from '#platform/access/permission.ts'
import type { Database } from '#platform/db/connect.ts'
import { canSeeModeration } from './policy.ts'
import { pageSize, type QueueCounts, type QueueFilters, type QueueLine } from './queue-model.ts'
import { countLines, listLines } from './queue-store.ts'

/**
 * A page of the queue: thirty lines, the counts of each filter, and the id after which the next page begins; null on the last.
 * @throws AppError unauthenticated or forbidden
 */
export async function listCases(
  db: Database,
  actor: Actor,
  filters: QueueFilters,
  after: string | null,
  now: Date,
): Promise<{ lines: QueueLine[]; counts: QueueCounts; next: string | null }> {
  authorise(canSeeModeration, actor, undefined)
  const me = personId(actor) ?? ''
  const lines = await listLines(db, filters, { me, after, limit: pageSize + 1 }, now)
  const counts = await countLines(db, filters, me, now)
  const shown = lines.slice(0, pageSize)
  return { lines: shown, counts, next: lines.length > pageSize ? (shown.at(-1)?.id ?? null) : null }
}

/**
 * The cases before and after one in the queue that was being read.
 * @throws AppError unauthenticated or forbidden
 */
export async function neighboursOf(
  db: Database,
  actor: Actor,
  id: string,
  filters: QueueFilters,
  now: Date,
): Promise<{ previous: string | null; next: string | null }> {
  authorise(canSeeModeration, actor, undefined)
  const options = { me: personId(actor) ?? '', after: id, limit: 1 }
  const [previous] = await listLines(db, filters, { ...options, before: true }, now)
  const [next] = await listLines(db, filters, options, now)
  return { previous: previous?.id ?? null, next: next?.id ?? null }
}
