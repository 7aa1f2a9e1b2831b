import type { Context } from 'hono'
import { drawZones } from '#modules/coverage/index.ts'
import { type Contours, contours, getSources, presentOf, regionManifest } from '#modules/territories/index.ts'
import { type Period, parsePeriod, periodCode } from '#modules/usage/index.ts'
import type { Env } from '#platform/http/env.ts'
import { keptAnswer } from '#platform/http/kept-answers.ts'
import { formatShortDate } from '#platform/i18n/format.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { renderPage } from '#ui/page.tsx'
import type { ZoneMapProps } from '#ui/zone-map.tsx'
import { getSpread, type Spread } from '../get-spread.ts'
import { messages } from '../messages/index.ts'
import { classLimits, classOf, type Order, orders, parseOrder, sortShares, unevenness } from '../model.ts'
import { NoSpreadPage, SpreadPage } from '../pages/spread-page.tsx'

const path = '/observatoire/repartition'
const communesShown = 30

/** `GET /observatoire/repartition?periode=&tri=` */
export async function spreadPage(c: Context<Env>): Promise<Response> {
  const { db, now } = c.get('services')
  const [present, spread] = await Promise.all([
    presentOf(db, now()),
    getSpread(db, parsePeriod(c.req.query('periode')), now()),
  ])
  return keptAnswer(c, `spread ${present.key} ${spread.at.getTime()}`, () => makePage(c, spread))
}

async function makePage(c: Context<Env>, spread: Spread): Promise<Response> {
  const { config } = c.get('services')
  const lang = c.get('lang')
  const t = messages[lang]
  const options = {
    title: t.title,
    description: t.description,
    breadcrumb: [{ label: t.observatory, href: '/observatoire' }, { label: t.title }],
    canonical: path,
  }
  if (spread.periods.length <= 1)
    return renderPage(c, { ...options, noIndex: true }, <NoSpreadPage lang={lang} />)
  const order = parseOrder(c.req.query('tri'))
  const { epci, departements } = spread
  const without = epci.filter(({ loans }) => loans === 0)
  const shapes = await contours(config.regionPack)
  const asked = address(spread.period, 'gap')
  const files = {
    csv: `${path}.csv${asked}`,
    geojson: `${path}.geojson${asked}`,
    never: `${path}-jamais.csv${asked}`,
  }
  return renderPage(
    c,
    {
      ...options,
      noIndex: spread.invented || new URL(c.req.url).search !== '',
      alternates: {
        'text/csv': localPath(lang, files.csv),
        'application/geo+json': localPath(lang, files.geojson),
      },
    },
    <SpreadPage
      lang={lang}
      periods={choices(lang, spread)}
      invented={spread.invented}
      loans={spread.loans}
      unplaced={spread.unplaced}
      km={spread.located === 0 ? null : { all: spread.km, mean: spread.km / spread.located }}
      population={spread.population}
      uneven={{ people: unevenness(epci, 'population'), actors: unevenness(epci, 'actors') }}
      departements={sortShares(departements, 'name')}
      epci={sortShares(epci, order)}
      without={{
        count: without.length,
        population: without.reduce((sum, { population }) => sum + population, 0),
      }}
      never={spread.never.slice(0, communesShown)}
      neverAll={spread.never.length}
      order={order}
      link={(to) => `${path}${address(spread.period, to)}#epci`}
      map={shapes && spread.loans > 0 ? mapOf(shapes, spread, lang) : null}
      files={files}
      view={`repartition/${periodCode(spread.period)}`}
      sources={await sourcesOf(c, spread)}
    />,
  )
}

/** The query string of a period and an order, without what is usual. */
export function address(period: Period, order: Order): string {
  const params = new URLSearchParams()
  if (period.kind !== 'all') params.set('periode', periodCode(period))
  if (order !== 'gap') params.set('tri', orders[order])
  return params.size > 0 ? `?${params}` : ''
}

/** The periods to choose from; one asked that counts nothing is among them. */
function choices(lang: Lang, { period, periods }: Spread) {
  const t = messages[lang].periods
  const chosen = periodCode(period)
  const offered = periods.some((each) => periodCode(each) === chosen) ? periods : [...periods, period]
  return offered.map((each) => ({
    code: periodCode(each),
    name: each.kind === 'all' ? t.all : t[each.kind](each.year),
    chosen: periodCode(each) === chosen,
  }))
}

/** The map of rates: communes in the class of their EPCI; those of none are left out. */
export function mapOf(shapes: Contours, spread: Spread, lang: Lang): ZoneMapProps {
  const t = messages[lang]
  const limits = classLimits(spread.epci)
  const drawn = drawZones(shapes, spread, 'rate', () => {
    const classes = new Map(spread.epci.map(({ code, rate }) => [code, classOf(rate, limits)]))
    return new Map(
      spread.survey.communes.flatMap(({ code, epci }) => {
        const own = epci === null ? undefined : classes.get(epci)
        return own ? [[code, own] as const] : []
      }),
    )
  })
  const labels = [
    ['none', t.mapNone],
    ...limits.slice(1).map((to, at) => [`level-${at + 1}`, t.mapClass(limits[at] ?? 0, to)]),
  ] as [string, string][]
  return {
    width: drawn.width,
    height: drawn.height,
    outline: drawn.outline,
    zones: labels.flatMap(([name, label]) => {
      const zone = drawn.zones.get(name)
      return zone ? [{ class: name, path: zone, label }] : []
    }),
    points: [],
    pointLabel: '',
  }
}

export async function sourcesOf(c: Context<Env>, { at }: Spread): Promise<string[]> {
  const { db, config } = c.get('services')
  const lang = c.get('lang')
  const t = messages[lang]
  const manifest = await regionManifest(config.regionPack)
  const ids = [manifest.territories.source, manifest.contours?.source].flatMap((id) => id ?? [])
  const sources = await getSources(db, [...new Set(ids)])
  return [
    t.source(formatShortDate(lang, at)),
    t.populationYear(manifest.territories.populationYear),
    ...[...sources.values()].map(
      ({ publisher, title, vintage, licence }) => `${publisher}, ${title} (${vintage}), ${licence}`,
    ),
  ]
}
