import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import { hashSecret } from '#platform/access/secret.ts'
import type { Env } from '#platform/http/env.ts'
import { sessionEnd } from '../open-session.ts'
import { actorOfSession, actorOfToken, touchSession, touchToken } from '../session-store.ts'
import { dropSessionCookie, giveSessionCookie, readSessionCookie } from './cookie.ts'

const hour = 3600_000

/**
 * Tells who asks: sets `c.get('actor')` from the session's cookie, or on the API from the token. A visitor costs no query.
 * What a person is shown is theirs alone: no cache may keep it.
 */
export const identify = createMiddleware<Env>(async (c, next) => {
  const isApi = c.get('localUrl').startsWith('/api/')
  if (isApi) await byToken(c)
  else await bySession(c)
  await next()
  if (c.get('actor').kind === 'person' && !c.res.headers.get('Cache-Control')?.includes('immutable')) {
    c.header('Cache-Control', 'private, no-store')
    c.header('Vary', 'Cookie', { append: true })
  }
})

async function bySession(c: Context<Env>): Promise<void> {
  const secret = readSessionCookie(c)
  if (!secret) return
  const { db, now } = c.get('services')
  const moment = now()
  const found = await actorOfSession(db, hashSecret(secret), moment)
  if (!found) return dropSessionCookie(c)
  c.set('actor', found.actor)
  // A session lasts as long as it is used; noting it once an hour is enough.
  if (moment.getTime() - found.lastSeenAt.getTime() > hour) {
    await touchSession(db, found.sessionId, moment, sessionEnd(moment))
    giveSessionCookie(c, secret)
  }
}

async function byToken(c: Context<Env>): Promise<void> {
  const token = /^Bearer ([A-Za-z0-9_-]{20,200})$/.exec(c.req.header('authorization') ?? '')?.[1]
  if (!token) return
  const { db, now } = c.get('services')
  const moment = now()
  const found = await actorOfToken(db, hashSecret(token), moment)
  if (!found) return
  c.set('actor', found.actor)
  if (!found.lastUsedAt || moment.getTime() - found.lastUsedAt.getTime() > hour)
    await touchToken(db, found.tokenId, moment)
}
