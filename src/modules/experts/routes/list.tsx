import { createHash } from 'node:crypto'
import type { Context } from 'hono'
import { findCommune } from '#modules/directory/index.ts'
import {
  activeFilters,
  type EntryList,
  type EntryQuery,
  eachEntry,
  type FacetGroup,
  facetParameters,
  listAt,
  listEntries,
  parseQuery,
  queryString,
  type Sort,
  searchRevision,
  sorts,
  widerQuestions,
} from '#modules/search/index.ts'
import { getTerritory, parseTerritoryRef, type Territory } from '#modules/territories/index.ts'
import { csvFile } from '#platform/csv.ts'
import type { Env } from '#platform/http/env.ts'
import { streamFile } from '#platform/http/stream.ts'
import { formatNumber } from '#platform/i18n/format.ts'
import { localPath } from '#platform/i18n/lang.ts'
import type { Choice } from '#ui/list-toolbar.tsx'
import type { ListNote } from '#ui/listing.tsx'
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
  const parameters = new URL(c.req.url).searchParams
  const query = parseQuery(parameters)
  const typed = (parameters.get('pres') ?? '').trim().slice(0, 100)
  const found = query.near === null && typed ? await findCommune(db, typed) : null
  if (found && 'commune' in found)
    return c.redirect(localPath(lang, listPath(near(query, found.commune))), 302)

  const [list, place] = await Promise.all([
    listEntries(db, query, { ...experts, facetGroups, limit: 20 }),
    nearName(c, query),
  ])
  const words = listMessages[lang]
  const radius = query.radius === null ? null : `${formatNumber(lang, query.radius, 1)}\u00a0km`
  const nearWords = query.near && words.nearTo(place ?? words.here, radius)
  const active = activeFilters(listPath, query, list, lang, { near: nearWords, bbox: words.mapArea })
  const regionIn = lang === 'en' ? region.inEn : region.inFr
  const ending = list.page > 1 ? `, ${t.list.page(list.page)}` : ''
  const filtered = `${t.list.title}\u00a0: ${active.map((each) => each.label).join(', ')}`.slice(0, 120)
  return renderPage(
    c,
    {
      title: (active.length > 0 ? filtered : t.list.title) + ending,
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
      near={place && typed.startsWith('commune/') ? `${place} (${typed.slice(8)})` : typed}
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
      notes={notesOn(c, query, list, found ? { typed, choices: found.choices } : null)}
      wider={list.total > 0 ? [] : await widerChoices(c, query, active)}
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

const near = (query: EntryQuery, { kind, code }: Territory): EntryQuery => ({
  ...query,
  near: `${kind}/${code}`,
})

async function nearName(c: Context<Env>, query: EntryQuery): Promise<string | null> {
  const ref = typeof query.near === 'string' ? parseTerritoryRef(query.near) : null
  return ref && ((await getTerritory(c.get('services').db, ref.kind, ref.code))?.name ?? null)
}

function possibleSorts(query: EntryQuery): Sort[] {
  const first: Sort[] = query.q ? ['relevance', 'name'] : ['name']
  return [...first, ...(query.near ? (['distance'] as const) : []), 'updated']
}

type Doubt = { typed: string; choices: Territory[] } | null

function notesOn(c: Context<Env>, query: EntryQuery, list: EntryList, doubt: Doubt): ListNote[] {
  const lang = c.get('lang')
  const words = listMessages[lang]
  const notes: ListNote[] = []
  if (doubt)
    notes.push({
      text: doubt.choices.length > 0 ? words.whichCommune(doubt.typed) : words.noCommune(doubt.typed),
      links: doubt.choices.map((commune) => ({
        label: `${commune.name} (${commune.code})`,
        href: listPath(near(query, commune)),
      })),
    })
  if (list.unknown.length > 0)
    notes.push({ text: words.ignored(list.unknown.map((each) => each.value).join(', ')), links: [] })
  if (list.corrected && list.total > 0) notes.push({ text: words.corrected(list.corrected), links: [] })
  return notes
}

async function widerChoices(
  c: Context<Env>,
  query: EntryQuery,
  active: ReturnType<typeof activeFilters>,
): Promise<Choice[]> {
  const t = messages[c.get('lang')].list.wider
  const choices: Choice[] = []
  for (const { kind, query: wider, label } of widerQuestions(listPath, query, active)) {
    const { total } = await listEntries(c.get('services').db, wider, { ...experts, limit: 1 })
    if (total === 0) continue
    const words =
      kind === 'radius'
        ? t.radius(wider.radius ?? 0, total)
        : kind === 'filter'
          ? t.filter(label ?? '', total)
          : t.place(total)
    choices.push({ label: words, href: listPath(wider) })
  }
  return choices
}
