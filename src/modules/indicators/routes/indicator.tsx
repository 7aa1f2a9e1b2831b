import type { Context } from 'hono'
import { contours, getSources, presentOf, regionManifest, territoryPath } from '#modules/territories/index.ts'
import type { Env } from '#platform/http/env.ts'
import { keptAnswer } from '#platform/http/kept-answers.ts'
import { localPath } from '#platform/i18n/lang.ts'
import { renderPage } from '#ui/page.tsx'
import { findIndicator, getIndicatorView } from '../get-indicator.ts'
import { indicatorString, parseIndicatorQuery } from '../indicator-query.ts'
import { messages } from '../messages/index.ts'
import { indicatorPath, latestNote } from '../model.ts'
import { IndicatorPage } from '../pages/indicator-page.tsx'
import { changeOf, type IndicatorView, sorts } from '../view-model.ts'
import { creditsOf } from './credits.ts'
import { drawLevel } from './draw-level.ts'

const pageSize = 25

/** `GET /observatoire/indicateurs/{code}`: trend, map, ranking, comparison. */
export async function indicatorPage(c: Context<Env>): Promise<Response> {
  const { db, now } = c.get('services')
  const present = await presentOf(db, now())
  return keptAnswer(c, `indicator ${present.key}`, () => makePage(c))
}

async function makePage(c: Context<Env>): Promise<Response> {
  const { db, config, now } = c.get('services')
  const lang = c.get('lang')
  const t = messages[lang]
  const indicator = await findIndicator(db, c.req.param('code') ?? '')
  const query = parseIndicatorQuery(new URL(c.req.url).searchParams, indicator)
  const path = indicatorPath(indicator.code)
  const [view, shapes, manifest] = await Promise.all([
    getIndicatorView(db, indicator, query),
    contours(config.regionPack),
    regionManifest(config.regionPack),
  ])
  const map = shapes && (await drawLevel(db, shapes, view, query.level, lang))
  const drawnFrom = map && manifest.contours ? await getSources(db, [manifest.contours.source]) : new Map()
  return renderPage(
    c,
    {
      title: indicator.label[lang],
      description: indicator.definition[lang],
      breadcrumb: [
        { label: t.observatory, href: '/observatoire' },
        { label: t.title, href: '/observatoire/indicateurs' },
        { label: indicator.label[lang] },
      ],
      canonical: path,
      noIndex: new URL(c.req.url).search !== '',
      alternates: {
        'text/csv': localPath(lang, `${path}.csv`),
        'application/json': `/api/v1/indicators/${indicator.code}`,
      },
    },
    <IndicatorPage
      lang={lang}
      view={view}
      note={latestNote(indicator)}
      query={query}
      changes={changesOf(view)}
      map={map}
      page={pageOf(view.ranked, query.page)}
      sortWord={query.sort === 'value' ? null : sorts[query.sort]}
      question={indicatorString(query, indicator)}
      hrefOf={(change) => path + indicatorString(query, indicator, change)}
      territoryHref={territoryPath}
      sources={creditsOf(lang, [...view.sources, ...drawnFrom.values()])}
      today={now()}
    />,
  )
}

/** How the region changed over the years of its last series. */
function changesOf({ indicator, trends }: IndicatorView) {
  const run = trends.find(({ kind }) => kind === 'region')?.runs.at(-1)
  const [first, last] = [run?.[0], run?.at(-1)]
  if (!first || !last || first === last) return null
  const change = changeOf(indicator, last.cell.value, first.cell.value)
  return change === null ? null : { change, since: first.year }
}

/** A page of the ranking; the last one when fewer are there than was asked. */
function pageOf(ranked: IndicatorView['ranked'], asked: number) {
  const pages = Math.max(1, Math.ceil(ranked.length / pageSize))
  const page = Math.min(asked, pages)
  return { rows: ranked.slice((page - 1) * pageSize, page * pageSize), page, pages }
}
