import type { Context } from 'hono'
import { exchangeFormats, feedFormats, feedPath } from '#modules/agenda/index.ts'
import type { EntryQuery } from '#modules/search/index.ts'
import type { Env } from '#platform/http/env.ts'
import { localPath } from '#platform/i18n/lang.ts'

/** Answers a thing. `never`: the schemas describe every answer, and a sparse selection is one of them. */
export function answer(c: Context<Env>, body: object): never {
  return c.json(body, 200, { 'Cache-Control': 'no-cache' }) as never
}

/** Answers a page of a list, and names the next one (RFC 8288). */
export function list(
  c: Context<Env>,
  data: object[],
  pagination: { total: number; limit: number; after: string | null },
): never {
  if (pagination.after) {
    const next = new URL(c.get('origin') + localPath(c.get('lang'), c.get('localUrl')))
    next.searchParams.set('after', pagination.after)
    c.header('Link', `<${next.href}>; rel="next"`, { append: true })
  }
  return answer(c, { data, pagination })
}

/** The same list in other forms (RFC 8288). */
export function nameOtherForms(c: Context<Env>, query: EntryQuery): void {
  for (const { extension, type } of [...feedFormats, ...exchangeFormats]) {
    const address = c.get('origin') + localPath(c.get('lang'), feedPath(query, extension))
    c.header('Link', `<${address}>; rel="alternate"; type="${type}"`, { append: true })
  }
}
