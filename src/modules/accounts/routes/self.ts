import type { Context } from 'hono'
import type { PersonActor } from '#platform/access/actor.ts'
import { authorise } from '#platform/access/permission.ts'
import { AppError } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { canUseAccount } from '../policy.ts'

/** Who signed in. @throws AppError unauthenticated for a visitor */
export function self(c: Context<Env>): PersonActor {
  const actor = c.get('actor')
  authorise(canUseAccount, actor, undefined)
  if (actor.kind !== 'person') throw new AppError('unauthenticated')
  return actor
}
