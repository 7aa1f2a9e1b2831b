import type { Context } from 'hono'
import type { Env } from '#platform/http/env.ts'
import { localPath } from '#platform/i18n/lang.ts'
import { inWords } from '../messages/in-words.ts'
import { messages } from '../messages/index.ts'
import { listPublishedFindings } from '../published-findings.ts'
import { pathsOf } from './asked.ts'

/** Reports that a feed goes back to. */
const mostReports = 20

/** `GET /enquetes.atom`: what published surveys taught, a finding an entry, the last report first (RFC 4287). */
export async function findingsFeed(c: Context<Env>): Promise<Response> {
  const { db } = c.get('services')
  const lang = c.get('lang')
  const t = messages[lang]
  const origin = c.get('origin')
  const address = (path: string) => xml(origin + localPath(lang, path))
  const reports = await listPublishedFindings(db, mostReports)
  const updated = reports[0]?.campaign.publishedAt ?? new Date(0)
  const entries = reports.flatMap(({ campaign, findings }) =>
    findings.map(({ id, title }) => {
      const at = (campaign.publishedAt ?? updated).toISOString()
      const href = address(pathsOf(campaign.slug).finding(id))
      const survey = inWords(lang, campaign.title)
      return `<entry><id>urn:uuid:${id}</id><title>${xml(inWords(lang, title))}</title><link href="${href}"/><updated>${at}</updated><summary>${xml(campaign.demo ? `${survey}. ${t.demo}` : survey)}</summary></entry>`
    }),
  )
  const site = c.get('site').name
  const body = `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${lang}"><id>${address('/enquetes')}</id><title>${xml(t.feedTitle(site))}</title><link href="${address('/enquetes')}"/><link rel="self" type="application/atom+xml" href="${address('/enquetes.atom')}"/><updated>${updated.toISOString()}</updated><author><name>${xml(site)}</name></author>
${entries.join('\n')}
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
