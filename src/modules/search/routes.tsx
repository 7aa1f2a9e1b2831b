import { type Context, Hono } from 'hono'
import type { Env, Services } from '#platform/http/env.ts'
import { formatNumber } from '#platform/i18n/format.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import type { Choice } from '#ui/list-toolbar.tsx'
import { listMessages } from '#ui/messages/index.ts'
import { renderPage } from '#ui/page.tsx'
import { listEntries } from './list-entries.ts'
import { messages } from './messages/index.ts'
import {
  type EntryList,
  type EntryQuery,
  entryKinds,
  type FacetGroup,
  facetGroups,
  facetParameters,
  type Sort,
} from './model.ts'
import { SearchPage } from './pages/search-page.tsx'
import { cleanText, parseQuery, queryString } from './query.ts'
import { type PlaceChoice, resolvePlace } from './resolve-place.ts'
import { conditionsOf, labelOf, searchPath, widerAnswers } from './search-questions.ts'
import { suggest } from './suggest.ts'

/** The addresses of the search. */
export function searchRoutes(_services: Services): Hono<Env> {
  return new Hono<Env>().get('/recherche', searchPage).get('/recherche/suggestions', suggestions)
}

async function searchPage(c: Context<Env>): Promise<Response> {
  const { db, region, now } = c.get('services')
  const lang = c.get('lang')
  const t = messages[lang]
  const parameters = new URL(c.req.url).searchParams
  const query = parseQuery(parameters)
  const typed = cleanText(parameters.get('ou') ?? '').slice(0, 100)
  const places = typed ? await resolvePlace(db, typed) : []
  const [only] = places
  if (only && places.length === 1)
    return c.redirect(localPath(lang, searchPath(inTerritory(query, only.value))), 302)

  const list = await listEntries(db, query, {
    kinds: entryKinds,
    facetGroups,
    limit: 20,
    window: { from: Math.floor(now().getTime() / 3_600_000) * 3_600_000, to: null },
  })
  const active = activeWords(list, query, lang)
  const page = list.page > 1 ? `, ${t.page(list.page)}` : ''
  return renderPage(
    c,
    {
      title: (query.q ? t.titleFor(query.q) : t.title) + page,
      breadcrumb: [{ label: t.title }],
      canonical: searchPath(query, { page: list.page }),
      scripts: ['filter'],
      noIndex: query.q !== '' || active.length > 0,
    },
    <SearchPage
      lang={lang}
      regionIn={lang === 'en' ? region.inEn : region.inFr}
      query={query}
      where={typed}
      list={list}
      facets={facetGroups.map((group) => ({
        name: facetParameters[group],
        label: group === 'type' ? t.typeGroup : listMessages[lang].groups[group],
        values: values(list, group),
      }))}
      active={active}
      sorts={possibleSorts(query).map((sort) => ({ sort, href: searchPath(query, { sort }) }))}
      hidden={hiddenPairs(query)}
      pageHref={(number) => searchPath(query, { page: number })}
      notes={notesOn(query, list, lang, typed, places)}
      wider={list.total > 0 ? [] : await widerChoices(c, query)}
      mapHref={`/carte${queryString(query, { page: 1, sort: null })}`}
      exports={
        list.total > 0
          ? ['csv', 'geojson'].map((extension) => ({
              label: extension === 'csv' ? 'CSV' : 'GeoJSON',
              href: `/annuaire.${extension}${queryString(query, { page: 1 })}`,
            }))
          : []
      }
    />,
  )
}

/** `/recherche/suggestions?q=`: what may be meant, as JSON for the script of the search field. */
async function suggestions(c: Context<Env>): Promise<Response> {
  const { db } = c.get('services')
  const lang = c.get('lang')
  const found = await suggest(db, cleanText(c.req.query('q') ?? ''), { kinds: entryKinds })
  return c.json(
    found.map((each) => ({
      title: each.title,
      subtitle: each.subtitle,
      type: (lang === 'en' ? each.typeEn : each.typeFr) ?? messages[lang].types[each.type] ?? '',
      href: localPath(lang, each.path),
    })),
    200,
    { 'Cache-Control': 'public, max-age=60' },
  )
}

const inTerritory = (query: EntryQuery, value: string): EntryQuery => ({
  ...query,
  page: 1,
  facets: { ...query.facets, territory: [value] },
})

/** Types of territories have no vocabulary: they get their words here. */
function values(list: EntryList, group: FacetGroup) {
  return (list.facets[group] ?? []).map((each) =>
    group === 'type' && each.labelFr === each.value
      ? {
          ...each,
          labelFr: messages.fr.types[each.value] ?? each.value,
          labelEn: messages.en.types[each.value] ?? each.value,
        }
      : each,
  )
}

function activeWords(list: EntryList, query: EntryQuery, lang: Lang): Choice[] {
  const t = messages[lang]
  return conditionsOf(query).map(({ kind, value, href }) => {
    if (kind === 'words') return { href, label: lang === 'en' ? `“${value}”` : `«\u00a0${value}\u00a0»` }
    if (kind === 'bbox') return { href, label: t.mapArea }
    if (kind === 'near')
      return {
        href,
        label: t.nearTo(
          t.hereWord,
          query.radius === null ? null : `${formatNumber(lang, query.radius, 1)}\u00a0km`,
        ),
      }
    return { href, label: (kind === 'type' ? t.types[value] : undefined) ?? labelOf(list, kind, value)[lang] }
  })
}

function possibleSorts(query: EntryQuery): Sort[] {
  return [
    ...(query.q ? (['relevance'] as const) : []),
    'name',
    ...(query.near ? (['distance'] as const) : []),
    'updated',
  ]
}

/** What the form keeps without showing it: the order, a point, a part of the map. */
function hiddenPairs(query: EntryQuery): [string, string][] {
  const kept = new URLSearchParams(queryString({ ...query, q: '', facets: {}, page: 1 }))
  return [...kept]
}

function notesOn(query: EntryQuery, list: EntryList, lang: Lang, typed: string, places: PlaceChoice[]) {
  const t = messages[lang]
  const notes: { text: string; links: Choice[] }[] = []
  if (typed) {
    const links = places.map((place) => ({
      label: place.subtitle ? `${place.title} (${place.subtitle})` : place.title,
      href: searchPath(inTerritory(query, place.value)),
    }))
    notes.push({ text: places.length > 0 ? t.whichPlace(typed) : t.noPlace(typed), links })
  }
  if (list.unknown.length > 0)
    notes.push({ text: t.ignored(list.unknown.map((each) => each.value).join(', ')), links: [] })
  if (!list.exact && list.total > 0)
    notes.push({ text: list.corrected ? t.corrected(query.q, list.corrected) : t.near(query.q), links: [] })
  const found = list.places
    .filter((place) => place.count > 0 && !query.facets.territory?.includes(place.value))
    .slice(0, 3)
  const [first] = found
  if (first) {
    const links = found.map((place) => ({
      label: t.inPlace(place.title, place.count),
      href: searchPath(inTerritory({ ...query, q: place.rest }, place.value)),
    }))
    notes.push({ text: first.rest ? t.placeFirst(first.title) : t.placeOnly(first.title), links })
  }
  return notes
}

async function widerChoices(c: Context<Env>, query: EntryQuery): Promise<Choice[]> {
  const t = messages[c.get('lang')]
  const wider = await widerAnswers(c.get('services').db, query)
  return wider.map(({ word, total, query: q }) => ({
    label: word === null ? t.withoutFilters(total) : t.tryWord(word, total),
    href: searchPath(q),
  }))
}
