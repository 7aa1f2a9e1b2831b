import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Context } from 'hono'
import type { Env } from '#platform/http/env.ts'
import { forAnySite } from './frame.tsx'

/**
 * `GET /integrer.js`: the script of `<maillage-agenda>`, at an address that never changes since other sites name it. Before the
 * scripts are built it is empty: pages then keep what they wrote in the tag.
 */
export async function embedScript(c: Context<Env>): Promise<Response> {
  const { assets } = c.get('services')
  const content = await readFile(join(assets.folder, assets.file('embed')), 'utf8').catch(() => '')
  return c.body(content, 200, {
    ...forAnySite,
    'Content-Type': 'text/javascript; charset=utf-8',
    'Cache-Control': 'public, max-age=3600',
  })
}
