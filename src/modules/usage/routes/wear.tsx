import type { Context } from 'hono'
import { today } from '#modules/tools/index.ts'
import type { Env } from '#platform/http/env.ts'
import { toEuros } from '#platform/money.ts'
import { AccountFrame } from '#ui/back-office.tsx'
import { renderPage } from '#ui/page.tsx'
import { getWear } from '../get-wear.ts'
import { wearMessages } from '../messages/index.ts'
import { WearContent } from '../pages/wear-page.tsx'
import { budgetOf, holderBudgets, soonCost, toolWears } from '../wear-model.ts'
import { organisationsOf, pageOf, privateTable } from './asked.ts'

const path = '/compte/outils/usure'
const copiesAPage = 100
/** Tools, and holders, that the page names; the files have all of them. */
const toolsShown = 50
/** Copies of a file at most. */
const mostInFile = 20_000

/** `GET /compte/outils/usure?page=` */
export async function wearPage(c: Context<Env>): Promise<Response> {
  const lang = c.get('lang')
  const { db, now } = c.get('services')
  const organisations = organisationsOf(c)
  const t = wearMessages[lang]
  const { wears, at } = await getWear(db, organisations, now())
  const present = today(at)
  const tools = toolWears(wears, present)
  const pages = Math.max(1, Math.ceil(wears.length / copiesAPage))
  const page = Math.min(pageOf(c), pages)
  return renderPage(
    c,
    {
      title: t.title,
      noIndex: true,
      styles: ['back-office'],
      canonical: path,
      breadcrumb: [{ label: t.crumb, href: '/compte/outils' }, { label: t.title }],
    },
    <AccountFrame lang={lang} current={path}>
      <WearContent
        lang={lang}
        wears={wears.slice((page - 1) * copiesAPage, page * copiesAPage)}
        counts={{
          all: wears.length,
          renew: wears.filter(({ advice }) => advice === 'renew').length,
          repair: wears.filter(({ state }) => state === 'repair').length,
        }}
        budget={budgetOf(wears, present)}
        tools={tools.slice(0, toolsShown)}
        toolsAll={tools.length}
        holders={holderBudgets(wears, present)
          .sort((a, b) => soonCost(b.budget) - soonCost(a.budget))
          .slice(0, toolsShown)}
        page={page}
        pages={pages}
        ofAll={organisations === null}
        at={at}
      />
    </AccountFrame>,
  )
}

/** `GET /compte/outils/usure.csv`: the same copies, as a table. */
export async function wearFile(c: Context<Env>): Promise<Response> {
  const lang = c.get('lang')
  const t = wearMessages[lang]
  const { db, now } = c.get('services')
  const wears = (await getWear(db, organisationsOf(c), now())).wears.slice(0, mostInFile)
  return privateTable(c, 'usure.csv', [
    t.csv,
    ...wears.map((wear) => [
      (lang === 'en' ? wear.tool.titleEn : null) ?? wear.tool.titleFr,
      wear.code,
      wear.holder,
      t.advices[wear.advice],
      t.states[wear.state],
      wear.trend && t.trends[wear.trend],
      wear.seen.map((each) => t.seen[each]).join(', '),
      wear.expected,
      wear.loans,
      Math.round(10 * wear.pace) / 10,
      wear.left,
      wear.incidents,
      wear.repairDays,
      wear.closedDays,
      wear.renewal,
      toEuros(wear.costCents),
      wear.tool.demo ? t.yes : t.no,
    ]),
  ])
}

/** `GET /compte/outils/renouvellement.csv`: what each tool costs to renew, year by year. */
export async function renewalFile(c: Context<Env>): Promise<Response> {
  const lang = c.get('lang')
  const t = wearMessages[lang]
  const { db, now } = c.get('services')
  const { wears, at } = await getWear(db, organisationsOf(c), now())
  return privateTable(c, 'renouvellement.csv', [
    t.budgetCsv,
    ...toolWears(wears, today(at)).flatMap(({ tool, holder, budget }) =>
      budget
        .filter(({ copies }) => copies > 0)
        .map(({ year, copies, costCents, unknown }) => [
          holder,
          (lang === 'en' ? tool.titleEn : null) ?? tool.titleFr,
          year ?? t.afterwards,
          copies,
          toEuros(costCents),
          unknown,
          tool.demo ? t.yes : t.no,
        ]),
    ),
  ])
}
