import { createHash } from 'node:crypto'
import type { Context } from 'hono'
import { dayOf } from '#modules/agenda/index.ts'
import { contours } from '#modules/territories/index.ts'
import { authorise } from '#platform/access/permission.ts'
import { NotFound } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { streamFile } from '#platform/http/stream.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { renderPage } from '#ui/page.tsx'
import { editionMap } from '../dashboard-map.ts'
import { sharesByGroup, tasksByKind } from '../dashboard-model.ts'
import { shareWords, tableCsv, tableNames } from '../dashboard-tables.ts'
import { type AttendanceOf, type Dashboard, getDashboard } from '../get-dashboard.ts'
import { dashboardMessages } from '../messages/dashboard.ts'
import { DashboardPage } from '../pages/dashboard-page.tsx'
import { nameIn } from '../pages/season-words.ts'
import { canEditSeasons, canSeeSeasons } from '../policy.ts'
import { askedEdition } from './public.tsx'

/** `GET /administration/temps-forts/{season}/{year}` */
export function dashboardPage(attendance?: AttendanceOf) {
  return async (c: Context<Env>): Promise<Response> => {
    authorise(canSeeSeasons, c.get('actor'), undefined)
    const { db, now } = c.get('services')
    const lang = c.get('lang')
    const { season, edition, which } = await askedEdition(c)
    const dashboard = await getDashboard(db, which, now(), attendance)
    return renderPage(
      c,
      {
        title: dashboardMessages[lang].title(nameIn(lang, season), edition.year),
        noIndex: true,
        styles: ['back-office'],
        canonical: `/administration/temps-forts/${season.code}/${edition.year}`,
      },
      <DashboardPage
        lang={lang}
        now={now()}
        season={season}
        edition={edition}
        mayEdit={canEditSeasons(c.get('actor'), undefined)}
        dashboard={dashboard}
        contents={sharesByGroup(dashboard.shares).map(({ group, lines }) => ({
          group,
          lines: lines.map((share) => ({ words: shareWords(lang, share), events: share.events })),
        }))}
        tasks={tasksByKind(dashboard.tasks)}
        map={await mapOf(c.get('services').config.regionPack, dashboard, lang)}
      />,
    )
  }
}

/** `GET …/{season}/{year}/{table}.csv`: one table of the dashboard, whole. */
export function dashboardTable(attendance?: AttendanceOf) {
  return async (c: Context<Env>): Promise<Response> => {
    authorise(canSeeSeasons, c.get('actor'), undefined)
    const { db, now } = c.get('services')
    const lang = c.get('lang')
    const name = tableNames.find((each) => `${each}.csv` === c.req.param('file'))
    if (!name) throw new NotFound()
    const { which } = await askedEdition(c)
    const dashboard = await getDashboard(db, which, now(), attendance)
    const day = dayOf(now())
    return streamFile(c, {
      pieces: () => tableCsv(name, dashboard, { day, lang }),
      type: 'text/csv; charset=utf-8',
      filename: `${which.season}-${which.year}-${name}.csv`,
      version: createHash('sha256')
        .update(JSON.stringify([name, lang, day, dashboard]))
        .digest('hex')
        .slice(0, 20),
    })
  }
}

async function mapOf(pack: string, { epci, communes }: Dashboard, lang: Lang) {
  const shapes = await contours(pack)
  const map = shapes && editionMap(shapes, epci, communes)
  if (!map) return null
  const names = new Map(epci.map(({ code, name }) => [code, name]))
  return {
    width: map.drawn.width,
    height: map.drawn.height,
    outline: map.drawn.outline,
    points: map.points,
    shapes: map.drawn.shapes.map(({ code, path }) => ({
      key: code,
      path,
      here: map.touched.has(code),
      ...(names.has(code) && {
        href: localPath(lang, `/territoires/epci/${code}`),
        name: names.get(code),
      }),
    })),
  }
}
