import { writeJournal } from '#modules/journal/index.ts'
import type { Actor } from '#platform/access/actor.ts'
import { authorise } from '#platform/access/permission.ts'
import { type Database, inTransaction, type Tx } from '#platform/db/connect.ts'
import { Conflict, NotFound } from '#platform/errors.ts'
import { held } from './arrange-season.ts'
import { findEditableEdition } from './edit-store.ts'
import { changesOf, type EditionInput } from './editing-model.ts'
import { canEditSeasons } from './policy.ts'

type Given = { season: string; year: number; input: EditionInput; version: number | null }

/**
 * Adds an edition (`version` null) or changes one.
 * @param given.version the one that the form was made from
 * @throws AppError unauthenticated or forbidden, NotFound, Conflict when the year has one already or somebody changed it meanwhile
 */
export async function saveEdition(db: Database, actor: Actor, given: Given, now: Date): Promise<void> {
  authorise(canEditSeasons, actor, undefined)
  const { season, year, input } = given
  await inTransaction(db, async (tx) => {
    await held(tx, season)
    const before = (await findEditableEdition(tx, season, year, { lock: true })) ?? null
    if (given.version === null && before) throw new Conflict('edition-exists')
    if (given.version !== null && !before) throw new NotFound()
    if (before && before.version !== given.version) throw new Conflict('edition')
    const changes = changesOf<EditionInput>(before && contentOf(before), input)
    if (before && Object.keys(changes).length === 0) return
    const values = {
      begins_on: input.beginsOn,
      ends_on: input.endsOn,
      entry_rule: input.entryRule,
      submit_until: input.submitUntil,
      version: (before?.version ?? 0) + 1,
    }
    await tx
      .insertInto('season_edition')
      .values({ season, year, ...values })
      .onConflict((conflict) => conflict.columns(['season', 'year']).doUpdateSet(values))
      .execute()
    await tx.deleteFrom('season_removed').where('season', '=', season).where('year', '=', year).execute()
    await writeTerritories(tx, given)
    await journal(tx, actor, given, before ? 'edition.edit' : 'edition.create', changes, now)
  })
}

/**
 * Removes an edition that no event names; a shipped one does not come back at the next start.
 * @throws AppError unauthenticated or forbidden, NotFound, Conflict when it has events
 */
export async function removeEdition(
  db: Database,
  actor: Actor,
  given: { season: string; year: number },
  now: Date,
): Promise<void> {
  authorise(canEditSeasons, actor, undefined)
  const { season, year } = given
  await inTransaction(db, async (tx) => {
    const edition = await findEditableEdition(tx, season, year, { lock: true })
    if (!edition) throw new NotFound()
    if (edition.events > 0) throw new Conflict('events')
    await tx.deleteFrom('season_edition').where('season', '=', season).where('year', '=', year).execute()
    await tx.insertInto('season_removed').values({ season, year, removed_at: now }).execute()
    await journal(tx, actor, given, 'edition.remove', {}, now)
  })
}

async function writeTerritories(tx: Tx, { season, year, input }: Given): Promise<void> {
  await tx
    .deleteFrom('season_edition_territory')
    .where('season', '=', season)
    .where('year', '=', year)
    .execute()
  const rows = input.territories.map((ref) => {
    const [kind = '', code = ''] = ref.split('/')
    return { season, year, kind, code }
  })
  if (rows.length > 0) await tx.insertInto('season_edition_territory').values(rows).execute()
}

const contentOf = ({
  beginsOn,
  endsOn,
  entryRule,
  submitUntil,
  territories,
}: EditionInput): EditionInput => ({
  beginsOn,
  endsOn,
  entryRule,
  submitUntil,
  territories,
})

const journal = (
  tx: Tx,
  actor: Actor,
  { season, year }: { season: string; year: number },
  action: string,
  changes: Record<string, { from: unknown; to: unknown }>,
  now: Date,
) => writeJournal(tx, actor, [{ action, object: { kind: 'edition', id: `${season}/${year}` }, changes }], now)
