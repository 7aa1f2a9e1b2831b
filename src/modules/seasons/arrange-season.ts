import { writeSeasonLabels } from '#modules/agenda/index.ts'
import { writeJournal } from '#modules/journal/index.ts'
import type { Actor } from '#platform/access/actor.ts'
import { authorise } from '#platform/access/permission.ts'
import { type Database, inTransaction, type Tx } from '#platform/db/connect.ts'
import { Conflict, NotFound } from '#platform/errors.ts'
import { type EditableSeason, findEditableSeason, listEditableSeasons } from './edit-store.ts'
import { canEditSeasons } from './policy.ts'

/** Moves a season up (-1) or down (1) in the list of all of them. @throws AppError unauthenticated or forbidden, NotFound */
export async function moveSeason(
  db: Database,
  actor: Actor,
  given: { code: string; by: -1 | 1 },
  now: Date,
): Promise<void> {
  authorise(canEditSeasons, actor, undefined)
  await inTransaction(db, async (tx) => {
    await held(tx, given.code)
    const codes = (await listEditableSeasons(tx)).map(({ code }) => code)
    const at = codes.indexOf(given.code)
    const other = codes[at + given.by]
    if (other === undefined) return
    codes[at] = other
    codes[at + given.by] = given.code
    // Shipped orders may hold the same number twice: all of them are written again.
    for (const [position, code] of codes.entries())
      await tx.updateTable('season').where('code', '=', code).set({ position }).execute()
    await writeSeasonLabels(tx)
    await journal(tx, actor, given.code, 'season.move', now, { by: given.by })
  })
}

/**
 * Archives a season, which is listed no more and takes nothing more; or brings it back. Its editions stay where they were.
 * @throws AppError unauthenticated or forbidden, NotFound
 */
export async function archiveSeason(
  db: Database,
  actor: Actor,
  given: { code: string; archived: boolean },
  now: Date,
): Promise<void> {
  authorise(canEditSeasons, actor, undefined)
  await inTransaction(db, async (tx) => {
    const season = await held(tx, given.code)
    if ((season.archivedAt !== null) === given.archived) return
    await tx
      .updateTable('season')
      .where('code', '=', given.code)
      .set({ archived_at: given.archived ? now : null })
      .execute()
    await journal(tx, actor, given.code, given.archived ? 'season.archive' : 'season.restore', now)
  })
}

/**
 * Removes a season that no event ever named, with its editions; a shipped one does not come back at the next start.
 * @throws AppError unauthenticated or forbidden, NotFound, Conflict when it has events
 */
export async function removeSeason(db: Database, actor: Actor, code: string, now: Date): Promise<void> {
  authorise(canEditSeasons, actor, undefined)
  await inTransaction(db, async (tx) => {
    const season = await held(tx, code)
    if (season.events > 0) throw new Conflict('events')
    await tx.deleteFrom('season_edition').where('season', '=', code).execute()
    await tx.deleteFrom('season').where('code', '=', code).execute()
    await tx.deleteFrom('search_facet_label').where('facet', '=', `season:${code}`).execute()
    await tx.insertInto('season_removed').values({ season: code, year: 0, removed_at: now }).execute()
    await journal(tx, actor, code, 'season.remove', now, { name: season.nameFr })
  })
}

/** A season, held until the transaction ends. @throws NotFound */
export async function held(tx: Tx, code: string): Promise<EditableSeason> {
  const season = await findEditableSeason(tx, code, { lock: true })
  if (!season) throw new NotFound()
  return season
}

const journal = (
  tx: Tx,
  actor: Actor,
  code: string,
  action: string,
  now: Date,
  changes: Record<string, string | number> = {},
) => writeJournal(tx, actor, [{ action, object: { kind: 'season', id: code }, changes }], now)
