import { randomBytes } from 'node:crypto'
import { createMiddleware } from 'hono/factory'
import { AppError } from '../errors.ts'
import type { Env } from './env.ts'

const basePolicy: Record<string, string> = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self' data: blob:",
  'font-src': "'self'",
  'connect-src': "'self'",
  'worker-src': "'self'",
  'manifest-src': "'self'",
  'form-action': "'self'",
  'base-uri': "'none'",
  'frame-ancestors': "'none'",
}

/** Gives each response a nonce and its security headers. A route changes a directive through `c.get('csp')`. */
export const securityHeaders = createMiddleware<Env>(async (c, next) => {
  const nonce = randomBytes(16).toString('base64')
  c.set('nonce', nonce)
  c.set('csp', {})
  await next()
  const policy = { ...basePolicy, ...c.get('csp') }
  policy['script-src'] += ` 'nonce-${nonce}'`
  policy['style-src'] += ` 'nonce-${nonce}'`
  const secure = c.get('origin').startsWith('https:')
  if (secure) policy['upgrade-insecure-requests'] = ''
  // Set on the answer itself: `c.header` would make the answer anew each time.
  const { headers } = c.res
  headers.set(
    'Content-Security-Policy',
    Object.entries(policy)
      .map(([name, value]) => `${name} ${value}`.trim())
      .join('; '),
  )
  headers.set('X-Content-Type-Options', 'nosniff')
  // A page whose address holds a secret says no-referrer itself.
  if (!headers.has('Referrer-Policy')) headers.set('Referrer-Policy', 'strict-origin-when-cross-origin')
  headers.set('Permissions-Policy', 'geolocation=(self), camera=(), microphone=(), interest-cohort=()')
  headers.set('Cross-Origin-Opener-Policy', 'same-origin')
  if (policy['frame-ancestors'] === "'none'") headers.set('X-Frame-Options', 'DENY')
  if (secure) headers.set('Strict-Transport-Security', 'max-age=31536000; includeSubDomains')
})

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

/** The session's cookie, under either of its names; the accounts module reads it. */
const sessionCookie = /(?:^|;\s*)(?:__Host-)?maillage=/

/**
 * Refuses a write that another site's page sends: browsers tell where a request comes from (Sec-Fetch-Site, Origin).
 * A request with neither header is no browser's: it may write without a session, as a program does, never with one.
 * @throws AppError forbidden
 */
export const refuseForeignWrites = createMiddleware<Env>(async (c, next) => {
  if (!safeMethods.has(c.req.method)) {
    const site = c.req.header('sec-fetch-site')
    const origin = c.req.header('origin')
    const foreign = site
      ? site !== 'same-origin' && site !== 'none'
      : origin !== undefined && origin !== c.get('origin')
    const unsaid = !site && origin === undefined && sessionCookie.test(c.req.header('cookie') ?? '')
    if (foreign || unsaid) throw new AppError('forbidden', { detail: 'cross-site request' })
  }
  await next()
})
