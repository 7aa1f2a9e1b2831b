import type { Context } from 'hono'
import { NotFound } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { activityType, type Site } from '../model.ts'

export const siteOf = (c: Context<Env>): Site => ({ origin: c.get('origin'), name: c.get('site').name })

/** An ActivityPub answer. Whoever asks otherwise may get a page: caches must know. */
export function answerActivity(c: Context<Env>, body: object, status: 200 | 410 = 200): Response {
  c.header('Vary', 'Accept', { append: true })
  return c.body(JSON.stringify(body), status, {
    'Content-Type': `${activityType}; charset=utf-8`,
    'Cache-Control': 'no-cache',
  })
}

/** A person who follows the address of an activity reads the page. */
export function toPage(c: Context<Env>, path: string): Response {
  c.header('Vary', 'Accept', { append: true })
  return c.redirect(path, 303)
}

/** These addresses are names: there is one of each, without a language. @throws NotFound under /en */
export function withoutLanguage(c: Context<Env>): void {
  if (c.get('lang') !== 'fr') throw new NotFound()
}
