import type { Context } from 'hono'
import { answerQuestion, possibleSorts, titleOf } from '#modules/directory/index.ts'
import {
  countEntries,
  type EntryQuery,
  type FacetGroup,
  facetParameters,
  isTyped,
  listAt,
  parseQuery,
  sorts,
} from '#modules/search/index.ts'
import { presentOf } from '#modules/territories/index.ts'
import { hasRole } from '#platform/access/actor.ts'
import type { Env } from '#platform/http/env.ts'
import { keptAnswer } from '#platform/http/kept-answers.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { listMessages } from '#ui/messages/index.ts'
import { renderPage } from '#ui/page.tsx'
import { spanBetween, today } from '../days-model.ts'
import { messages } from '../messages/index.ts'
import type { Span } from '../model.ts'
import { ListPage } from '../pages/list-page.tsx'
import { dayInWords } from '../pages/words.ts'
import { freeSlugs, toolCards } from '../timetables.ts'
import { feedPath } from './feeds.ts'

const listPath = listAt('/outils')
/** What tools are filtered by, in the order of the form. */
const facetGroups: FacetGroup[] = [
  'type',
  'theme',
  'setup',
  'floor',
  'wall',
  'height',
  'vehicle',
  'audience',
  'age',
  'fee',
  'access',
  'language',
  'territory',
]

/** `GET /outils`: what may be borrowed; what is free on some days when they are given. */
export async function toolList(c: Context<Env>): Promise<Response> {
  const { db, now } = c.get('services')
  const { key, revision } = await presentOf(db, now())
  const make = () => makePage(c, revision)
  return isTyped(parseQuery(new URL(c.req.url).searchParams)) ? make() : keptAnswer(c, `tools ${key}`, make)
}

async function makePage(c: Context<Env>, revision: number): Promise<Response> {
  const { db, region, now } = c.get('services')
  const lang = c.get('lang')
  const t = messages[lang].list
  const present = today(now())
  const parameters = new URL(c.req.url).searchParams
  const span = spanBetween(parseQuery(parameters))
  const only = span && (await freeSlugs(db, span, present, revision))
  const cards = await toolCards(db, present, revision)
  const options = { kinds: ['tool'] as const, facetGroups, limit: 20, freeRank: cards.rank, revision }
  const answer = await answerQuestion(db, lang, parameters, {
    path: listPath,
    options: () => ({ ...options, only }),
    words: listMessages[lang],
    wider: t.wider,
  })
  if ('goTo' in answer) return c.redirect(localPath(lang, answer.goTo), 302)
  const { query, list } = answer
  const active = [...dayFilters(lang, query, span), ...answer.active]
  const ending = list.page > 1 ? `, ${t.page(list.page)}` : ''
  const regionIn = lang === 'en' ? region.inEn : region.inFr
  const undated = { ...query, from: null, to: null, page: 1 }
  // What is never lent is not « taken »: only what may be booked is told of.
  const asked = { ...undated, facets: { ...undated.facets, setup: undated.facets.setup ?? ['lendable'] } }
  const others = span ? (await countEntries(db, asked, { kinds: ['tool'], revision })).total - list.total : 0
  const notes = [
    ...answer.notes,
    ...((query.from || query.to) && !span ? [{ text: t.wrongDates, links: [] }] : []),
    ...(others > 0 ? [{ text: t.busy(others), links: [{ label: t.seeBusy, href: listPath(undated) }] }] : []),
  ]
  return renderPage(
    c,
    {
      title: titleOf(t.title, active) + ending,
      description: t.description(regionIn),
      breadcrumb: [{ label: messages[lang].tools }],
      canonical: listPath(query, { page: list.page }),
      alternates: {
        'text/csv': localPath(lang, feedPath(query, 'csv')),
        'application/geo+json': localPath(lang, feedPath(query, 'geojson')),
      },
      scripts: ['near-me', 'filter'],
      noIndex:
        query.bbox !== null || span !== null || (query.near !== null && typeof query.near !== 'string'),
    },
    <ListPage
      lang={lang}
      today={present}
      regionIn={regionIn}
      query={query}
      near={answer.near}
      list={list}
      facts={
        new Map(
          list.entries.map(({ id, facets }) => [
            id,
            {
              lendable: facets.includes('setup:lendable'),
              free: cards.day(id),
              photo: cards.photo(id),
            },
          ]),
        )
      }
      facets={facetGroups.map((group) => ({
        name: facetParameters[group],
        label: group === 'fee' ? t.price : listMessages[lang].groups[group],
        values: list.facets[group] ?? [],
      }))}
      active={active}
      sorts={possibleSorts(query, ['free', 'name']).map((sort) => ({
        sort,
        href: listPath(query, { sort }),
      }))}
      sortValue={query.sort && sorts[query.sort]}
      dated={span !== null}
      pageHref={(number) => listPath(query, { page: number })}
      notes={notes}
      wider={answer.wider}
      files={[
        { label: 'CSV', href: feedPath(query, 'csv') },
        { label: 'GeoJSON', href: feedPath(query, 'geojson') },
      ]}
      mayPlan={mayPlan(c)}
      printed={feedPath(query, 'pdf')}
    />,
  )
}

/** Those who look after an organisation, and moderators: the planner knows who holds what. */
function mayPlan(c: Context<Env>): boolean {
  const actor = c.get('actor')
  return actor.kind === 'person' && (actor.memberships.size > 0 || hasRole(actor, 'moderator'))
}

/** The days asked, removable. */
export function dayFilters(lang: Lang, query: EntryQuery, span: Span | null) {
  const t = messages[lang].list
  if (!span) return []
  const { from, to } = span
  const said = (day: string) => dayInWords(lang, day)
  const label = from === to ? t.date(said(from)) : t.dates(said(from), said(to))
  return [{ kind: 'when' as const, label, href: listPath(query, { from: null, to: null }) }]
}
