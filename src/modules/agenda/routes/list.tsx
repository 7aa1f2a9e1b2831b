import type { Context } from 'hono'
import { answerQuestion, possibleSorts, titleOf } from '#modules/directory/index.ts'
import {
  type EntryQuery,
  type FacetGroup,
  facetParameters,
  type ListOptions,
  listAt,
  mostPastCounted,
  parseQuery,
  pastEntries,
  queryString,
  sorts,
} from '#modules/search/index.ts'
import type { Database } from '#platform/db/connect.ts'
import type { Env } from '#platform/http/env.ts'
import { formatShortDate } from '#platform/i18n/format.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { listMessages } from '#ui/messages/index.ts'
import { renderPage } from '#ui/page.tsx'
import { holidayNames } from '../messages/holidays.ts'
import { messages } from '../messages/index.ts'
import { dayOf, type Moment, momentOf, moments, windowOf } from '../moments.ts'
import { ListPage } from '../pages/list-page.tsx'
import { presentHolidays } from '../school-holidays.ts'
import { feedPath, feeds } from './feeds.ts'
import { eventMonth, monthPath } from './month.tsx'

const listPath = listAt('/agenda')
/** What events are filtered by, in the order of the form. */
const facetGroups: FacetGroup[] = [
  'type',
  'theme',
  'audience',
  'age',
  'fee',
  'access',
  'season',
  'mode',
  'language',
  'territory',
]

/** `GET /agenda`: what is to come, or what is over (`quand=passes`). */
export async function eventList(c: Context<Env>): Promise<Response> {
  const { db, region, now } = c.get('services')
  const lang = c.get('lang')
  const t = messages[lang].list
  const moment = now()
  const parameters = new URL(c.req.url).searchParams
  if (parameters.get('vue') === 'mois') return eventMonth(c)
  const past = momentOf(parseQuery(parameters)) === 'passes'
  const holidays = presentHolidays(region.schoolHolidays, dayOf(moment))
  const momentLabel = (each: Moment) =>
    each === 'vacances' && holidays ? holidayNames[lang][holidays.name] : t.moments[each]
  const answer = await answerQuestion(db, lang, parameters, {
    path: listPath,
    options: (query) => ({
      kinds: ['event'],
      window: windowOf(query, moment, region.schoolHolidays),
      facetGroups,
      limit: 20,
    }),
    words: listMessages[lang],
    wider: t.wider,
    ...(past && {
      read: (handle: Database, query: EntryQuery, options: ListOptions) =>
        pastEntries(handle, query, { ...options, before: moment }),
    }),
  })
  if ('goTo' in answer) return c.redirect(localPath(lang, answer.goTo), 302)
  const { query, list } = answer
  const active = [...whenFilters(lang, query, momentLabel), ...answer.active]
  const ending = list.page > 1 ? `, ${t.page(list.page)}` : ''
  const regionIn = lang === 'en' ? region.inEn : region.inFr
  return renderPage(
    c,
    {
      title: titleOf(t.title, active) + ending,
      description: t.description(regionIn),
      breadcrumb: [{ label: messages[lang].agenda }],
      canonical: listPath(query, { page: list.page }),
      alternates: Object.fromEntries(
        feeds.map(({ extension, type }) => [type, localPath(lang, feedPath(query, extension))]),
      ),
      scripts: ['near-me', 'filter', 'selection'],
      noIndex:
        query.bbox !== null ||
        query.from !== null ||
        query.to !== null ||
        (query.near !== null && typeof query.near !== 'string'),
    },
    <ListPage
      lang={lang}
      now={moment}
      regionIn={regionIn}
      query={query}
      near={answer.near}
      list={list}
      total={past ? t.pastTotal(list.total, list.total === mostPastCounted) : t.total(list.total)}
      facets={facetGroups.map((group) => ({
        name: facetParameters[group],
        label: group === 'fee' ? messages[lang].sheet.price : listMessages[lang].groups[group],
        values: list.facets[group] ?? [],
      }))}
      active={active}
      sorts={
        past
          ? []
          : possibleSorts(query, ['date', 'name']).map((sort) => ({ sort, href: listPath(query, { sort }) }))
      }
      hidden={hiddenPairs(query)}
      moments={[
        {
          label: t.anyTime,
          href: listPath(query, { when: null, from: null, to: null }),
          current: !isTimed(query),
        },
        ...moments
          .filter((each) => each !== 'vacances' || holidays)
          .map((each) => ({
            label: momentLabel(each),
            href: listPath(query, { when: each, from: null, to: null }),
            current: momentOf(query) === each,
          })),
      ]}
      month={monthPath(
        queryString({ ...query, when: null, from: null, to: null, sort: null, page: 1 }),
        query.from?.slice(0, 7),
      )}
      pageHref={(number) => listPath(query, { page: number })}
      notes={answer.notes}
      wider={answer.wider}
      feeds={feeds.map(({ extension, label }) => ({ label: label(lang), href: feedPath(query, extension) }))}
    />,
  )
}

const isTimed = (query: EntryQuery) => momentOf(query) !== null || query.from !== null || query.to !== null

/** Conditions of the address that no field of the form shows. A moment gives way to the days typed in the form. */
const hiddenPairs = (query: EntryQuery): [string, string][] => [
  ...(query.sort ? ([['tri', sorts[query.sort]]] as [string, string][]) : []),
  ...(query.when ? ([['quand', query.when]] as [string, string][]) : []),
]

/** The moment and the days asked, each removable. */
function whenFilters(lang: Lang, query: EntryQuery, momentLabel: (moment: Moment) => string) {
  const t = messages[lang].list
  const moment = momentOf(query)
  const said = (date: string) => formatShortDate(lang, new Date(`${date}T12:00:00Z`))
  const days =
    query.from && query.to
      ? t.dates(said(query.from), said(query.to))
      : query.from
        ? t.since(said(query.from))
        : query.to && t.until(said(query.to))
  return [
    ...(moment
      ? [{ kind: 'when' as const, label: momentLabel(moment), href: listPath(query, { when: null }) }]
      : []),
    ...(days
      ? [{ kind: 'when' as const, label: days, href: listPath(query, { from: null, to: null }) }]
      : []),
  ]
}
