import type { Context } from 'hono'
import { type EntryQuery, entriesByDay, parseQuery, queryString } from '#modules/search/index.ts'
import type { Env } from '#platform/http/env.ts'
import { renderPage } from '#ui/page.tsx'
import { messages } from '../messages/index.ts'
import { dayOf } from '../moments.ts'
import { monthAsked } from '../month.ts'
import { MonthPage } from '../pages/month-page.tsx'
import { type MonthTableProps, monthInWords } from '../pages/month-table.tsx'

const shown = 3

/** The question of a month: when it is about is the month's own. */
export const withoutMoment = (query: EntryQuery): EntryQuery => ({
  ...query,
  when: null,
  from: null,
  to: null,
  sort: null,
  page: 1,
})

/** `GET /agenda?vue=mois&mois=2026-12`: the list's answer, day by day. */
export async function eventMonth(c: Context<Env>): Promise<Response> {
  const lang = c.get('lang')
  const query = withoutMoment(parseQuery(new URL(c.req.url).searchParams))
  const filters = queryString(query)
  const { month, ...table } = await monthOf(c, query, (asked) => monthPath(filters, asked))
  return renderPage(
    c,
    {
      title: table.title,
      breadcrumb: [{ label: messages[lang].agenda, href: '/agenda' }, { label: table.title }],
      canonical: monthPath(filters, month),
      noIndex: filters !== '',
    },
    <MonthPage {...table} list={`/agenda${filters}`} filtered={filters !== ''} />,
  )
}

/** The month that an address asks (`mois=2026-12`), under a question. `pathOf` gives the address of another one. */
export async function monthOf(
  c: Context<Env>,
  query: EntryQuery,
  pathOf: (month: string) => string,
): Promise<MonthTableProps & { month: string }> {
  const { db, now } = c.get('services')
  const lang = c.get('lang')
  const { month, previous, next, days, starts } = monthAsked(c.req.query('mois') ?? null, now())
  const found = await entriesByDay(db, query, { kinds: ['event'], starts, shown })
  // What is over has left the memory: the days gone by show nothing rather than a part.
  const today = dayOf(now())
  return {
    lang,
    month,
    title: messages[lang].month.title(monthInWords(lang, month)),
    days: days.map((day, at) => ({
      day,
      count: day < today ? 0 : (found[at]?.count ?? 0),
      first: day < today ? [] : (found[at]?.first ?? []),
      href: `/agenda${queryString({ ...query, from: day, to: day })}`,
    })),
    previous: previous === null ? null : { month: previous, href: pathOf(previous) },
    next: next === null ? null : { month: next, href: pathOf(next) },
  }
}

/** The calendar of a month (of the present one without), under the filters of a query string. */
export const monthPath = (filters: string, month?: string): string =>
  `/agenda${filters}${filters === '' ? '?' : '&'}vue=mois${month ? `&mois=${month}` : ''}`
