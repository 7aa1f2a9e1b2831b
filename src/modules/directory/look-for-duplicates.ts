import { type RawBuilder, sql } from 'kysely'
import { openCase } from '#modules/cases/index.ts'
import type { SystemActor } from '#platform/access/actor.ts'
import { type Database, inTransaction } from '#platform/db/connect.ts'
import { findLikenesses } from './find-likenesses.ts'

/** As alike as this, a moderator is asked. */
const askedFrom = 0.6
const chunk = 100
const most = 200
const job: SystemActor = { kind: 'system', origin: 'job' }

/** How far the last look went: the moment and id of the last organisation looked at. */
type Mark = { at: string; id: string }

/**
 * Looks around the organisations that changed since the last look, and opens a case for each pair that looks like one organisation told twice
 * (a pair already told is not told again). Goes on from where it stopped: each hundred is kept as it is done.
 * @param signal ends it after the hundred under way
 * @returns how many cases were opened
 */
export async function lookForDuplicates(db: Database, now: Date, signal?: AbortSignal): Promise<number> {
  let opened = 0
  while (!signal?.aborted) {
    const changed = await changedSince(db, await readMark(db))
    const last = changed.at(-1)
    if (!last) break
    const among = changed.map((one) => one.id)
    const likenesses = await findLikenesses(db, { among, limit: most })
    opened += await inTransaction(db, async (tx) => {
      let cases = 0
      for (const { organisationId, otherId, score, rules, distanceKm } of likenesses) {
        if (score < askedFrom) break
        const payload = { rules, score, distanceKm }
        if (await openCase(tx, job, { kind: 'duplicate', organisationId, otherId, payload }, now)) cases++
      }
      await keepMark(tx, last)
      return cases
    })
  }
  return opened
}

/** The next organisations that changed, the oldest change first. */
async function changedSince(db: Database, mark: Mark | null): Promise<Mark[]> {
  const after: RawBuilder<unknown> = mark
    ? sql`AND o.updated_at >= ${mark.at}::timestamptz
      AND (o.updated_at > ${mark.at}::timestamptz OR o.id < ${mark.id}::uuid)`
    : sql``
  // In the order of the index read backwards. The moment as text: a Date would lose its microseconds.
  const { rows } = await sql<Mark>`
    SELECT o.id, o.updated_at::text AS at FROM organisation o WHERE o.status = 'published' ${after}
    ORDER BY o.updated_at, o.id DESC LIMIT ${chunk}`.execute(db)
  return rows
}

const setting = 'duplicates_looked_at'

async function readMark(db: Database): Promise<Mark | null> {
  const row = await db.selectFrom('setting').where('name', '=', setting).select('value').executeTakeFirst()
  return (row?.value as Mark | undefined) ?? null
}

async function keepMark(db: Database, mark: Mark): Promise<void> {
  const value = JSON.stringify(mark)
  await db
    .insertInto('setting')
    .values({ name: setting, value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
    .execute()
}
