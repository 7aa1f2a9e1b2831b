import type { Context } from 'hono'
import type { PersonActor } from '#platform/access/actor.ts'
import { authorise } from '#platform/access/permission.ts'
import { AppError, NotFound } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { getAccount } from '../account-store.ts'
import type { Account } from '../model.ts'
import { canUseAccount } from '../policy.ts'

/** Who signed in. @throws AppError unauthenticated for a visitor */
export function self(c: Context<Env>): PersonActor {
  const actor = c.get('actor')
  authorise(canUseAccount, actor, undefined)
  if (actor.kind !== 'person') throw new AppError('unauthenticated')
  return actor
}

/** The account of who signed in. @throws AppError unauthenticated for a visitor */
export async function accountOf(c: Context<Env>): Promise<Account> {
  const account = await getAccount(c.get('services').db, self(c).id)
  if (!account) throw new AppError('unauthenticated')
  return account
}

/** A name as typed, on one line; null when it is empty or longer than `limit`. */
export function readName(typed: unknown, limit: number): string | null {
  const name = typeof typed === 'string' ? typed.replaceAll(/[\p{Cc}\s]+/gu, ' ').trim() : ''
  return name === '' || name.length > limit ? null : name
}

/** An id of the address. @throws NotFound when it can be nobody's */
export function idOf(c: Context<Env>): string {
  const id = c.req.param('id') ?? ''
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) throw new NotFound()
  return id
}
