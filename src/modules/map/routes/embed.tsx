import { Hono } from 'hono'
import { queryString } from '#modules/search/index.ts'
import type { Env } from '#platform/http/env.ts'
import { localPath } from '#platform/i18n/lang.ts'
import { askedFrame, renderFrame } from '#ui/frame.tsx'
import { renderPage } from '#ui/page.tsx'
import { EmbedPage } from '../pages/embed-page.tsx'
import { FramePage } from '../pages/frame-page.tsx'
import { answerOf, asked, chosenFilters, listFor, mapFor } from './view.tsx'

/** In pixels. */
const frameHeight = 520

/** The map on other sites: the page that gives the code, and the page that the code shows. */
export const embedRoutes = new Hono<Env>()
  .get('/carte/integrer', async (c) => {
    const { lang, t, query, regionIn } = asked(c)
    const filters = queryString({ ...query, page: 1, bbox: null })
    const title = t.embedPage.frameTitle(regionIn)
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
        chosen={chosenFilters(query, list, lang).map((filter) => filter.label)}
        kept={[...new URLSearchParams(filters)]}
        map={`/carte${filters}`}
        framed={{
          look: askedFrame(c, frameHeight),
          frame: localPath(lang, `/carte/integrer/vue${filters}`),
          origin: c.get('origin'),
          title,
          link: { path: localPath(lang, `/carte${filters}`), words: title },
        }}
      />,
    )
  })
  .get('/carte/integrer/vue', async (c) => {
    const { lang, t, query, regionIn } = asked(c)
    const { region } = c.get('services')
    const list = await answerOf(c, query)
    const map = await mapFor(c, query, list, '/carte/integrer/vue')
    return renderFrame(
      c,
      { title: t.embedPage.frameTitle(regionIn), kind: 'whole', script: 'map' },
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
