import { createHash } from 'node:crypto'
import type { Context } from 'hono'
import { type Present, presentOf } from '#modules/territories/index.ts'
import { csvFile } from '#platform/csv.ts'
import type { Env } from '#platform/http/env.ts'
import { keptAnswer } from '#platform/http/kept-answers.ts'
import { streamFile } from '#platform/http/stream.ts'
import { localPath } from '#platform/i18n/lang.ts'
import { askedFrame, renderFrame } from '#ui/frame.tsx'
import { renderPage } from '#ui/page.tsx'
import type { View } from '#ui/view.ts'
import { messages } from '../messages/index.ts'
import { wordsIn } from '../messages/words-in.ts'
import { type Dashboard, dashboardPath, dashboardsPath } from '../model.ts'
import { DashboardPage } from '../pages/dashboard-page.tsx'
import { Tiles } from '../pages/tiles.tsx'
import { canEditDashboard, canMakeDashboards } from '../policy.ts'
import { holdersOf, keyOf, readable, tilesOf } from './asked.ts'
import type { Makers } from './make-views.ts'
import { figureColumns, figuresOf } from './table-columns.ts'

/** In pixels: a dashboard is long. */
const frameHeight = 900

/** `GET /observatoire/tableaux/{slug}?cle=`: a dashboard. */
export const dashboardPage = (makers: Makers) => async (c: Context<Env>) => {
  const { db, now } = c.get('services')
  const [dashboard, present] = await Promise.all([readable(c), presentOf(db, now())])
  return keptAnswer(c, `dashboard ${present.key} ${JSON.stringify(dashboard)}`, () =>
    makePage(c, makers, dashboard, present),
  )
}

async function makePage(
  c: Context<Env>,
  makers: Makers,
  dashboard: Dashboard,
  present: Present,
): Promise<Response> {
  const { now } = c.get('services')
  const lang = c.get('lang')
  const t = messages[lang]
  const actor = c.get('actor')
  const tiles = await tilesOf(c, makers, dashboard, present)
  const words = wordsIn(lang, dashboard)
  const path = dashboardPath(dashboard.slug)
  const key = keyOf(dashboard)
  const isPublic = dashboard.visibility === 'public'
  return renderPage(
    c,
    {
      title: words.title,
      description: words.intro || t.description,
      breadcrumb: [
        { label: t.observatory, href: '/observatoire' },
        { label: t.title, href: dashboardsPath },
        { label: words.title },
      ],
      canonical: path,
      noIndex: !isPublic,
      scripts: ['copy'],
      alternates: isPublic ? { 'text/csv': localPath(lang, `${path}.csv`) } : {},
    },
    <DashboardPage
      lang={lang}
      dashboard={dashboard}
      tiles={tiles}
      today={now()}
      mayEdit={canEditDashboard(actor, dashboard)}
      holders={canMakeDashboards(actor, undefined) ? await holdersOf(c, actor) : []}
      linkKey={key}
      framed={
        dashboard.visibility === 'private'
          ? null
          : {
              look: askedFrame(c, frameHeight),
              frame: localPath(lang, `/integrer/tableaux/${dashboard.slug}${key}`),
              origin: c.get('origin'),
              title: t.onOtherSites(words.title),
              link: { path: localPath(lang, path + key), words: `${words.title}, ${c.get('site').name}` },
            }
      }
      done={c.req.query('fait') ?? null}
    />,
  )
}

/** `GET /integrer/tableaux/{slug}?cle=&apparence=`: the same for a frame on any site; without cookie nor script of others. */
export const dashboardFrame = (makers: Makers) => async (c: Context<Env>) => {
  const { db, now } = c.get('services')
  const [dashboard, present] = await Promise.all([readable(c), presentOf(db, now())])
  return keptAnswer(c, `frame ${present.key} ${JSON.stringify(dashboard)}`, () =>
    makeFrame(c, makers, dashboard, present),
  )
}

async function makeFrame(
  c: Context<Env>,
  makers: Makers,
  dashboard: Dashboard,
  present: Present,
): Promise<Response> {
  const { now } = c.get('services')
  const lang = c.get('lang')
  const tiles = await tilesOf(c, makers, dashboard, present)
  const words = wordsIn(lang, dashboard)
  const path = dashboardPath(dashboard.slug) + keyOf(dashboard)
  return renderFrame(
    c,
    { title: words.title, kind: 'dashboard' },
    <>
      <h1 lang={words.lang === lang ? undefined : words.lang}>{words.title}</h1>
      <Tiles lang={lang} written={words.lang} tiles={tiles} today={now()} framed />
      <p class="src">
        <a href={localPath(lang, path)} target="_top" rel="noopener">
          {c.get('site').name}
        </a>
      </p>
    </>,
  )
}

/** `GET /observatoire/tableaux/{slug}.csv?cle=`: every figure of every view. */
export const dashboardCsv = (makers: Makers) => async (c: Context<Env>) => {
  const slug = (c.req.param('file') ?? '').replace(/\.csv$/, '')
  const tiles = await tilesOf(c, makers, await readable(c, slug))
  return figuresFile(
    c,
    tiles.map(({ view }) => view),
    slug,
  )
}

/** The figures of some views as a file. */
export function figuresFile(c: Context<Env>, views: readonly (View | null)[], name: string): Response {
  const lang = c.get('lang')
  const whole = (path: string) => c.get('origin') + localPath(lang, path)
  const told = views.map((view) => view && [view.title, view.href, view.table.rows, view.sources])
  return streamFile(c, {
    pieces: () => csvFile(figuresOf(views, whole), figureColumns, lang),
    type: 'text/csv; charset=utf-8',
    filename: `${name}.csv`,
    version: createHash('sha256')
      .update(JSON.stringify([lang, told]))
      .digest('hex')
      .slice(0, 20),
  })
}
