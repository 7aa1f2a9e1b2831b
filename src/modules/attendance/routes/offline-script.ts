import type { Context } from 'hono'
import type { Env } from '#platform/http/env.ts'

/**
 * `GET /pointage-hors-ligne.js`: the service worker of check-ins, which is the built script. It has an address of its own because a worker keeps
 * its address from one version of the site to the next, and because only its answer may allow a scope outside of its folder; pages ask for the
 * scope of one check-in.
 */
export function offlineScript(c: Context<Env>): Response {
  const script = c.get('services').assets.file('check-in-worker')
  return c.body(`importScripts(${JSON.stringify(script)})\n`, 200, {
    'Content-Type': 'text/javascript; charset=utf-8',
    'Service-Worker-Allowed': '/',
    'Cache-Control': 'no-cache',
  })
}
