import type { Context } from 'hono'
import { entriesByDay, parseQuery, queryString } from '#modules/search/index.ts'
import type { Env } from '#platform/http/env.ts'
import { renderPage } from '#ui/page.tsx'
import { messages } from '../messages/index.ts'
import { dayOf } from '../moments.ts'
import { monthAsked } from '../month.ts'
import { MonthPage, monthInWords } from '../pages/month-page.tsx'

const shown = 3

/** `GET /agenda?vue=mois&mois=2026-12`: the list's answer, day by day. */
export async function eventMonth(c: Context<Env>): Promise<Response> {
  const { db, now } = c.get('services')
  const lang = c.get('lang')
  const parameters = new URL(c.req.url).searchParams
  const query = { ...parseQuery(parameters), when: null, from: null, to: null, sort: null, page: 1 }
  const { month, previous, next, days, starts } = monthAsked(parameters.get('mois'), now())
  const found = await entriesByDay(db, query, { kinds: ['event'], starts, shown })
  // What is over has left the memory: the days gone by show nothing rather than a part.
  const today = dayOf(now())
  const filters = queryString(query)
  const title = messages[lang].month.title(monthInWords(lang, month))
  return renderPage(
    c,
    {
      title,
      breadcrumb: [{ label: messages[lang].agenda, href: '/agenda' }, { label: title }],
      canonical: monthPath(filters, month),
      noIndex: filters !== '',
    },
    <MonthPage
      lang={lang}
      title={title}
      days={days.map((day, at) => ({
        day,
        count: day < today ? 0 : (found[at]?.count ?? 0),
        first: day < today ? [] : (found[at]?.first ?? []),
        href: `/agenda${queryString({ ...query, from: day, to: day })}`,
      }))}
      previous={previous === null ? null : { month: previous, href: monthPath(filters, previous) }}
      next={next === null ? null : { month: next, href: monthPath(filters, next) }}
      list={`/agenda${filters}`}
      filtered={filters !== ''}
    />,
  )
}

/** The calendar of a month (of the present one without), under the filters of a query string. */
export const monthPath = (filters: string, month?: string): string =>
  `/agenda${filters}${filters === '' ? '?' : '&'}vue=mois${month ? `&mois=${month}` : ''}`
