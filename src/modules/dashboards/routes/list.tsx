import type { Context } from 'hono'
import { hasRole } from '#platform/access/actor.ts'
import { authorise } from '#platform/access/permission.ts'
import type { FieldError } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { readTexts } from '#platform/http/form-texts.ts'
import { localPath } from '#platform/i18n/lang.ts'
import { renderPage } from '#ui/page.tsx'
import { messages } from '../messages/index.ts'
import { dashboardPath, dashboardsPath, limits } from '../model.ts'
import { ListPage, type ListProps } from '../pages/list-page.tsx'
import { canMakeDashboards } from '../policy.ts'
import { listOwn, listPublic, listViews } from '../store.ts'
import { createDashboard } from '../write-dashboard.ts'
import { countWrite, fieldsOf, holderIn, holdersOf } from './asked.ts'
import { feedPath } from './feed.ts'

type Typed = NonNullable<ListProps['own']>['typed']

/** `GET /observatoire/tableaux`: public dashboards, one’s own, one’s views. */
export const dashboardList = (c: Context<Env>) => show(c, { title: '', intro: '', holder: '' }, [])

/** `POST /observatoire/tableaux`: makes an empty dashboard. */
export async function addDashboard(c: Context<Env>): Promise<Response> {
  authorise(canMakeDashboards, c.get('actor'), undefined)
  countWrite(c)
  const text = await readTexts(c)
  const typed = {
    title: text('title', limits.title),
    intro: text('intro', limits.intro),
    holder: text('holder', 40),
  }
  const { db, now } = c.get('services')
  const lang = c.get('lang')
  try {
    const holder = holderIn(c.get('actor'), typed.holder, lang)
    const given = { typed: { ...typed, holder, visibility: 'private' }, lang }
    const slug = await createDashboard(db, c.get('actor'), given, now())
    return c.redirect(localPath(lang, `${dashboardPath(slug)}/modifier?fait=cree`), 303)
  } catch (error) {
    return show(c, typed, fieldsOf(error))
  }
}

async function show(c: Context<Env>, typed: Typed, errors: FieldError[]): Promise<Response> {
  const { db } = c.get('services')
  const actor = c.get('actor')
  const lang = c.get('lang')
  const t = messages[lang]
  const own =
    actor.kind === 'person' && canMakeDashboards(actor, undefined)
      ? {
          dashboards: await listOwn(db, [...actor.memberships.keys()], hasRole(actor, 'moderator')),
          views: await listViews(db, actor.id),
          holders: await holdersOf(c, actor),
          typed,
          errors,
        }
      : null
  return renderPage(
    c,
    {
      title: t.title,
      description: t.description,
      breadcrumb: [{ label: t.observatory, href: '/observatoire' }, { label: t.title }],
      canonical: dashboardsPath,
      alternates: { 'application/atom+xml': localPath(lang, feedPath) },
      status: errors.length > 0 ? 422 : 200,
    },
    <ListPage
      feed={feedPath}
      lang={lang}
      shown={await listPublic(db)}
      own={own}
      done={c.req.query('fait') ?? null}
    />,
  )
}
