import { sql } from 'kysely'
import type { Actor } from '#platform/access/actor.ts'
import { authorise } from '#platform/access/permission.ts'
import { type Database, inTransaction, type Tx } from '#platform/db/connect.ts'
import { Conflict, NotFound } from '#platform/errors.ts'
import type { FileFault } from '#platform/files/file-kinds.ts'
import type { FileStore } from '#platform/files/file-store.ts'
import type { PreparedFile } from '#platform/files/prepare-file.ts'
import { storeDocument, type WriteDocumentRow } from '#platform/files/stored-document.ts'
import { type Read, readAnswers, type Typed, typedOf } from './answer-model.ts'
import { lockCampaign } from './campaign-store.ts'
import type { Answers, Definition, Question } from './definition-model.ts'
import { eraseGoneFiles } from './erase-files.ts'
import { dropFiles, keepFiles, putFile } from './file-store.ts'
import { type Campaign, dayIn, type Response } from './model.ts'
import { canRunSurveys } from './policy.ts'
import { lockResponse, writeAnswers } from './response-store.ts'
import { getVersion } from './survey-store.ts'
import { type Asked, askedOf, otherCode } from './visible-model.ts'

/** What saving a section came to: what is asked now, what to correct, and the questions that what was just said opened on the same page. */
export type Saved = { asked: Asked; faults: Read['faults']; opened: Question[] }

/** What came of a question that asks for a file: one, one that is not taken, or the wish to have none. */
export type Brought = { file: PreparedFile } | { fault: FileFault } | 'removed'
type Given = {
  responseId: string
  section: string
  typed: Typed
  complete: boolean
  /** Who types what is said by telephone; null: the person who answers, by their link. */
  interviewer: Actor | null
  /** By question, when something came of it. */
  brought: ReadonlyMap<string, Brought>
}
type Written = ReadonlyMap<string, WriteDocumentRow>

/**
 * Saves the answers to one section as typed. What is right is kept even when something else is to correct.
 * @param given.complete whether what is required must be there: not when people go back, or stop for today
 * @throws AppError forbidden to an interviewer who runs no survey, NotFound of a response or a section that is not asked, Conflict `closed` or `sent`
 */
export async function saveSection(
  services: { db: Database; files: FileStore },
  given: Given,
  now: Date,
): Promise<Saved> {
  if (given.interviewer) authorise(canRunSurveys, given.interviewer, undefined)
  const files = [...given.brought].flatMap(([question, it]) =>
    it !== 'removed' && 'file' in it ? [{ question, file: it.file }] : [],
  )
  const saved = await storeAll(services.files, files, new Map(), (written) =>
    save(services.db, given, written, now),
  )
  if (given.brought.size > 0) await eraseGoneFiles(services)
  return saved
}

/** Keeps files, then does something with what writes their rows; when that throws, none is kept. */
function storeAll<T>(
  store: FileStore,
  [first, ...others]: { question: string; file: PreparedFile }[],
  written: Written,
  work: (written: Written) => Promise<T>,
): Promise<T> {
  if (!first) return work(written)
  return storeDocument(store, first.file, (write) =>
    storeAll(store, others, new Map([...written, [first.question, write]]), work),
  )
}

async function save(db: Database, given: Given, written: Written, now: Date): Promise<Saved> {
  return inTransaction(db, async (tx) => {
    const { response, definition } = await held(tx, given.responseId, now)
    const before = askedOf(definition, response.answers).sections.find(
      ({ section }) => section.code === given.section,
    )
    if (!before) throw new NotFound()
    const all = before.section.questions
    // First all that was typed, to know what is asked in this light; then what is asked, to know what misses.
    const typed = withFiles(all, given, response.answers)
    const loose = readAnswers(all, typed, false)
    const answers = { ...without(response.answers, all), ...loose.answers }
    const asked = askedOf(definition, answers)
    const after = asked.sections.find(({ section }) => section.code === given.section)?.questions ?? []
    const shown = new Set(before.questions.map(({ code }) => code))
    const opened = after.filter(({ code, type }) => !shown.has(code) && type !== 'calculated')
    const read = readAnswers(
      after.filter(({ code }) => shown.has(code)),
      typed,
      given.complete,
    )
    for (const question of all) {
      const it = given.brought.get(question.code)
      const write = written.get(question.code)
      if (write) await putFile(tx, { responseId: response.id, question: question.code, write }, now)
      else if (it === 'removed') await dropFiles(tx, response.id, [question.code])
      else if (it && 'fault' in it) read.faults.push({ field: question.code, question, fault: it.fault })
    }
    const step = read.faults.length === 0 ? Math.max(response.step, before.index + 1) : response.step
    await writeAnswers(tx, response, { answers, step: opened.length > 0 ? response.step : step })
    return { asked, faults: read.faults, opened }
  })
}

