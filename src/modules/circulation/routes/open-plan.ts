import type { Context } from 'hono'
import { AppError, NotFound } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import type { CirculationPlan } from '../model.ts'
import { readPlan } from '../plan-store.ts'
import { canSeePlan } from '../policy.ts'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** The plan of the address, for somebody who may read it. @throws NotFound, also of a plan of others; AppError unauthenticated */
export async function openPlan(c: Context<Env>): Promise<CirculationPlan> {
  const actor = c.get('actor')
  if (actor.kind !== 'person') throw new AppError('unauthenticated')
  const id = c.req.param('id') ?? ''
  const plan = uuid.test(id) ? await readPlan(c.get('services').db, id) : undefined
  if (!plan || !canSeePlan(actor, plan)) throw new NotFound()
  return plan
}
