import type { Context } from 'hono'
import { contours, territoryPath } from '#modules/territories/index.ts'
import { AppError } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { renderPage } from '#ui/page.tsx'
import type { Standing } from '../account-model.ts'
import { coverageString } from '../coverage-query.ts'
import { listKinds } from '../find-places.ts'
import type { FoundSites } from '../find-sites.ts'
import { type Coverage, getCoverage } from '../get-coverage.ts'
import { messages } from '../messages/index.ts'
import { everybody, radii, shareWithin } from '../model.ts'
import { NothingPage } from '../pages/nothing-page.tsx'
import type { SitesAnswer } from '../pages/sites-answer.ts'
import { SitesPage } from '../pages/sites-page.tsx'
import { aims, mostSites, type SitesQuery } from '../sites-model.ts'
import { parseSitesQuery, sitesString } from '../sites-query.ts'
import { gapOf, siteRows } from '../sites-rows.ts'
import { askedSites } from './asked-sites.ts'
import { countedOf, sourcesOf, viewOfQuery } from './page.tsx'
import { siteZones } from './zones.ts'

const sitesPath = '/observatoire/ou-agir'
/** How long a page waits for its answer before it says that the search goes on. */
const patience = 6000

/** `GET /observatoire/ou-agir`: the communes where new places would reach the most people, or bring everyone nearest. */
export async function sitesPage(c: Context<Env>) {
  const { db, now } = c.get('services')
  const lang = c.get('lang')
  const t = messages[lang]
  const kinds = await listKinds(db, now())
  const query = parseSitesQuery(new URL(c.req.url).searchParams, kinds)
  const options = {
    title: t.sites.title,
    description: t.sites.description,
    breadcrumb: [{ label: t.observatory, href: '/observatoire' }, { label: t.sites.title }],
    canonical: sitesPath,
    noIndex: new URL(c.req.url).search !== '',
  }
  if (!query) return renderPage(c, { ...options, noIndex: true }, <NothingPage lang={lang} />)
  const kind = kinds.find(({ code }) => code === query.kind)
  const coverage = await getCoverage(db, query, now())
  const told = query.asked ? await tellSites(c, query) : null
  const refused = told instanceof AppError ? told : null
  const found = told instanceof AppError ? null : told
  return renderPage(
    c,
    { ...options, ...(refused && { status: refused.code === 'too_many' ? 429 : 503 }) },
    <SitesPage
      lang={lang}
      query={query}
      kinds={kinds}
      choices={{ radii, aims, most: mostSites, counted: [everybody, ...countedOf(coverage)] }}
      kindName={(lang === 'fr' ? kind?.labelFr : kind?.labelEn) ?? query.kind}
      answer={found && (await answerOf(c, found, query))}
      searching={found?.searching ?? null}
      busy={refused !== null}
      links={{
        again: `${sitesPath}${sitesString(query)}`,
        coverage: `/observatoire/couverture${coverageString(query)}`,
      }}
      withheld={{ communes: coverage.region.communesUnknown, inhabitants: coverage.region.unknown }}
      sources={await sourcesOf(c, coverage, query)}
    />,
  )
}

/** The answer, or why there is none for now. */
export async function tellSites(c: Context<Env>, query: SitesQuery): Promise<FoundSites | AppError> {
  try {
    return await askedSites(c, query, patience)
  } catch (error) {
    if (error instanceof AppError && ['busy', 'too_many'].includes(error.code)) {
      c.header('Retry-After', '60')
      return error
    }
    throw error
  }
}

export async function answerOf(
  c: Context<Env>,
  told: FoundSites,
  query: SitesQuery,
): Promise<SitesAnswer | null> {
  const { coverage, found } = told
  if (!found) return null
  const { account, sites } = found
  const asked = sitesString(query)
  const shapes = await contours(c.get('services').config.regionPack)
  return {
    before: account.before,
    share: shareWithin(account.before),
    lines: siteRows(told, query).map(({ commune, reached, after }) => ({
      name: commune.name,
      href: territoryPath({ kind: 'commune', code: commune.code }),
      epci: epciOf(coverage, commune.epci),
      reached,
      after,
      share: shareWithin(after),
    })),
    gap: gapOf(sites, query.aim, countedIn(account.before)),
    map: shapes && siteZones(shapes, coverage, account, { radius: query.radius, lang: c.get('lang') }),
    links: {
      csv: `${sitesPath}.csv${asked}`,
      geojson: `${sitesPath}.geojson${asked}`,
      api: `/api/v1/coverage/sites${asked}`,
      view: viewOfQuery('agir', query.kind, asked),
    },
  }
}

const countedIn = ({ within, without }: Standing) => within + without

const epciOf = ({ survey }: Coverage, code: string | null) =>
  code === null
    ? null
    : { name: survey.names.get(`epci/${code}`) ?? code, href: territoryPath({ kind: 'epci', code }) }
