import type { Context } from 'hono'
import { AppError, NotFound } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { formatNumber } from '#platform/i18n/format.ts'
import { renderPage } from '#ui/page.tsx'
import { listKinds } from '../find-places.ts'
import { messages } from '../messages/index.ts'
import { FramePage, type FramePageProps } from '../pages/frame-page.tsx'
import { sitesFinding } from '../pages/sites-page.tsx'
import { parseSitesQuery, sitesString } from '../sites-query.ts'
import { sourcesOf } from './page.tsx'
import { answerOf, tellSites } from './sites.tsx'

/** A page that any site may show in a frame; its links leave it. */
function framed(c: Context<Env>, props: Omit<FramePageProps, 'lang' | 'site'>) {
  c.get('csp')['frame-ancestors'] = '*'
  return renderPage(
    c,
    { title: props.finding, frame: 'bare', scripts: ['frame-height'], noIndex: true },
    <FramePage lang={c.get('lang')} site={c.get('site').name} {...props} />,
  )
}

/** `GET /observatoire/ou-agir/integrer`: where to act, alone, for a frame on any site. @throws NotFound, AppError busy, too_many */
export async function sitesFrame(c: Context<Env>) {
  const { db, now } = c.get('services')
  const lang = c.get('lang')
  const t = messages[lang]
  const kinds = await listKinds(db, now())
  const query = parseSitesQuery(new URL(c.req.url).searchParams, kinds)
  if (!query?.asked) throw new NotFound()
  const told = await tellSites(c, query)
  if (told instanceof AppError) throw told
  const answer = await answerOf(c, told, query)
  const name = nameOf(kinds, query.kind, lang)
  const lines = answer?.lines ?? []
  return framed(c, {
    finding: answer ? sitesFinding(lang, query, answer, name) : t.sites.title,
    notes: told.searching ? [t.sites.searching(told.searching.seconds)] : [],
    caption: t.sites.mapTitle(lines.length),
    map: answer?.map ?? null,
    lines: lines.map((line) => ({
      name: line.name,
      adds:
        query.aim === 'reach' ? `+ ${formatNumber(lang, line.reached)}` : t.sites.kmAfter(line.after.meanKm),
    })),
    sources: await sourcesOf(c, told.coverage, query),
    whole: `/observatoire/ou-agir${sitesString(query)}`,
  })
}

const nameOf = (kinds: Awaited<ReturnType<typeof listKinds>>, code: string, lang: 'fr' | 'en') => {
  const kind = kinds.find((each) => each.code === code)
  return (lang === 'fr' ? kind?.labelFr : kind?.labelEn) ?? code
}
