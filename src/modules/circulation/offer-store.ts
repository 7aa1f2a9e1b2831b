import { sql } from 'kysely'
import type { Database, Tx } from '#platform/db/connect.ts'
import type { Outcome } from './model.ts'

/** Notes that the answers of a plan are being sent, by whom, and until when their process is held to be at work. */
export async function markApplied(
  tx: Tx,
  { id, version, appliedAt }: { id: string; version: number; appliedAt: Date | null },
  by: string | null,
  now: Date,
  until: Date,
): Promise<void> {
  await tx
    .updateTable('circulation_plan')
    .where('id', '=', id)
    .set({
      leased_until: until,
      ...(!appliedAt && { applied_at: now, applied_by: by, version: version + 1 }),
    })
    .execute()
}

/** Notes that nothing of a plan is being sent any more: all of it was, or somebody must go on. */
export async function endApplication(db: Database, id: string): Promise<void> {
  await db
    .updateTable('circulation_plan')
    .where('id', '=', id)
    .where('applied_at', 'is not', null)
    .set({ leased_until: null })
    .execute()
}

/** Takes a plan whose answers were being sent by a process that died; who was sending them, null: nobody any more. */
export async function claimApplication(
  tx: Tx,
  now: Date,
  until: Date,
): Promise<{ id: string; by: string | null } | undefined> {
  return tx
    .updateTable('circulation_plan')
    .where('id', '=', (from) =>
      from
        .selectFrom('circulation_plan')
        .where('applied_at', 'is not', null)
        .where('leased_until', '<', now)
        .select('id')
        .orderBy('applied_at')
        .limit(1)
        .forUpdate()
        .skipLocked(),
    )
    .set({ leased_until: until })
    .returning(['id', 'applied_by as by'])
    .executeTakeFirst()
}

/** Leases of a process that died are over at a moment: only for a process that is alone at work. */
export async function endLeases(db: Database, now: Date): Promise<void> {
  await db
    .updateTable('circulation_plan')
    .where('applied_at', 'is not', null)
    .where('leased_until', 'is not', null)
    .set({ leased_until: new Date(now.getTime() - 1) })
    .execute()
}

/** Writes what became of a loan of a plan, once. @returns what is written of it (null: nothing, the loan is no more), and whether it was just now */
export async function noteOutcome(
  tx: Tx,
  planId: string,
  loanId: string,
  outcome: Outcome,
  now: Date,
): Promise<{ is: Outcome | null; written: boolean }> {
  const { numAffectedRows } = await sql`
    INSERT INTO circulation_plan_offer (plan_id, loan_id, outcome, at)
    SELECT ${planId}::uuid, id, ${outcome}, ${now}::timestamptz FROM loan WHERE id = ${loanId} ON CONFLICT DO NOTHING`.execute(
    tx,
  )
  if (numAffectedRows) return { is: outcome, written: true }
  const known = await tx
    .selectFrom('circulation_plan_offer')
    .where('plan_id', '=', planId)
    .where('loan_id', '=', loanId)
    .select('outcome')
    .executeTakeFirst()
  return { is: (known?.outcome as Outcome | undefined) ?? null, written: false }
}
