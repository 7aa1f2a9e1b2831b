import type { Context } from 'hono'
import { possibleSorts, titleOf } from '#modules/directory/index.ts'
import { listAt, mostPastCounted, parseQuery, queryString } from '#modules/search/index.ts'
import type { Env } from '#platform/http/env.ts'
import { localPath } from '#platform/i18n/lang.ts'
import { renderPage } from '#ui/page.tsx'
import { feedFormats, feedPath } from '../feeds/formats.ts'
import { messages } from '../messages/index.ts'
import { momentOf, moments } from '../moments.ts'
import { ListPage } from '../pages/list-page.tsx'
import { askAgenda } from './ask-agenda.ts'
import { eventMap, mapPath } from './map.tsx'
import { eventMonth, monthPath } from './month.tsx'
import { facetsOf, hiddenPairs, isPassing, momentChoices, momentLabels } from './question.ts'

const listPath = listAt('/agenda')

/** `GET /agenda`: what is to come, or what is over (`quand=passes`). */
export async function eventList(c: Context<Env>): Promise<Response> {
  const { region, now } = c.get('services')
  const lang = c.get('lang')
  const t = messages[lang].list
  const moment = now()
  const parameters = new URL(c.req.url).searchParams
  if (parameters.get('vue') === 'mois') return eventMonth(c)
  if (parameters.get('vue') === 'carte') return eventMap(c)
  const past = momentOf(parseQuery(parameters)) === 'passes'
  const labelOf = momentLabels(c)
  const answer = await askAgenda(c, parameters, { moment, path: listPath })
  if ('goTo' in answer) return c.redirect(localPath(lang, answer.goTo), 302)
  const { query, list, active } = answer
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
        feedFormats.map(({ extension, type }) => [type, localPath(lang, feedPath(query, extension))]),
      ),
      scripts: ['near-me', 'filter', 'selection'],
      noIndex: isPassing(query),
    },
    <ListPage
      lang={lang}
      now={moment}
      regionIn={regionIn}
      query={query}
      near={answer.near}
      list={list}
      total={past ? t.pastTotal(list.total, list.total === mostPastCounted) : t.total(list.total)}
      facets={facetsOf(lang, list)}
      active={active}
      sorts={
        past
          ? []
          : possibleSorts(query, ['date', 'name']).map((sort) => ({ sort, href: listPath(query, { sort }) }))
      }
      hidden={hiddenPairs(query)}
      moments={momentChoices(lang, listPath, query, moments, labelOf)}
      month={monthPath(
        queryString({ ...query, when: null, from: null, to: null, sort: null, page: 1 }),
        query.from?.slice(0, 7),
      )}
      map={mapPath(query, past ? { when: null } : {})}
      embed={`/integrer${queryString(past ? { ...query, when: null } : query, { page: 1, sort: null })}`}
      pageHref={(number) => listPath(query, { page: number })}
      notes={answer.notes}
      wider={answer.wider}
      programme={feedPath(query, 'pdf')}
      feeds={feedFormats.map(({ extension }) => ({
        label: t.formats[extension],
        href: feedPath(query, extension),
      }))}
    />,
  )
}
