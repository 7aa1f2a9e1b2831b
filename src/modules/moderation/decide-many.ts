import { randomUUID } from 'node:crypto'
import { getCase } from '#modules/cases/index.ts'
import type { Actor } from '#platform/access/actor.ts'
import { authorise } from '#platform/access/permission.ts'
import { type Database, inTransaction } from '#platform/db/connect.ts'
import { AppError, Conflict, Invalid, NotFound } from '#platform/errors.ts'
import { assignCase } from './assign-case.ts'
import { getBatch, keepBatch, keepBatchUndo, langsOfAuthors } from './batch-store.ts'
import { decideOne, undoOne } from './decide-one.ts'
import {
  type Batch,
  type BatchOutcome,
  type BatchResult,
  bulkMost,
  composeReason,
  type Decision,
  type Reason,
} from './decision-model.ts'
import { canModerate } from './policy.ts'

/** What is done to all: one decision with one reason, said to each author in their language; or one person to look after them. */
export type BatchAsk =
  | { act: Decision['act']; reason: Reason | undefined; added: string }
  | { act: 'assign'; personId: string | null }

/**
 * Decides or assigns several cases, each in its own transaction: one that fails stops no other, and the result says what became of each.
 * @throws AppError unauthenticated or forbidden, Invalid without any case or with too many
 */
export async function decideMany(
  db: Database,
  actor: Actor,
  caseIds: string[],
  ask: BatchAsk,
  now: Date,
): Promise<string> {
  authorise(canModerate, actor, undefined)
  const ids = [...new Set(caseIds)]
  if (ids.length === 0 || ids.length > bulkMost) throw new Invalid([{ field: 'cas', message: '' }])
  const langs = ask.act === 'assign' ? new Map<string, 'fr' | 'en'>() : await langsOfAuthors(db, ids)
  const results: BatchResult[] = []
  for (const caseId of ids) {
    if (ask.act === 'assign') {
      const assigned = await attempt(db, caseId, () => assignCase(db, actor, caseId, ask.personId, now))
      results.push({ caseId, ...assigned })
    } else {
      const reason = composeReason(ask.reason, langs.get(caseId) ?? 'fr', ask.added)
      const decided = await attempt(db, caseId, () =>
        decideOne(db, actor, caseId, { act: ask.act, reason }, now),
      )
      results.push({ caseId, outcome: decided.outcome })
    }
  }
  const id = randomUUID()
  await keepBatch(db, actor, { id, act: ask.act, results }, now)
  return id
}

/**
 * Takes back all that a bulk did, each case in its own transaction, and keeps what became of each.
 * @throws NotFound, AppError unauthenticated or forbidden, Conflict when it was taken back before
 */
export async function undoMany(db: Database, actor: Actor, batchId: string, now: Date): Promise<void> {
  authorise(canModerate, actor, undefined)
  const batch = await getBatch(db, batchId)
  if (!batch) throw new NotFound()
  if (!(await keepBatchUndo(db, batchId, [], now, { first: true }))) throw new Conflict('undone before')
  const results: BatchResult[] = []
  for (const one of batch.results.filter((result) => result.outcome === 'done')) {
    const { outcome } = await attempt(db, one.caseId, () => takeBack(db, actor, batch, one, now))
    results.push({ caseId: one.caseId, outcome })
  }
  await keepBatchUndo(db, batchId, results, now)
}

async function takeBack(
  db: Database,
  actor: Actor,
  batch: Batch,
  one: BatchResult,
  now: Date,
): Promise<void> {
  if (batch.act === 'assign') {
    await assignCase(db, actor, one.caseId, one.before ?? null, now)
    return
  }
  await inTransaction(db, async (tx) => {
    const found = await getCase(tx, one.caseId, { lock: true })
    // Decided anew since by somebody: that decision is not this bulk's to take back.
    if (found?.decidedAt && found.decidedAt.getTime() < batch.at.getTime()) throw new Conflict('decided anew')
    if (found?.decidedBy !== batch.person?.id) throw new Conflict('decided anew')
    await undoOne(tx, actor, one.caseId, now)
  })
}

async function attempt(
  db: Database,
  caseId: string,
  act: () => Promise<unknown>,
): Promise<{ outcome: BatchOutcome; before?: string | null }> {
  try {
    const before = await act()
    return {
      outcome: 'done',
      ...(typeof before === 'object' && { before: before as string | null }),
      ...(typeof before === 'string' && { before }),
    }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    if (error instanceof NotFound) return { outcome: 'gone' }
    if (error.code === 'forbidden' || error.code === 'unauthenticated') throw error
    const found = await getCase(db, caseId)
    return { outcome: found && found.state !== 'open' ? 'decided' : 'impossible' }
  }
}
