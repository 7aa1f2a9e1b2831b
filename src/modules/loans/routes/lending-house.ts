import type { Context } from 'hono'
import { getEditable } from '#modules/directory/index.ts'
import { authorise } from '#platform/access/permission.ts'
import { AppError, NotFound } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { canLend } from '../policy.ts'

/** An organisation whose loans somebody looks after. */
export type LendingHouse = { id: string; slug: string; name: string }

/** The organisation of the address, for those who lend its tools. @throws NotFound; AppError unauthenticated or forbidden */
export async function lendingHouse(c: Context<Env>): Promise<LendingHouse> {
  const actor = c.get('actor')
  if (actor.kind !== 'person') throw new AppError('unauthenticated')
  const found = await getEditable(c.get('services').db, c.req.param('slug') ?? '')
  if (!found) throw new NotFound()
  authorise(canLend, actor, { holderId: found.id })
  return { id: found.id, slug: found.slug, name: found.profile.name }
}
