import { Hono } from 'hono'
import type { Env } from '#platform/http/env.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { renderPage } from '#ui/page.tsx'
import { drawMap } from './draw-map.ts'
import { listPath, parseListQuery } from './list-query.ts'
import { countByKind, listContainers, listTerritories, pageSize } from './list-store.ts'
import { en } from './messages/en.ts'
import { fr } from './messages/fr.ts'
import { type TerritoryName, territoryPath } from './model.ts'
import { type Contours, readContours } from './pack/contours.ts'
import { readRegionManifest } from './pack/manifest.ts'
import { ListPage } from './pages/list-page.tsx'
import { getSources } from './store.ts'

/** `/territoires`: search and list. The sheets of territories are the `sheets` module’s. */
export function territoryRoutes(): Hono<Env> {
  const app = new Hono<Env>()
  app.get('/territoires', async (c) => {
    const { db, config } = c.get('services')
    const lang = c.get('lang')
    const asked = parseListQuery(new URL(c.req.url).searchParams)
    const manifest = await readRegionManifest(config.regionPack)
    const [list, containers, contours, counts, sources] = await Promise.all([
      listTerritories(db, asked),
      listContainers(db),
      readContours(config.regionPack),
      countByKind(db),
      getSources(
        db,
        [manifest.territories.source, manifest.territories.areaSource].flatMap((id) => id ?? []),
      ),
    ])
    const pages = Math.max(1, Math.ceil(list.total / pageSize))
    const plain = asked.text === '' && asked.within === null && asked.page === 1
    return renderPage(
      c,
      {
        title: { fr, en }[lang].title,
        description: { fr, en }[lang].lead(counts.commune, counts.epci, counts.departement),
        breadcrumb: [{ label: { fr, en }[lang].title }],
        noIndex: !plain,
      },
      <ListPage
        lang={lang}
        region={{ code: manifest.code, name: manifest.name, of: manifest.names.of[lang] }}
        query={asked}
        rows={list.rows}
        total={list.total}
        pages={pages}
        counts={{ communes: counts.commune, epci: counts.epci, departements: counts.departement }}
        containers={containers}
        map={contours && regionMap(contours, containers, lang)}
        links={{ list: (change) => listPath(asked, change), sheet: territoryPath }}
        populationYear={manifest.territories.populationYear}
        sources={[...sources.values()]}
      />,
    )
  })
  return app
}

const drawnOnce = new WeakMap<Contours, ReturnType<typeof drawMap>>()

/** The map of every EPCI, each leading to its sheet, under the borders of départements; drawn once. */
function regionMap(contours: Contours, containers: TerritoryName[], lang: Lang) {
  const codes = (kind: 'epci' | 'departement') =>
    contours.collection(kind).features.map((each) => ({ kind, code: each.properties.code }))
  const drawn =
    drawnOnce.get(contours) ??
    drawMap(contours, {
      shapes: codes('epci'),
      outline: codes('departement'),
      width: 480,
      maximumHeight: 640,
    })
  drawnOnce.set(contours, drawn)
  const names = new Map(containers.map((each) => [each.code, each.name]))
  return (
    drawn && {
      ...drawn,
      shapes: drawn.shapes.map((shape) => ({
        key: shape.code,
        path: shape.path,
        href: localPath(lang, territoryPath(shape)),
        name: names.get(shape.code),
      })),
    }
  )
}
