import { serveStatic } from '@hono/node-server/serve-static'
import { type Context, Hono } from 'hono'
import { COMPRESSIBLE_CONTENT_TYPE_REGEX, compress } from 'hono/compress'
import { etag } from 'hono/etag'
import { identify } from '#modules/accounts/routes.tsx'
import { compliance } from '#modules/home/index.ts'
import { presentSite } from '#modules/settings/routes.tsx'
import { isDatabaseUnavailable } from '#platform/db/unavailable.ts'
import { AppError, NotFound } from '#platform/errors.ts'
import { type LargerBody, limitBodies } from '#platform/http/body-limits.ts'
import type { Env, Services } from '#platform/http/env.ts'
import { createMetrics } from '#platform/http/metrics.ts'
import { problem } from '#platform/http/problem.ts'
import { readableRequests } from '#platform/http/readable-requests.ts'
import { isReady } from '#platform/http/ready.ts'
import { requestContext, requestLog } from '#platform/http/request.ts'
import { refuseForeignWrites, securityHeaders } from '#platform/http/security.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { renderError } from '#ui/error-page.tsx'
import { moduleRoutes } from './routes.ts'

/** What people send as files, and the form around it: photos, tables to import. */
const largerBodies: LargerBody[] = [
  {
    path: /^\/(annuaire\/[^/]+\/photos|agenda\/[^/]+\/photo|outils\/[^/]+\/photos)$/,
    bytes: 10.5 * 1024 * 1024,
  },
  { path: /^\/(prets\/[^/]+\/(convention|assurance)|outils\/[^/]+\/documents)$/, bytes: 8.5 * 1024 * 1024 },
  // A condition report brings the photos of several parts.
  { path: /^\/prets\/[^/]+\/etat-des-lieux$/, bytes: 30.5 * 1024 * 1024 },
  { path: /^\/prets\/([^/]+\/(etat-des-lieux\/photos|bilan)|bilan\/[^/]+)$/, bytes: 10.5 * 1024 * 1024 },
  // A step of a survey brings up to three files.
  {
    path: /^\/(enquetes\/repondre\/[^/]+|administration\/enquetes\/campagnes\/[^/]+\/contacts\/[^/]+\/entretien)\/partie\/[^/]+$/,
    bytes: 25.5 * 1024 * 1024,
  },
  { path: /^\/administration\/imports$/, bytes: 20.5 * 1024 * 1024 },
  { path: /^\/administration\/sources(?:\/[^/]+\/modifier)?$/, bytes: 20.5 * 1024 * 1024 },
]

// NDJSON is text too, which the middleware's own list does not know.
const isCompressible = (type: string) =>
  COMPRESSIBLE_CONTENT_TYPE_REGEX.test(type) || type.startsWith('application/x-ndjson')

/** The composition root: one application over the services, each module's routes in both languages; others in its own test. */
export function createApp(services: Services, ofModules = moduleRoutes): Hono<Env> {
  const app = new Hono<Env>()
  const metrics = createMetrics()

  app.get(
    '/assets/*',
    serveStatic({
      root: services.assets.folder,
      onFound: (_path, c) => {
        c.header('Cache-Control', 'public, max-age=31536000, immutable')
        c.header('X-Content-Type-Options', 'nosniff')
      },
      precompressed: true,
    }),
  )
  app.use(
    requestContext({ accessibility: compliance.state, ...services }),
    requestLog,
    metrics.measure,
    securityHeaders,
  )

  app.get('/sante', (c) => c.text('ok'))
  app.get('/sante/pret', async (c) =>
    (await isReady(services.db)) ? c.text('ok') : c.text('database unreachable', 503),
  )
  app.get('/metrics', async (c) =>
    c.text(await metrics.registry.metrics(), 200, { 'Content-Type': metrics.registry.contentType }),
  )

  app.use(compress({ contentTypeFilter: isCompressible }), etag({ weak: true }))
  app.use(refuseForeignWrites, limitBodies(largerBodies), readableRequests)

  app.use(presentSite, identify)

  for (const routes of ofModules(services)) {
    app.route('/', routes)
    app.route('/en', routes)
  }
  app.use(
    '*',
    serveStatic({
      root: services.assets.folder,
      onFound: (_path, c) => c.header('Cache-Control', 'public, max-age=3600'),
    }),
  )

  app.notFound((c) => answerError(c, new NotFound()))
  app.onError((error, c) => answerError(c, asAppError(error, c)))
  return app
}

/** Addresses that only programs read: their errors are not pages. */
const forPrograms = /^\/(api\/|federation\/|nodeinfo\/|\.well-known\/(webfinger|nodeinfo))/

function asAppError(error: Error, c: Context<Env>): AppError {
  if (error instanceof AppError) return error
  if (isDatabaseUnavailable(error)) {
    c.header('Retry-After', '60')
    return new AppError('unavailable')
  }
  c.get('services').log.error(
    { id: c.get('requestId'), err: { message: error.message, stack: error.stack } },
    'unexpected failure',
  )
  return new AppError('internal')
}

function answerError(c: Context<Env>, error: AppError): Response | Promise<Response> {
  const isApi = forPrograms.test(c.get('localUrl'))
  if (error.code === 'busy') c.header('Retry-After', '60')
  if (error.code === 'unauthenticated') {
    if (isApi) c.header('WWW-Authenticate', 'Bearer')
    // A page asks to sign in, then comes back; what was posted cannot be, so the error page says what to do.
    else if (c.req.method === 'GET') return c.redirect(signInPath(c.get('lang'), c.get('localUrl')), 303)
  }
  return isApi ? problem(c, error) : renderError(c, error)
}

function signInPath(lang: Lang, localUrl: string): string {
  return `${localPath(lang, '/connexion')}?retour=${encodeURIComponent(localPath(lang, localUrl))}`
}
