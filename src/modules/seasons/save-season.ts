import { writeSeasonLabels } from '#modules/agenda/index.ts'
import { writeJournal } from '#modules/journal/index.ts'
import type { Actor } from '#platform/access/actor.ts'
import { authorise } from '#platform/access/permission.ts'
import { type Database, inTransaction, type Tx } from '#platform/db/connect.ts'
import { Conflict, NotFound } from '#platform/errors.ts'
import { slugify } from '#platform/i18n/fold.ts'
import { addCharter, findEditableSeason, usedCodes } from './edit-store.ts'
import { changesOf, freeCode, type SeasonInput } from './editing-model.ts'
import { canEditSeasons } from './policy.ts'

/**
 * Adds a season (`code` null) or changes one, with its charter: another text is another version, that is asked from now on. Filters have
 * its new name at once.
 * @param given.version the one that the form was made from
 * @returns its code, made from its French name and never changed afterwards
 * @throws AppError unauthenticated or forbidden, NotFound, Conflict when somebody changed it meanwhile
 */
export async function saveSeason(
  db: Database,
  actor: Actor,
  given: { code: string | null; input: SeasonInput; version: number },
  now: Date,
): Promise<string> {
  authorise(canEditSeasons, actor, undefined)
  const { input } = given
  return inTransaction(db, async (tx) => {
    const before = given.code === null ? null : await findEditableSeason(tx, given.code, { lock: true })
    if (before === undefined) throw new NotFound()
    if (before && before.version !== given.version) throw new Conflict('season')
    const changes = changesOf<SeasonInput>(before && contentOf(before), input)
    if (before && Object.keys(changes).length === 0) return before.code
    const code = before ? before.code : await insertSeason(tx, input)
    const charter = 'charterFr' in changes || 'charterEn' in changes
    await tx
      .updateTable('season')
      .where('code', '=', code)
      .set((set) => ({
        ...columnsOf(input),
        version: before ? set('version', '+', 1) : 1,
      }))
      .execute()
    if (charter)
      await tx
        .updateTable('season')
        .where('code', '=', code)
        .set({ charter_version: input.charterFr ? await addCharter(tx, code, input, now) : null })
        .execute()
    await writeSeasonLabels(tx)
    const object = { kind: 'season', id: code }
    await writeJournal(
      tx,
      actor,
      [{ action: before ? 'season.edit' : 'season.create', object, changes }],
      now,
    )
    return code
  })
}

async function insertSeason(tx: Tx, input: SeasonInput): Promise<string> {
  const wanted = slugify(input.nameFr, 'temps-fort').slice(0, 50).replace(/-+$/, '')
  const code = freeCode(wanted, await usedCodes(tx, wanted))
  const last = await tx
    .selectFrom('season')
    .select((select) => select.fn.max('position').as('position'))
    .executeTakeFirst()
  await tx
    .insertInto('season')
    .values({ ...columnsOf(input), code, position: (last?.position ?? -1) + 1 })
    .execute()
  // One that was removed under this code may come back.
  await tx.deleteFrom('season_removed').where('season', '=', code).where('year', '=', 0).execute()
  return code
}

/** What the form of a season holds, without what stands beside it. */
const contentOf = (season: SeasonInput): SeasonInput => ({
  nameFr: season.nameFr,
  nameEn: season.nameEn,
  summaryFr: season.summaryFr,
  summaryEn: season.summaryEn,
  website: season.website,
  labelFr: season.labelFr,
  labelEn: season.labelEn,
  labelUseFr: season.labelUseFr,
  labelUseEn: season.labelUseEn,
  rulesFr: season.rulesFr,
  rulesEn: season.rulesEn,
  charterFr: season.charterFr,
  charterEn: season.charterEn,
})

const columnsOf = (input: SeasonInput) => ({
  name_fr: input.nameFr,
  name_en: input.nameEn,
  summary_fr: input.summaryFr,
  summary_en: input.summaryEn,
  website: input.website,
  label_fr: input.labelFr,
  label_en: input.labelEn,
  label_use_fr: input.labelUseFr,
  label_use_en: input.labelUseEn,
  rules_fr: input.rulesFr,
  rules_en: input.rulesEn,
})