/** What was typed, with the kind of the file that each question which asks for one has now. */
function withFiles(questions: Question[], { typed, brought }: Given, answers: Answers): Typed {
  const kinds = questions.flatMap(({ code, type }) => {
    if (type !== 'file') return []
    const it = brought.get(code)
    const kind = it === 'removed' ? '' : it && 'file' in it ? it.file.kind : String(answers[code] ?? '')
    return [[code, [kind]] as [string, string[]]]
  })
  return { ...typed, ...Object.fromEntries(kinds) }
}

const without = (answers: Answers, questions: Question[]): Answers => {
  const gone = new Set(questions.flatMap(({ code }) => [code, otherCode(code)]))
  return Object.fromEntries(Object.entries(answers).filter(([code]) => !gone.has(code)))
}

/** What misses before answers can be sent: the first section that has something to correct; null when nothing does. */
export function firstMissing(definition: Definition, answers: Answers): string | null {
  for (const { section, questions } of askedOf(definition, answers).sections)
    if (readAnswers(questions, typedOf(questions, answers), true).faults.length > 0) return section.code
  return null
}

/**
 * Sends answers: only those to what is asked stay, and they take the next place among the completed ones, under the campaign's lock.
 * @param given.interviewer who sends them, by telephone; null: the person who answers
 * @throws AppError forbidden to who runs no survey, NotFound, Conflict `closed`, `sent`, or `missing` when something required is not there
 */
export async function completeAnswer(
  db: Database,
  given: { responseId: string; contactId: string | null; proposes: boolean; interviewer: Actor | null },
  now: Date,
): Promise<void> {
  if (given.interviewer) authorise(canRunSurveys, given.interviewer, undefined)
  await inTransaction(db, async (tx) => {
    const { response, campaign, definition } = await held(tx, given.responseId, now)
    if (firstMissing(definition, response.answers)) throw new Conflict('missing')
    const { answers } = askedOf(definition, response.answers)
    await keepFiles(tx, response.id, Object.keys(answers))
    const ordinal = campaign.completed + 1
    await writeAnswers(tx, response, { answers, step: definition.sections.length })
    await tx
      .updateTable('survey_response')
      .where('id', '=', response.id)
      .set({
        state: 'completed',
        ordinal,
        completed_on: dayIn(now),
        proposes: given.proposes,
        ...(given.interviewer && { channel: 'phone' }),
      })
      .execute()
    await tx
      .updateTable('survey_campaign')
      .where('id', '=', campaign.id)
      .set({ completed: ordinal })
      .execute()
    if (given.contactId)
      await sql`
        UPDATE survey_contact SET state = 'completed', completed_on = ${dayIn(now)}::date, channel = ${given.interviewer ? 'phone' : sql`channel`}
        WHERE id = ${given.contactId}`.execute(tx)
  })
}

async function held(
  tx: Tx,
  responseId: string,
  now: Date,
): Promise<{ campaign: Campaign; response: Response; definition: Definition }> {
  const found = await tx
    .selectFrom('survey_response')
    .where('id', '=', responseId)
    .select('campaign_id')
    .executeTakeFirst()
  const campaign = found && (await lockCampaign(tx, found.campaign_id))
  const response = campaign && (await lockResponse(tx, responseId))
  const definition = campaign?.versionId ? await getVersion(tx, campaign.versionId) : undefined
  if (!campaign || !response || !definition) throw new NotFound()
  if (campaign.state !== 'open' || (campaign.closesOn !== null && campaign.closesOn < dayIn(now)))
    throw new Conflict('closed')
  if (response.state === 'completed') throw new Conflict('sent')
  return { campaign, response, definition }
}
