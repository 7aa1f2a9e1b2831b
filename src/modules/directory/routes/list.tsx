import type { Context } from 'hono'
import {
  type EntryQuery,
  type FacetGroup,
  facetParameters,
  isTyped,
  listAt,
  parseQuery,
  queryString,
  sorts,
} from '#modules/search/index.ts'
import { presentOf } from '#modules/territories/index.ts'
import type { Env } from '#platform/http/env.ts'
import { keptAnswer } from '#platform/http/kept-answers.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { listMessages } from '#ui/messages/index.ts'
import { renderPage } from '#ui/page.tsx'
import { answerQuestion, type ListAnswer, possibleSorts, titleOf } from '../list-question.ts'
import { messages } from '../messages/index.ts'
import { ListPage } from '../pages/list-page.tsx'
import { getTypeLabels } from '../store-related.ts'
import { getOrganisationSources } from '../store-sources.ts'

const listPath = listAt('/annuaire')
/** What organisations are filtered by, in the order of the form. */
const facetGroups: FacetGroup[] = [
  'type',
  'theme',
  'audience',
  'format',
  'role',
  'skill',
  'equipment',
  'status',
  'territory',
]

/** `/annuaire`: the list of organisations, its filters, and what to do next when it is empty. */
export async function organisationList(c: Context<Env>): Promise<Response> {
  const { db, now } = c.get('services')
  const { key, revision } = await presentOf(db, now())
  const make = () => makePage(c, revision)
  return isTyped(parseQuery(new URL(c.req.url).searchParams))
    ? make()
    : keptAnswer(c, `directory ${key}`, make)
}

async function makePage(c: Context<Env>, revision: number): Promise<Response> {
  const { db, region } = c.get('services')
  const lang = c.get('lang')
  const t = messages[lang].list
  const parameters = new URL(c.req.url).searchParams
  const [answer, types, sources] = await Promise.all([
    answerQuestion(db, lang, parameters, {
      path: listPath,
      options: () => ({ kinds: ['organisation'], facetGroups, limit: 20, revision }),
      words: listMessages[lang],
      wider: t.wider,
    }),
    getTypeLabels(db, lang),
    getOrganisationSources(db),
  ])
  if ('goTo' in answer) return c.redirect(localPath(lang, answer.goTo), 302)
  const { query, list, active } = answer
  const page = list.page > 1 ? `, ${t.page(list.page)}` : ''
  return renderPage(
    c,
    {
      title: titleOf(t.title, active) + page,
      description: t.description(lang === 'en' ? region.inEn : region.inFr),
      breadcrumb: [{ label: messages[lang].directory }],
      canonical: listPath(query, { page: list.page }),
      alternates: {
        'application/geo+json': localPath(lang, exportPath('geojson', query)),
        'text/csv': localPath(lang, exportPath('csv', query)),
      },
      scripts: ['near-me', 'filter'],
      noIndex: query.bbox !== null || (query.near !== null && typeof query.near !== 'string'),
    },
    <ListPage
      lang={lang}
      regionIn={lang === 'en' ? region.inEn : region.inFr}
      query={query}
      list={list}
      facets={facetGroups.map((group) => ({
        name: facetParameters[group],
        label: group === 'type' ? t.typeGroup : listMessages[lang].groups[group],
        values: list.facets[group] ?? [],
      }))}
      near={answer.near}
      types={types}
      active={active}
      sorts={possibleSorts(query).map((sort) => ({ sort, href: listPath(query, { sort }) }))}
      sortValue={query.sort && sorts[query.sort]}
      pageHref={(number) => listPath(query, { page: number })}
      notes={[...answer.notes, ...placesIn(answer, lang)]}
      wider={answer.wider}
      mapHref={`/carte${queryString(query, { page: 1, sort: null })}`}
      exports={{ csv: exportPath('csv', query), geojson: exportPath('geojson', query) }}
      contact={region.contactEmail}
      sources={sources}
    />,
  )
}

const exportPath = (extension: 'csv' | 'geojson', query: EntryQuery) =>
  `/annuaire.${extension}${queryString(query, { page: 1 })}`

/** Words that name a place: what they would find there. */
function placesIn({ query, list }: ListAnswer, lang: Lang) {
  return list.places
    .filter((each) => each.count > 0)
    .slice(0, 2)
    .map((place) => ({
      text: messages[lang].list.inPlace(place.title, place.count),
      links: [
        {
          label: place.title,
          href: listPath(query, { q: place.rest, facets: { ...query.facets, territory: [place.value] } }),
        },
      ],
    }))
}
