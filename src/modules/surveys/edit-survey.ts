import { sql } from 'kysely'
import { writeJournal } from '#modules/journal/index.ts'
import { type Actor, personId } from '#platform/access/actor.ts'
import { authorise } from '#platform/access/permission.ts'
import { type Database, inTransaction, type Tx } from '#platform/db/connect.ts'
import { toJson } from '#platform/db/json.ts'
import { Conflict, NotFound } from '#platform/errors.ts'
import { type Definition, definitionSchema, type Words } from './definition-model.ts'
import type { Edit } from './edit-model.ts'
import type { Survey } from './model.ts'
import { canRunSurveys } from './policy.ts'
import { getSurvey, insertSurvey, insertVersion, lockSurvey } from './survey-store.ts'

/**
 * Begins a questionnaire: empty, as another one stands (`from`), or as a file says.
 * @returns its id
 * @throws AppError unauthenticated or forbidden, NotFound of the one to copy
 */
export async function createSurvey(
  db: Database,
  actor: Actor,
  given: { title: Words; from?: string } | { definition: Definition },
  now: Date,
): Promise<string> {
  authorise(canRunSurveys, actor, undefined)
  return inTransaction(db, async (tx) => {
    const definition = await beginning(tx, given)
    const id = await insertSurvey(tx, { definition, by: personId(actor) }, now)
    await journal(tx, actor, { id, title: definition.title.fr }, 'survey-form.create', now)
    return id
  })
}

async function beginning(
  tx: Tx,
  given: { title: Words; from?: string } | { definition: Definition },
): Promise<Definition> {
  if ('definition' in given) return definitionSchema.parse(given.definition)
  if (given.from === undefined) return { title: given.title, sections: [] }
  const model = await getSurvey(tx, given.from)
  if (!model) throw new NotFound()
  return { ...model.definition, title: given.title }
}

/**
 * Changes a questionnaire. A version that was frozen stays as it is: the change begins the next one, of which campaigns to come are made.
 * @param given.revision what the change was made from: `number.revision`
 * @throws AppError unauthenticated or forbidden, NotFound, Conflict `revision` when somebody changed it meanwhile, `full`
 */
export async function editSurvey(
  db: Database,
  actor: Actor,
  given: { id: string; revision: string; edit: Edit },
  now: Date,
): Promise<void> {
  authorise(canRunSurveys, actor, undefined)
  await inTransaction(db, async (tx) => {
    const survey = await lockSurvey(tx, given.id)
    if (!survey) throw new NotFound()
    if (revisionOf(survey) !== given.revision) throw new Conflict('revision')
    const edited = definitionSchema.safeParse(given.edit(survey.definition))
    // Forms check the rest: what is left is a section or a question too many.
    if (!edited.success) throw new Conflict('full')
    const definition = edited.data
    if (toJson(definition) === toJson(survey.definition)) return
    await keep(tx, survey, definition, personId(actor), now)
  })
}

/** Takes the last change back; asked again, puts it again. @throws AppError, NotFound, Conflict when there is nothing to undo */
export async function undoEdit(db: Database, actor: Actor, id: string, now: Date): Promise<void> {
  authorise(canRunSurveys, actor, undefined)
  await inTransaction(db, async (tx) => {
    const survey = await lockSurvey(tx, id)
    if (!survey) throw new NotFound()
    const row = await tx
      .selectFrom('survey_version')
      .where('id', '=', survey.versionId)
      .select('previous')
      .executeTakeFirst()
    if (!row?.previous || survey.frozenAt) throw new Conflict('nothing')
    await keep(tx, survey, row.previous as Definition, personId(actor), now)
  })
}

async function keep(
  tx: Tx,
  survey: Survey,
  definition: Definition,
  by: string | null,
  now: Date,
): Promise<void> {
  if (survey.frozenAt) {
    const previous = survey.definition
    await insertVersion(tx, { surveyId: survey.id, number: survey.number + 1, definition, previous, by }, now)
    return
  }
  await sql`
    UPDATE survey_version SET previous = definition, definition = ${toJson(definition)}::jsonb, revision = revision + 1, updated_at = ${now},
      updated_by = ${by}
    WHERE id = ${survey.versionId}`.execute(tx)
}

/** What an edit is made from: `2.7`. */
export const revisionOf = (survey: Pick<Survey, 'number' | 'revision'>): string =>
  `${survey.number}.${survey.revision}`

/** Puts a questionnaire away; one that a campaign used stays. @throws AppError, NotFound, Conflict `used` */
export async function removeSurvey(db: Database, actor: Actor, id: string, now: Date): Promise<void> {
  authorise(canRunSurveys, actor, undefined)
  await inTransaction(db, async (tx) => {
    const survey = await lockSurvey(tx, id)
    if (!survey) throw new NotFound()
    const used = await tx
      .selectFrom('survey_campaign')
      .where('survey_id', '=', id)
      .select('id')
      .limit(1)
      .executeTakeFirst()
    if (used) throw new Conflict('used')
    await tx.updateTable('survey').where('id', '=', id).set({ removed_at: now }).execute()
    await journal(tx, actor, { id, title: survey.definition.title.fr }, 'survey-form.remove', now)
  })
}

async function journal(
  tx: Tx,
  actor: Actor,
  survey: { id: string; title: string },
  action: string,
  now: Date,
): Promise<void> {
  const entry = { action, object: { kind: 'survey', id: survey.id }, changes: { title: survey.title } }
  await writeJournal(tx, actor, [entry], now)
}
