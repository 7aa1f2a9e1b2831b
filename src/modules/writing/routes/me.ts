import type { Context } from 'hono'
import { AppError } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'

/** `GET /api/v1/me`: who the token speaks for, and what it may do. */
export async function whoSpeaks(c: Context<Env>): Promise<Response> {
  const actor = c.get('actor')
  if (actor.kind !== 'person' || actor.via.origin !== 'api') throw new AppError('unauthenticated')
  return c.json({
    name: actor.name,
    email: actor.email,
    role: actor.role,
    scopes: actor.via.scopes,
    organisations: [...actor.memberships].map(([id, role]) => ({ id, role })),
  })
}
