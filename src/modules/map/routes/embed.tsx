import { Hono } from 'hono'
import { queryString } from '#modules/search/index.ts'
import type { Env } from '#platform/http/env.ts'
import { localPath } from '#platform/i18n/lang.ts'
import { renderPage } from '#ui/page.tsx'
import { EmbedPage } from '../pages/embed-page.tsx'
import { FramePage } from '../pages/frame-page.tsx'
import { answerOf, asked, chosenFilters, listFor, mapFor } from './view.tsx'

const heights = { least: 300, usual: 520, most: 1200 }
const attribute = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')

/** The map on other sites: the page that gives the code, and the page that the code shows. */
export const embedRoutes = new Hono<Env>()
  .get('/carte/integrer', async (c) => {
    const { lang, t, query, regionIn } = asked(c)
    const filters = queryString({ ...query, page: 1, bbox: null })
    const given = Number(c.req.query('hauteur'))
    const height =
      Number.isInteger(given) && given > 0
        ? Math.min(heights.most, Math.max(heights.least, given))
        : heights.usual
    const frame = `/carte/integrer/vue${filters}`
    const title = t.embedPage.frameTitle(regionIn)
    const src = c.get('origin') + localPath(lang, frame)
    const code = `<iframe src="${attribute(src)}" title="${attribute(title)}" width="100%" height="${height}" loading="lazy" style="border:0"></iframe>`
    c.get('csp')['frame-src'] = "'self'"
    const list = await answerOf(c, query)
    return renderPage(
      c,
      {
        title: t.embedPage.title,
        canonical: '/carte/integrer',
        breadcrumb: [{ label: t.title, href: '/carte' }, { label: t.embedPage.title }],
        scripts: ['copy'],
      },
      <EmbedPage
        lang={lang}
        t={t}
        regionIn={regionIn}
        chosen={chosenFilters(query, list, lang).map((filter) => filter.label)}
        kept={[...new URLSearchParams(filters)]}
        height={height}
        frame={frame}
        map={`/carte${filters}`}
        code={code}
      />,
    )
  })
  .get('/carte/integrer/vue', async (c) => {
    const { lang, t, query, regionIn } = asked(c)
    const { region } = c.get('services')
    const list = await answerOf(c, query)
    const map = await mapFor(c, query, list, '/carte/integrer/vue')
    c.get('csp')['frame-ancestors'] = '*'
    return renderPage(
      c,
      { title: t.embedPage.frameTitle(regionIn), scripts: ['map'], frame: 'bare', noIndex: true },
      <FramePage
        title={t.embedPage.frameTitle(regionIn)}
        lang={lang}
        t={t}
        region={region.name}
        map={map}
        total={list.total}
        list={await listFor(c, query, list, '/carte/integrer/vue')}
        home={`/carte${queryString({ ...query, page: 1 })}`}
      />,
    )
  })
