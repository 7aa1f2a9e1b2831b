import { Hono } from 'hono'
import { listPublic } from '#modules/dashboards/index.ts'
import { keyFigures, listIndicators } from '#modules/indicators/index.ts'
import { listStudies } from '#modules/studies/index.ts'
import type { Env } from '#platform/http/env.ts'
import { renderPage } from '#ui/page.tsx'
import { en } from './messages/en.ts'
import { fr } from './messages/fr.ts'
import { ObservatoryPage, type Section } from './pages/observatory-page.tsx'

const messages = { fr, en }

/** `/observatoire`: the way to everything that is observed. */
export function observatoryRoutes(): Hono<Env> {
  return new Hono<Env>().get('/observatoire', async (c) => {
    const { db, region } = c.get('services')
    const lang = c.get('lang')
    const t = messages[lang]
    const inRegion = lang === 'fr' ? region.inFr : region.inEn
    const [studies, indicators, dashboards] = await Promise.all([
      listStudies(db),
      listIndicators(db),
      listPublic(db),
    ])
    const sections: Section[] = [
      { href: '/observatoire/tableaux', ...t.dashboards, count: t.dashboards.count(dashboards.length) },
      { href: '/observatoire/etudes', ...t.studies, count: t.studies.count(studies.length) },
      { href: '/observatoire/indicateurs', ...t.indicators, count: t.indicators.count(indicators.length) },
      { href: '/enquetes', ...t.surveys },
      { href: '/observatoire/couverture', ...t.coverage },
      { href: '/observatoire/prets', ...t.loans },
      { href: '/observatoire/repartition', ...t.spread },
      { href: '/observatoire/ou-agir', ...t.sites },
      { href: '/territoires', ...t.territories },
      { href: '/donnees', ...t.data },
    ]
    return renderPage(
      c,
      {
        title: t.title,
        description: t.lead(inRegion),
        breadcrumb: [{ label: t.title }],
        canonical: '/observatoire',
      },
      <ObservatoryPage
        lang={lang}
        inRegion={inRegion}
        figures={keyFigures(lang, indicators)}
        sections={sections}
      />,
    )
  })
}
