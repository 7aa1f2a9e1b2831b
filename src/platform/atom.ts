import type { Context } from 'hono'
import type { Env } from './http/env.ts'
import { localPath } from './i18n/lang.ts'

/** One thing that a feed announces: `id` a UUID, `path` without language. */
type AtomEntry = { id: string; title: string; path: string; updated: Date; summary: string }

/** An Atom feed (RFC 4287) of a page of the site; its entries stand as given, the latest first. Paths are without language. */
export function atomFeed(
  c: Context<Env>,
  { title, page, self, entries }: { title: string; page: string; self: string; entries: AtomEntry[] },
): Response {
  const lang = c.get('lang')
  const address = (path: string) => xml(c.get('origin') + localPath(lang, path))
  const updated = new Date(entries.reduce((last, each) => Math.max(last, each.updated.getTime()), 0))
  const lines = entries.map(
    (each) =>
      `<entry><id>urn:uuid:${each.id}</id><title>${xml(each.title)}</title><link href="${address(each.path)}"/><updated>${each.updated.toISOString()}</updated><summary>${xml(each.summary)}</summary></entry>`,
  )
  const body = `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${lang}"><id>${address(page)}</id><title>${xml(title)}</title><link href="${address(page)}"/><link rel="self" type="application/atom+xml" href="${address(self)}"/><updated>${updated.toISOString()}</updated><author><name>${xml(c.get('site').name)}</name></author>
${lines.join('\n')}
</feed>
`
  return c.body(body, 200, {
    'Content-Type': 'application/atom+xml; charset=utf-8',
    'Cache-Control': 'no-cache',
  })
}

const xml = (text: string): string =>
  text
    .replaceAll(/[^\P{C}\n\t]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
