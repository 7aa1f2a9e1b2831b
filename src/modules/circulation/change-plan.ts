import { type Asked, moveLoan } from '#modules/planning/index.ts'
import type { Actor } from '#platform/access/actor.ts'
import { authorise } from '#platform/access/permission.ts'
import { type Database, inTransaction, type Tx } from '#platform/db/connect.ts'
import { Conflict, NotFound } from '#platform/errors.ts'
import { circulationOf } from './circulation-model.ts'
import type { CirculationPlan } from './model.ts'
import { keepSchedule, lockPlan, undoSchedule } from './plan-store.ts'
import { canPlan, canSeePlan } from './policy.ts'

/** Which plan, and the version of it that somebody saw. */
export type Which = { id: string; base: number }

/** A plan with its schedule, as it is once it is made. */
export type MadePlan = CirculationPlan &
  Required<{ [K in 'best' | 'schedule']: NonNullable<CirculationPlan[K]> }>

/**
 * Keeps a loan moved by hand, added or left out.
 * @throws NotFound; AppError; Conflict `version`, `applied`, or `impossible` when the schedule cannot be
 */
export function changePlan(db: Database, actor: Actor, { asked, ...which }: Which & { asked: Asked }) {
  return onPlan(db, actor, which, async (tx, plan) => {
    const moved = moveLoan(circulationOf(plan.snapshot, plan.parameters), plan.schedule, asked)
    if (moved.faults) throw new Conflict('impossible')
    await keepSchedule(tx, plan.id, moved.loans)
  })
}

/** Undoes the last change. @throws NotFound; AppError; Conflict `version`, `applied` */
export function undoChange(db: Database, actor: Actor, which: Which) {
  return onPlan(db, actor, which, (tx, plan) => undoSchedule(tx, plan.id))
}

/** A plan that is made, for somebody who may change it. @throws NotFound, also of a plan of others; AppError; Conflict when it is not made yet */
export async function lockMadePlan(tx: Tx, actor: Actor, id: string): Promise<MadePlan> {
  const plan = await lockPlan(tx, id)
  if (!plan || !canSeePlan(actor, plan)) throw new NotFound()
  authorise(canPlan, actor, plan)
  const { best, schedule } = plan
  if (plan.state !== 'done' || !best || !schedule) throw new Conflict('not made')
  return { ...plan, best, schedule }
}

function onPlan(
  db: Database,
  actor: Actor,
  { id, base }: Which,
  work: (tx: Tx, plan: MadePlan) => Promise<void>,
): Promise<void> {
  return inTransaction(db, async (tx) => {
    const plan = await lockMadePlan(tx, actor, id)
    if (plan.appliedAt) throw new Conflict('applied')
    if (base !== plan.version) throw new Conflict('version')
    await work(tx, plan)
  })
}
