import { sql } from 'kysely'
import type { Plan, PlannedLoan } from '#modules/planning/index.ts'
import type { Span } from '#modules/tools/index.ts'
import type { Database, Tx } from '#platform/db/connect.ts'
import { toJson } from '#platform/db/json.ts'
import { type CirculationPlan, mostChanges, type Parameters, type PlanLine, type Snapshot } from './model.ts'

export const plansAPage = 20

/** A plan by its id; `undefined` when there is none. */
export async function readPlan(db: Database, id: string): Promise<CirculationPlan | undefined> {
  const { rows } = await sql<CirculationPlan>`
    SELECT c.id, c.state, jsonb_build_object('from', lower(c.period), 'to', upper(c.period) - 1) AS period, c.parameters, c.snapshot,
      c.first_plan AS first, c.best_plan AS best, c.schedule, jsonb_array_length(c.history) AS changes, c.attempts,
      c.started_at AS "startedAt", c.finished_at AS "finishedAt", c.applied_at AS "appliedAt", c.created_at AS "createdAt",
      nullif(p.name, '') AS "createdBy", c.version,
      ARRAY(SELECT t.holder_id::text FROM circulation_plan_tool x JOIN tool t ON t.id = x.tool_id WHERE x.plan_id = c.id) AS "holderIds",
      (SELECT coalesce(jsonb_agg(jsonb_build_object('loanId', o.loan_id, 'outcome', o.outcome, 'direct', l.direct_from_id IS NOT NULL)), '[]')
        FROM circulation_plan_offer o JOIN loan l ON l.id = o.loan_id WHERE o.plan_id = c.id) AS outcomes
    FROM circulation_plan c LEFT JOIN person p ON p.id = c.created_by WHERE c.id = ${id}`.execute(db)
  return rows[0]
}

/** The same, its row locked until the transaction ends. */
export async function lockPlan(tx: Tx, id: string): Promise<CirculationPlan | undefined> {
  await tx.selectFrom('circulation_plan').where('id', '=', id).select('id').forUpdate().executeTakeFirst()
  return readPlan(tx, id)
}

/** The plans of tools all held by some organisations (null: all plans), the last one first, a page of them. */
export async function listPlans(
  db: Database,
  organisations: string[] | null,
  page: number,
): Promise<{ plans: PlanLine[]; total: number }> {
  const own =
    organisations === null
      ? sql`true`
      : sql`EXISTS (SELECT FROM circulation_plan_tool x WHERE x.plan_id = c.id) AND NOT EXISTS (
          SELECT FROM circulation_plan_tool x JOIN tool t ON t.id = x.tool_id
          WHERE x.plan_id = c.id AND (t.holder_id = ANY(${organisations}::uuid[])) IS NOT TRUE)`
  const { rows } = await sql<PlanLine & { total: number }>`
    SELECT c.id, c.state, jsonb_build_object('from', lower(c.period), 'to', upper(c.period) - 1) AS period, c.created_at AS "createdAt",
      c.applied_at AS "appliedAt", ARRAY(SELECT jsonb_array_elements(c.snapshot->'tools')->>'title') AS tools,
      jsonb_array_length(c.snapshot->'requests') AS requests, jsonb_array_length(c.schedule) AS served, (count(*) OVER ())::int AS total
    FROM circulation_plan c WHERE ${own} ORDER BY c.created_at DESC, c.id
    LIMIT ${plansAPage} OFFSET ${(page - 1) * plansAPage}`.execute(db)
  return { plans: rows.map(({ total: _, ...plan }) => plan), total: rows[0]?.total ?? 0 }
}

type NewPlan = { period: Span; parameters: Parameters; snapshot: Snapshot; createdBy: string | null }

/** Writes a plan to be made. @returns its id */
export async function insertPlan(tx: Tx, plan: NewPlan, now: Date): Promise<string> {
  const { period, parameters, snapshot, createdBy } = plan
  const { id } = await tx
    .insertInto('circulation_plan')
    .values({
      state: 'waiting',
      period: sql<string>`daterange(${period.from}::date, ${period.to}::date, '[]')`,
      parameters: toJson(parameters),
      snapshot: toJson(snapshot),
      created_by: createdBy,
      created_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await tx
    .insertInto('circulation_plan_tool')
    .values(snapshot.tools.map((tool) => ({ plan_id: id, tool_id: tool.id })))
    .execute()
  return id
}

/** Takes the plan that waits longest, or whose process died, until a moment; its id, when there is one. */
export async function claimPlan(tx: Tx, now: Date, until: Date): Promise<string | undefined> {
  const row = await tx
    .updateTable('circulation_plan')
    .where('id', '=', (from) =>
      from
        .selectFrom('circulation_plan')
        .where('state', 'in', ['waiting', 'running'])
        .where((where) => where.or([where('leased_until', 'is', null), where('leased_until', '<', now)]))
        .select('id')
        .orderBy('created_at')
        .limit(1)
        .forUpdate()
        .skipLocked(),
    )
    .set((expression) => ({
      state: 'running',
      started_at: now,
      leased_until: until,
      attempts: expression('attempts', '+', 1),
    }))
    .returning('id')
    .executeTakeFirst()
  return row?.id
}

/** Leases of a process that died are void: only for a process that is alone at work. */
export async function releasePlans(db: Database): Promise<void> {
  await db
    .updateTable('circulation_plan')
    .where('state', '=', 'running')
    .set({ leased_until: null })
    .execute()
}

/** Gives a plan back: the next process at work makes it again. */
export async function releasePlan(db: Database, id: string): Promise<void> {
  await db
    .updateTable('circulation_plan')
    .where('id', '=', id)
    .where('state', '=', 'running')
    .set({ leased_until: null })
    .execute()
}

export async function saveFirst(db: Database, id: string, plan: Plan): Promise<void> {
  await db
    .updateTable('circulation_plan')
    .where('id', '=', id)
    .where('state', '=', 'running')
    .set({ first_plan: toJson(plan) })
    .execute()
}

/** Writes what was found; null: nothing could be. */
export async function settlePlan(db: Database, id: string, best: Plan | null, now: Date): Promise<void> {
  await db
    .updateTable('circulation_plan')
    .where('id', '=', id)
    .where('state', '=', 'running')
    .set({
      finished_at: now,
      leased_until: null,
      ...(best
        ? { state: 'done', best_plan: toJson(best), schedule: toJson(best.loans) }
        : { state: 'failed' }),
    })
    .execute()
}

/** Writes a schedule changed by hand, and what it was before; past some changes, the first ones are forgotten. */
export async function keepSchedule(tx: Tx, id: string, schedule: PlannedLoan[]): Promise<void> {
  await sql`UPDATE circulation_plan SET version = version + 1, schedule = ${toJson(schedule)}::jsonb,
    history = CASE WHEN jsonb_array_length(history) >= ${mostChanges} THEN history - 0 ELSE history END || jsonb_build_array(schedule)
    WHERE id = ${id}`.execute(tx)
}

/** Puts back the schedule of before the last change. */
export async function undoSchedule(tx: Tx, id: string): Promise<void> {
  await sql`UPDATE circulation_plan SET version = version + 1, schedule = history -> -1, history = history - -1
    WHERE id = ${id} AND jsonb_array_length(history) > 0`.execute(tx)
}
