import type { Context } from 'hono'
import { today } from '#modules/tools/index.ts'
import type { Env } from '#platform/http/env.ts'
import { AccountFrame } from '#ui/back-office.tsx'
import { renderPage } from '#ui/page.tsx'
import { wearMessages } from '../messages/index.ts'
import { WearContent } from '../pages/wear-page.tsx'
import { budgetOf, byUrgency, type Wear, wearOf } from '../wear-model.ts'
import { readLives } from '../wear-store.ts'
import { organisationsOf, pageOf, privateTable } from './asked.ts'

const path = '/compte/outils/usure'
const copiesAPage = 100
/** Copies of a file at most. */
const mostInFile = 20_000

async function wearsFor(c: Context<Env>, organisations: string[] | null): Promise<Wear[]> {
  const { db, now } = c.get('services')
  const present = today(now())
  const lives = await readLives(db, organisations, present)
  return lives.map((life) => wearOf(life, present)).sort(byUrgency)
}

/** `GET /compte/outils/usure?page=` */
export async function wearPage(c: Context<Env>): Promise<Response> {
  const lang = c.get('lang')
  const { now } = c.get('services')
  const organisations = organisationsOf(c)
  const t = wearMessages[lang]
  const wears = await wearsFor(c, organisations)
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
        budget={budgetOf(wears, today(now()))}
        page={page}
        pages={pages}
        ofAll={organisations === null}
        now={now()}
      />
    </AccountFrame>,
  )
}

/** `GET /compte/outils/usure.csv`: the same copies, as a table. */
export async function wearFile(c: Context<Env>): Promise<Response> {
  const lang = c.get('lang')
  const t = wearMessages[lang]
  const wears = (await wearsFor(c, organisationsOf(c))).slice(0, mostInFile)
  return privateTable(c, 'usure.csv', [
    t.csv,
    ...wears.map((wear) => [
      (lang === 'en' ? wear.tool.titleEn : null) ?? wear.tool.titleFr,
      wear.code,
      wear.holder,
      t.advices[wear.advice],
      t.states[wear.state],
      wear.trend && t.trends[wear.trend],
      wear.expected,
      wear.loans,
      Math.round(10 * wear.pace) / 10,
      wear.left,
      wear.incidents,
      wear.repairDays,
      wear.closedDays,
      wear.renewal,
      wear.cost,
      wear.tool.demo ? t.yes : t.no,
    ]),
  ])
}
