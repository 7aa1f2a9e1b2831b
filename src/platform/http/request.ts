import { randomUUID } from 'node:crypto'
import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import { visitor } from '../access/actor.ts'
import { splitPath } from '../i18n/lang.ts'
import type { Env, Services } from './env.ts'
import { wholeAnswer } from './whole.ts'

/** Puts on each request what the rest reads: services, id, language, origin. */
export function requestContext(services: Services) {
  return createMiddleware<Env>(async (c, next) => {
    const url = new URL(c.req.url)
    const [lang, path] = splitPath(url.pathname)
    c.set('services', services)
    c.set('requestId', randomUUID())
    c.set('actor', visitor)
    c.set('lang', lang)
    c.set('site', {
      name: `Maillage ${services.region.name}`,
      contactEmail: services.config.legal.contact ?? services.region.contactEmail,
      logo: null,
      banner: null,
    })
    c.set('localUrl', path + url.search)
    c.set('origin', services.config.origin ?? url.origin)
    c.set('answerWhole', (text, how) => wholeAnswer(c, text, how))
    await next()
    c.res.headers.set('X-Request-Id', c.get('requestId'))
  })
}

// The secret of a mail's link (43 characters of base64url) stands in the path: whoever reads the log must not open it.
const withoutSecrets = (path: string) => path.replaceAll(/\/[\w-]{43}(?=\/|$)/g, '/:token')

/** One line a request, without personal data: no address, no query string, no agent, no secret. */
export const requestLog = createMiddleware<Env>(async (c, next) => {
  const start = performance.now()
  await next()
  const { log } = c.get('services')
  const line = {
    id: c.get('requestId'),
    method: c.req.method,
    route: withoutSecrets(c.req.path),
    status: c.res.status,
    ms: Math.round((performance.now() - start) * 10) / 10,
  }
  if (c.res.status >= 500) log.error(line)
  else log.info(line)
})

/** The visitor's network address, for rate limits only; never stored, never logged. */
export function visitorAddress(c: Context<Env>): string {
  const forwarded = c.get('services').config.trustProxy
    ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim()
    : undefined
  if (forwarded) return forwarded
  try {
    return getConnInfo(c).remote.address ?? 'unknown'
  } catch {
    return 'unknown' // a request made without a socket, in tests
  }
}
