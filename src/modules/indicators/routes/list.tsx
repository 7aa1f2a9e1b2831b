import type { Context } from 'hono'
import { getSources } from '#modules/territories/index.ts'
import type { Env } from '#platform/http/env.ts'
import { renderPage } from '#ui/page.tsx'
import { listIndicators } from '../list-indicators.ts'
import { messages } from '../messages/index.ts'
import { latestNote } from '../model.ts'
import { ListPage } from '../pages/list-page.tsx'
import { changeOf } from '../view-model.ts'
import { creditsOf } from './credits.ts'

/** `GET /observatoire/indicateurs`: every indicator by theme. */
export async function indicatorList(c: Context<Env>) {
  const { db, region } = c.get('services')
  const lang = c.get('lang')
  const t = messages[lang]
  const listed = await listIndicators(db)
  const sources = listed.flatMap(({ indicator }) => indicator.vintages.map(({ sourceId }) => sourceId))
  return renderPage(
    c,
    {
      title: t.title,
      description: t.description,
      breadcrumb: [{ label: t.observatory, href: '/observatoire' }, { label: t.title }],
      canonical: '/observatoire/indicateurs',
    },
    <ListPage
      lang={lang}
      inRegion={lang === 'fr' ? region.inFr : region.inEn}
      region={region.name}
      listed={listed.map((each) => ({
        ...each,
        note: latestNote(each.indicator),
        change: changeOf(each.indicator, each.latest?.cell.value ?? null, each.before?.value ?? null),
      }))}
      sources={creditsOf(lang, (await getSources(db, [...new Set(sources)])).values())}
    />,
  )
}
