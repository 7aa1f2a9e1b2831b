import { writeJournal } from '#modules/journal/index.ts'
import { type Actor, personId } from '#platform/access/actor.ts'
import type { Tx } from '#platform/db/connect.ts'
import { Conflict } from '#platform/errors.ts'
import { openEventCase } from './event-case.ts'
import { type CaseState, type ModerationCase, undoDays } from './model.ts'

/**
 * Writes what was decided of a case that the caller holds, with its journal line. No permission checked: the caller's verb has its own.
 * @throws Conflict when somebody decided it before
 */
export async function closeCase(
  tx: Tx,
  actor: Actor,
  one: ModerationCase,
  decision: { state: Exclude<CaseState, 'open'>; reason: string; undo: object | null },
  now: Date,
): Promise<void> {
  if (one.state !== 'open') throw new Conflict(`case ${one.state}`)
  await tx
    .updateTable('moderation_case')
    .where('id', '=', one.id)
    .set({
      state: decision.state,
      reason: decision.reason,
      undo: decision.undo ? JSON.stringify(decision.undo) : null,
      decided_at: now,
      decided_by: personId(actor),
    })
    .execute()
  const changes = { kind: one.kind, state: decision.state, reason: decision.reason }
  await writeJournal(
    tx,
    actor,
    [
      {
        action: 'case.decide',
        object: { kind: 'case', id: one.id },
        organisationId: one.organisationId,
        changes,
      },
    ],
    now,
  )
}

/**
 * Opens again a case that the caller holds and whose decision was just taken back.
 * @throws Conflict when it is open already, was decided more than thirty days ago, or the same was asked again
 */
export async function reopenCase(tx: Tx, actor: Actor, one: ModerationCase, now: Date): Promise<void> {
  if (one.state === 'open' || !one.decidedAt) throw new Conflict('case open')
  if (now.getTime() - one.decidedAt.getTime() > undoDays * 24 * 3600_000)
    throw new Conflict('too late to undo')
  if (one.kind === 'event' && (await openEventCase(tx, String(one.payload.eventId))))
    throw new Conflict('asked again since')
  await tx
    .updateTable('moderation_case')
    .where('id', '=', one.id)
    .set({ state: 'open', reason: '', undo: null, decided_at: null, decided_by: null })
    .execute()
  const changes = { kind: one.kind, state: { from: one.state, to: 'open' } }
  await writeJournal(
    tx,
    actor,
    [
      {
        action: 'case.reopen',
        object: { kind: 'case', id: one.id },
        organisationId: one.organisationId,
        changes,
      },
    ],
    now,
  )
}
