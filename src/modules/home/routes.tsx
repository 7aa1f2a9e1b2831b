import { type Context, Hono } from 'hono'
import type { ComponentChildren } from 'preact'
import { meshOfRegion } from '#modules/map/index.ts'
import { inLang, siteSettings } from '#modules/settings/index.ts'
import type { Env, Services } from '#platform/http/env.ts'
import { renderMarkdown } from '#platform/markdown.ts'
import { renderPage } from '#ui/page.tsx'
import { compliance, criteria, lastAudit, lastBudgets } from './audit/last-results.ts'
import { content } from './content/index.ts'
import { operatorOf } from './content/operator.ts'
import { figuresReader } from './get-figures.ts'
import { doorLinks, liveLinks } from './live-links.ts'
import { en } from './messages/en.ts'
import { fr } from './messages/fr.ts'
import { resultOf } from './model/audit.ts'
import { withinBudget } from './model/budgets.ts'
import type { Prose } from './model/prose.ts'
import { AuditFailures, AuditPages, AuditResults } from './pages/audit-results.tsx'
import { type DoorKey, DoorPage } from './pages/door.tsx'
import { CriteriaTable, WeightTable } from './pages/ecodesign-tables.tsx'
import { doorPaths, HomePage } from './pages/home.tsx'
import { ProsePage } from './pages/prose.tsx'
import { SiteMapPage } from './pages/site-map.tsx'
import { WrittenPage } from './pages/written.tsx'

const messages = { fr, en }
const doorKeys: DoorKey[] = ['discover', 'act', 'understand']
const linksOfADoor = 5
const quickLinks = 6

/** The home page, the three doors and the pages of text. */
export function homeRoutes(services: Services): Hono<Env> {
  const app = new Hono<Env>()
  const getFigures = figuresReader(services.db)

  app.get('/', async (c) => {
    const lang = c.get('lang')
    const t = messages[lang]
    const inRegion = lang === 'fr' ? services.region.inFr : services.region.inEn
    const [figures, mesh] = await Promise.all([
      getFigures(),
      meshOfRegion(services.db, services.config.regionPack, lang, inRegion),
    ])
    return renderPage(
      c,
      {
        styles: ['front'],
        title: t.hero.pageTitle,
        description: t.hero.description(inRegion),
        canonical: '/',
      },
      <HomePage
        lang={lang}
        inRegion={inRegion}
        figures={figures}
        quick={liveLinks(t.hero.quick, figures.facets).slice(0, quickLinks)}
        doors={doorKeys.map((key) => ({
          key,
          links: doorLinks(t.doors[key].people, figures.facets).slice(0, linksOfADoor),
        }))}
        mesh={mesh}
      />,
    )
  })

  for (const key of doorKeys) {
    app.get(doorPaths[key], async (c) => {
      const lang = c.get('lang')
      const door = messages[lang].doors[key]
      const figures = await getFigures()
      return renderPage(
        c,
        {
          title: door.title,
          description: door.description,
          breadcrumb: [{ label: door.title }],
          canonical: doorPaths[key],
        },
        <DoorPage
          lang={lang}
          door={key}
          people={door.people.map((person) => ({
            ...person,
            links: liveLinks(person.links, figures.facets),
          }))}
        />,
      )
    })
  }

  app.get('/aide', (c) => prosePage(c, content[c.get('lang')].help(operator(c))))
  app.get('/mentions-legales', (c) => legalPage(c, 'legal'))
  app.get('/donnees-personnelles', (c) => legalPage(c, 'privacy'))

  app.get('/accessibilite', (c) => {
    const lang = c.get('lang')
    const rows = Object.entries(criteria).map(([criterion, wording]) => ({
      criterion,
      wording,
      result: resultOf(lastAudit, criterion),
      pages: lastAudit?.criteria.find((each) => each.criterion === criterion)?.pages ?? [],
    }))
    return prosePage(c, content[lang].accessibility(operator(c), lastAudit, compliance), {
      results: lastAudit && <AuditResults lang={lang} referential={lastAudit.referential} rows={rows} />,
      pages: lastAudit && <AuditPages pages={lastAudit.pages} />,
      failures: <AuditFailures lang={lang} rows={rows} />,
    })
  })

  app.get('/ecoconception', (c) => {
    const lang = c.get('lang')
    const pages = (lastBudgets?.pages ?? []).map((page) => ({ ...page, within: withinBudget(page) }))
    return prosePage(c, content[lang].ecodesign(lastBudgets !== null), {
      pages: lastBudgets && <WeightTable lang={lang} budgets={lastBudgets} pages={pages} />,
      criteria: <CriteriaTable lang={lang} criteria={content[lang].ecodesignCriteria} />,
    })
  })

  app.get('/plan-du-site', async (c) => {
    const lang = c.get('lang')
    const t = messages[lang].siteMap
    const texts = content[lang]
    const who = operator(c)
    const about = [
      ['/aide', texts.help(who)],
      ['/accessibilite', texts.accessibility(who, lastAudit, compliance)],
      ['/ecoconception', texts.ecodesign(false)],
      ['/donnees-personnelles', texts.privacy(who)],
      ['/mentions-legales', texts.legal(who)],
    ] as const
    return renderPage(
      c,
      {
        title: t.title,
        description: t.description,
        breadcrumb: [{ label: t.title }],
        canonical: '/plan-du-site',
      },
      <SiteMapPage
        lang={lang}
        region={services.region}
        figures={await getFigures()}
        about={about.map(([href, prose]) => ({ href, label: prose.title }))}
      />,
    )
  })

  return app
}

function operator(c: Context<Env>) {
  const { config, region } = c.get('services')
  const site = { contact: c.get('site').contactEmail, origin: c.get('origin') }
  return operatorOf(config.legal, region, site, c.get('lang'))
}

/** A text that the region may have written itself, in the settings of its site. */
async function legalPage(c: Context<Env>, name: 'legal' | 'privacy') {
  const { db, region } = c.get('services')
  const lang = c.get('lang')
  const prose = content[lang][name](operator(c))
  const own = (await siteSettings(db, region)).texts[name]
  if (!own) return prosePage(c, prose)
  const written = inLang(own, lang)
  return renderPage(
    c,
    {
      title: prose.title,
      description: prose.description,
      breadcrumb: [{ label: prose.title }],
      canonical: c.get('localUrl').split('?')[0],
    },
    <WrittenPage
      title={prose.title}
      html={renderMarkdown(written.text)}
      textLang={written.lang === lang ? undefined : written.lang}
    />,
  )
}

function prosePage(c: Context<Env>, prose: Prose, slots: Record<string, ComponentChildren> = {}) {
  const options = {
    title: prose.title,
    description: prose.description,
    breadcrumb: [{ label: prose.title }],
    canonical: c.get('localUrl').split('?')[0],
  }
  return renderPage(c, options, <ProsePage lang={c.get('lang')} prose={prose} slots={slots} />)
}
