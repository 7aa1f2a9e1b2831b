import type { Context } from 'hono'
import { atomFeed } from '#platform/atom.ts'
import type { Env } from '#platform/http/env.ts'
import { inWords } from '../messages/in-words.ts'
import { messages } from '../messages/index.ts'
import { listPublishedFindings } from '../published-findings.ts'
import { pathsOf } from './asked.ts'

/** Reports that a feed goes back to. */
const mostReports = 20

/** `GET /enquetes.atom`: what published surveys taught, a finding an entry, the last report first. */
export async function findingsFeed(c: Context<Env>): Promise<Response> {
  const lang = c.get('lang')
  const t = messages[lang]
  const reports = await listPublishedFindings(c.get('services').db, mostReports)
  const entries = reports.flatMap(({ campaign, findings }) => {
    const survey = inWords(lang, campaign.title)
    return findings.map(({ id, title }) => ({
      id,
      title: inWords(lang, title),
      path: pathsOf(campaign.slug).finding(id),
      updated: campaign.publishedAt ?? new Date(0),
      summary: campaign.demo ? `${survey}. ${t.demo}` : survey,
    }))
  })
  return atomFeed(c, {
    title: t.feedTitle(c.get('site').name),
    page: '/enquetes',
    self: '/enquetes.atom',
    entries,
  })
}
