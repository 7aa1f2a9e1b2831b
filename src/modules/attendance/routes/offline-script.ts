import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Context } from 'hono'
import { NotFound } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'

/**
 * `GET /pointage-hors-ligne.js`: the service worker of check-ins. It has an address of its own because a worker keeps its address from one version
 * of the site to the next, and because only its answer may allow a scope outside of its folder; pages ask for the scope of one check-in.
 */
export async function offlineScript(c: Context<Env>): Promise<Response> {
  const { assets } = c.get('services')
  const script = await readFile(join(assets.folder, assets.file('check-in-worker')), 'utf8').catch(
    (error) => {
      if (error.code === 'ENOENT') throw new NotFound()
      throw error
    },
  )
  return c.body(script, 200, {
    'Content-Type': 'text/javascript; charset=utf-8',
    'Service-Worker-Allowed': '/',
    'Cache-Control': 'no-cache',
  })
}
