import { type Context, Hono } from 'hono'
import { dayOf, type OfTerritory } from '#modules/agenda/index.ts'
import { sheetRadius } from '#modules/coverage/index.ts'
import { emptyQuery, queryString } from '#modules/search/index.ts'
import {
  density,
  type Present,
  parseTerritoryRef,
  presentOf,
  type RegionManifest,
  type Territory,
  type TerritoryKind,
  territoryPath,
} from '#modules/territories/index.ts'
import { csvFile } from '#platform/csv.ts'
import { NotFound } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { keptAnswer } from '#platform/http/kept-answers.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { type Crumb, renderPage } from '#ui/page.tsx'
import { limits } from './diagnosis-model.ts'
import type { Sheet } from './get-sheet.ts'
import { getWholeSheet } from './get-whole-sheet.ts'
import { indicatorColumns, indicatorRows } from './indicator-columns.ts'
import { en } from './messages/en.ts'
import { fr } from './messages/fr.ts'
import { themesOf } from './model.ts'
import { SheetPage } from './pages/sheet-page.tsx'
import type { SheetLinks, TerritoryEvents } from './pages/sheet-props.ts'
import { mapOf } from './routes/map-props.ts'
import { printingRoutes } from './routes/printing.ts'

const messages = { fr, en }

/** The sheet of each territory, and its indicators as CSV. */
export function sheetRoutes(): Hono<Env> {
  const app = new Hono<Env>()
  app.route('/', printingRoutes())
  app.get('/territoires/:kind/:code', async (c) => {
    const { db, now } = c.get('services')
    const present = await presentOf(db, now())
    return keptAnswer(c, `sheet ${present.key}`, () => sheetPage(c, askedTerritory(c), present))
  })

  app.get('/territoires/:kind/:code/indicateurs.csv', async (c) => {
    const lang = c.get('lang')
    const { db, config, now } = c.get('services')
    const { sheet } = await getWholeSheet(
      db,
      askedTerritory(c),
      config.regionPack,
      await presentOf(db, now()),
    )
    const pieces: string[] = []
    for await (const piece of csvFile(indicatorRows(sheet), indicatorColumns, lang)) pieces.push(piece)
    return c.body(pieces.join(''), 200, {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="indicateurs-${sheet.territory.kind}-${sheet.territory.code}.csv"`,
      'Cache-Control': 'no-cache',
    })
  })
  return app
}

async function sheetPage(c: Context<Env>, asked: Asked, present: Present): Promise<Response> {
  const { db, config, region } = c.get('services')
  const lang = c.get('lang')
  const t = messages[lang]
  const whole = await getWholeSheet(db, asked, config.regionPack, present)
  const { sheet, ref, events, diagnosis } = whole
  const { territory } = sheet
  const path = territoryPath(asked)
  return renderPage(
    c,
    {
      title: `${territory.name} (${t.kind[asked.kind].toLowerCase()})`,
      description: t.description(territory.name),
      canonical: path,
      breadcrumb: crumbs(sheet, t.territories),
      alternates: { 'text/csv': localPath(lang, `${path}/indicateurs.csv`) },
    },
    <SheetPage
      {...sheet}
      lang={lang}
      themes={themesOf(sheet.indicators, sheet.columns.slice(1))}
      density={density(territory)}
      inRegion={lang === 'fr' ? region.inFr : region.inEn}
      map={await mapOf(sheet, config.regionPack, lang)}
      events={eventsOf(events, ref)}
      diagnosis={diagnosis}
      km={sheetRadius}
      limits={limits}
      links={linksOf(sheet, whole.ground.manifest, lang)}
    />,
  )
}

function askedTerritory(c: Context<Env>): Asked {
  const asked = parseTerritoryRef(`${c.req.param('kind')}/${c.req.param('code')}`)
  if (!asked) throw new NotFound()
  return asked
}

type Asked = { kind: TerritoryKind; code: string }

/** The next events, and the way to those that are over. */
function eventsOf({ coming, lastYear }: OfTerritory, ref: string | null): TerritoryEvents {
  const over = {
    ...emptyQuery,
    facets: ref ? { territory: [ref] } : {},
    when: 'passes',
    from: dayOf(lastYear.since),
  }
  return {
    total: coming.total,
    next: coming.entries.map(({ path, title, subtitle, next }) => ({ path, title, where: subtitle, next })),
    lastYear: { ...lastYear, href: `/agenda${queryString(over)}` },
  }
}

/** From the list down to the sheet: its département, its EPCI. */
function crumbs({ territory, containers }: Sheet, territories: string): Crumb[] {
  const order: TerritoryKind[] = ['departement', 'epci']
  const above = order.flatMap((kind) => containers.find((each) => each.kind === kind) ?? [])
  return [
    { label: territories, href: '/territoires' },
    ...above.map((each) => ({ label: each.name, href: territoryPath(each) })),
    { label: territory.name },
  ]
}

function linksOf({ territory }: Sheet, manifest: RegionManifest, lang: Lang): SheetLinks {
  const { kind, code, point } = territory
  const here = kind === 'region' ? {} : { territory: [`${kind}/${code}`] }
  const asked = (facets: object) => queryString({ ...emptyQuery, facets: { ...facets, ...here } })
  const lists: Record<TerritoryKind, string | null> = {
    commune: null,
    epci: 'commune',
    departement: 'epci',
    region: 'departement',
  }
  return {
    sheet: territoryPath,
    directory: (type) => `/annuaire${asked(type ? { type: [type] } : {})}`,
    equipment: (code) => `/annuaire${asked({ equipment: [code] })}`,
    pdf: kind !== 'region' ? `${territoryPath(territory)}.pdf` : null,
    map: `/carte${asked({})}`,
    agenda: `/agenda${asked({})}`,
    calendar: `/agenda.ics${asked({})}`,
    csv: `${territoryPath(territory)}/indicateurs.csv`,
    members:
      lists[kind] && `/territoires?sorte=${lists[kind]}${kind === 'region' ? '' : `&dans=${kind}/${code}`}`,
    official: manifest.links
      .filter((link) => link.kinds.includes(kind) && (point !== null || !link.url.includes('{lon}')))
      .map((link) => ({ label: link.label[lang], url: fill(link.url, territory) })),
  }
}

function fill(template: string, { code, point }: Territory): string {
  return template
    .replace('{code}', code)
    .replace('{lon}', String(point?.lon))
    .replace('{lat}', String(point?.lat))
}
