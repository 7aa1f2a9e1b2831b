import { createHash } from 'node:crypto'
import type { Context } from 'hono'
import { answerQuestion, possibleSorts, titleOf } from '#modules/directory/index.ts'
import {
  type EntryQuery,
  eachEntry,
  type FacetGroup,
  facetParameters,
  listAt,
  parseQuery,
  queryString,
  searchRevision,
  sorts,
} from '#modules/search/index.ts'
import { csvFile } from '#platform/csv.ts'
import type { Env } from '#platform/http/env.ts'
import { streamFile } from '#platform/http/stream.ts'
import { localPath } from '#platform/i18n/lang.ts'
import { listMessages } from '#ui/messages/index.ts'
import { renderPage } from '#ui/page.tsx'
import { expertColumns } from '../expert-columns.ts'
import { getExperts } from '../expert-store.ts'
import { messages } from '../messages/index.ts'
import type { ExpertSheet } from '../model.ts'
import { ListPage } from '../pages/list-page.tsx'

const experts = { kinds: ['expert'] } as const
const facetGroups: FacetGroup[] = ['theme', 'audience', 'format', 'language', 'fee', 'territory']
const listPath = listAt('/experts')
const csvPath = (query: EntryQuery) => `/experts.csv${queryString(query, { page: 1 })}`

/** `GET /experts`: people who can come and speak, with the filters of every list. */
export async function expertList(c: Context<Env>): Promise<Response> {
  const { db, region } = c.get('services')
  const lang = c.get('lang')
  const t = messages[lang]
  const answer = await answerQuestion(db, lang, new URL(c.req.url).searchParams, {
    path: listPath,
    options: () => ({ ...experts, facetGroups, limit: 20 }),
    words: listMessages[lang],
    wider: t.list.wider,
  })
  if ('goTo' in answer) return c.redirect(localPath(lang, answer.goTo), 302)
  const { query, list, active } = answer
  const words = listMessages[lang]
  const regionIn = lang === 'en' ? region.inEn : region.inFr
  const ending = list.page > 1 ? `, ${t.list.page(list.page)}` : ''
  return renderPage(
    c,
    {
      title: titleOf(t.list.title, active) + ending,
      description: t.list.description(regionIn),
      breadcrumb: [{ label: t.experts }],
      canonical: listPath(query, { page: list.page }),
      alternates: { 'text/csv': localPath(lang, csvPath(query)) },
      scripts: ['near-me', 'filter'],
      noIndex: query.bbox !== null || (query.near !== null && typeof query.near !== 'string'),
    },
    <ListPage
      lang={lang}
      regionIn={regionIn}
      query={query}
      near={answer.near}
      list={list}
      facets={facetGroups.map((group) => ({
        name: facetParameters[group],
        label: words.groups[group],
        values: list.facets[group] ?? [],
      }))}
      active={active}
      sorts={possibleSorts(query).map((sort) => ({ sort, href: listPath(query, { sort }) }))}
      sortValue={query.sort && sorts[query.sort]}
      pageHref={(number) => listPath(query, { page: number })}
      notes={answer.notes}
      wider={answer.wider}
      csv={csvPath(query)}
    />,
  )
}

/** `GET /experts.csv`: exactly what the list shows under the same query string, without any way to reach somebody. */
export async function expertCsv(c: Context<Env>): Promise<Response> {
  const { db, now } = c.get('services')
  const lang = c.get('lang')
  const query = parseQuery(new URL(c.req.url).searchParams)
  const asked = queryString(query)
  const moment = now()
  async function* rows(): AsyncGenerator<ExpertSheet[]> {
    for await (const entries of eachEntry(db, query, { ...experts, batch: 250 }))
      yield await getExperts(
        db,
        entries.map((entry) => entry.id),
        moment,
      )
  }
  return streamFile(c, {
    pieces: () => csvFile(rows(), expertColumns, lang),
    type: 'text/csv; charset=utf-8',
    filename: `experts-${moment.toISOString().slice(0, 10)}.csv`,
    version: createHash('sha256')
      .update(`experts ${lang} ${await searchRevision(db)} ${asked}`)
      .digest('hex')
      .slice(0, 20),
  })
}
