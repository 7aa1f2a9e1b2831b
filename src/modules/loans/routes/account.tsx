import type { Context } from 'hono'
import { isDay, today } from '#modules/tools/index.ts'
import { csvLine, spreadsheet } from '#platform/csv.ts'
import { Invalid } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { localPath } from '#platform/i18n/lang.ts'
import { renderPage } from '#ui/page.tsx'
import { messages } from '../messages/index.ts'
import { moneyMessages } from '../messages/paper.ts'
import { numberOf } from '../money/money-model.ts'
import { accountOf } from '../money/money-store.ts'
import { AccountPage } from '../pages/account-page.tsx'
import { lendingHouse } from './lending-house.ts'

/** `GET /annuaire/{slug}/prets-comptes?du=&au=`: the totals of a period, this year when none is said. */
export async function accountPage(c: Context<Env>): Promise<Response> {
  const lang = c.get('lang')
  const t = moneyMessages[lang].account
  const organisation = await lendingHouse(c)
  const { from, to, errors } = period(c)
  const lines = errors.length > 0 ? [] : await accountOf(c.get('services').db, organisation.id, { from, to })
  const total = (kind: (typeof lines)[number]['kind']) =>
    lines.reduce((sum, line) => sum + (line.kind === kind && !line.cancelled ? line.amount : 0), 0)
  return renderPage(
    c,
    {
      title: t.title(organisation.name),
      noIndex: true,
      styles: ['back-office'],
      status: errors.length > 0 ? 422 : 200,
      canonical: `/annuaire/${organisation.slug}/prets-comptes`,
      breadcrumb: [{ label: messages[lang].loans, href: '/compte/prets' }, { label: t.crumb }],
    },
    <AccountPage
      lang={lang}
      organisation={organisation}
      from={from}
      to={to}
      totals={{
        payment: total('payment'),
        deposit: total('deposit'),
        'deposit-return': total('deposit-return'),
      }}
      count={lines.filter(({ cancelled }) => !cancelled).length}
      errors={errors}
    />,
  )
}

/** `GET /annuaire/{slug}/prets-comptes.csv?du=&au=`: each sum of the period, with the number of its receipt. */
export async function accountFile(c: Context<Env>): Promise<Response> {
  const lang = c.get('lang')
  const { account: t, kinds, means } = moneyMessages[lang]
  const organisation = await lendingHouse(c)
  const { from, to, errors } = period(c)
  if (errors.length > 0) throw new Invalid(errors)
  const lines = (await accountOf(c.get('services').db, organisation.id, { from, to })).map((line) => [
    line.day,
    kinds[line.kind],
    line.receipt && [numberOf(line.receipt), line.receipt.issuer].filter(Boolean).join(', '),
    line.amount,
    (means as Record<string, string>)[line.means ?? ''] ?? null,
    line.cancelled ? t.yes : t.no,
    line.tool,
    line.borrower,
    line.from,
    line.to,
    line.note,
    c.get('origin') + localPath(lang, `/prets/${line.loanId}`),
  ])
  c.header('Content-Type', 'text/csv; charset=utf-8')
  c.header('Content-Disposition', `attachment; filename="prets-comptes-${from}-${to}.csv"`)
  return c.body(`\ufeff${[t.columns, ...lines].map((line) => csvLine(line, spreadsheet)).join('')}`)
}

/** The period of the address; this year when it says none. */
function period(c: Context<Env>) {
  const t = moneyMessages[c.get('lang')]
  const year = today(c.get('services').now()).slice(0, 4)
  const [from, to] = [c.req.query('du') || `${year}-01-01`, c.req.query('au') || `${year}-12-31`]
  const errors = [
    ...(isDay(from) ? [] : [{ field: 'du', message: t.errors.day }]),
    ...(!isDay(to)
      ? [{ field: 'au', message: t.errors.day }]
      : isDay(from) && to < from
        ? [{ field: 'au', message: t.account.order }]
        : []),
  ]
  return { from, to, errors }
}
