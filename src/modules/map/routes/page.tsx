import { Hono } from 'hono'
import { facetParameters, queryString } from '#modules/search/index.ts'
import type { Env } from '#platform/http/env.ts'
import { MapList } from '#ui/map-list.tsx'
import { renderHtml, renderPage } from '#ui/page.tsx'
import { MapPage } from '../pages/map-page.tsx'
import { answerOf, asked, chosenFilters, filterGroups, keptParameters, listFor, mapFor } from './view.tsx'

// What the detailed base map needs, only when the visitor turned it on.
const ignOrigin = 'https://data.geopf.fr'

export const pageRoutes = new Hono<Env>()
  .get('/carte', async (c) => {
    const { lang, t, query, regionIn } = asked(c)
    const list = await answerOf(c, query)
    const map = await mapFor(c, query, list)
    if (map.base === 'ign')
      Object.assign(c.get('csp'), {
        'connect-src': `'self' ${ignOrigin}`,
        'img-src': `'self' data: blob: ${ignOrigin}`,
      })
    const address = queryString({ ...query, page: 1, bbox: null })
    const groups = filterGroups.map((group) => ({
      name: facetParameters[group],
      label: t.groups[group],
      values: list.facets[group] ?? [],
    }))
    return renderPage(
      c,
      {
        title: t.pageTitle(regionIn),
        description: t.description(regionIn),
        canonical: `/carte${address}`,
        scripts: ['map', 'filter'],
        mainClass: 'wide',
      },
      <MapPage
        lang={lang}
        t={t}
        regionIn={regionIn}
        q={query.q}
        groups={groups}
        chosen={chosenFilters(query, list, lang)}
        kept={keptParameters(query)}
        map={map}
        list={await listFor(c, query, list)}
        links={{
          directory: `/annuaire${address}`,
          embed: `/carte/integrer${address}`,
          ign: map.base === 'ign' ? `/carte${address}` : `/carte${address ? `${address}&` : '?'}fond=ign`,
        }}
      />,
    )
  })
  // The same list alone, for the script that keeps it in step with the map.
  .get('/carte/liste', async (c) => {
    const { query } = asked(c)
    const list = await listFor(c, query, await answerOf(c, query))
    return c.html(renderHtml(c.get('lang'), <MapList {...list} />), 200, { 'Cache-Control': 'no-cache' })
  })
