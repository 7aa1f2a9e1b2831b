import type { Context } from 'hono'
import { contours, getSources, presentOf, regionManifest, territoryPath } from '#modules/territories/index.ts'
import type { Env } from '#platform/http/env.ts'
import { keptAnswer } from '#platform/http/kept-answers.ts'
import { formatShortDate } from '#platform/i18n/format.ts'
import { localPath } from '#platform/i18n/lang.ts'
import { renderPage } from '#ui/page.tsx'
import { viewAddress } from '#ui/view.ts'
import { coverageString, parseCoverageQuery } from '../coverage-query.ts'
import { listKinds } from '../find-places.ts'
import { type Coverage, getCoverage } from '../get-coverage.ts'
import { messages } from '../messages/index.ts'
import { type Counted, type CoverageQuery, everybody, measures, radii, shareWithin } from '../model.ts'
import { CoveragePage, type TerritoryTally } from '../pages/coverage-page.tsx'
import { NothingPage } from '../pages/nothing-page.tsx'
import { latestOf } from '../survey-region.ts'
import { zonesOf } from './zones.ts'

const coveragePath = '/observatoire/couverture'
const communesShown = 15

/** `GET /observatoire/couverture`: who is within reach of a kind of place, and the map of blank zones. */
export async function coveragePage(c: Context<Env>): Promise<Response> {
  const { db, now } = c.get('services')
  const present = await presentOf(db, now())
  return keptAnswer(c, `coverage ${present.key}`, () => makePage(c))
}

async function makePage(c: Context<Env>): Promise<Response> {
  const { db, config, now } = c.get('services')
  const lang = c.get('lang')
  const t = messages[lang]
  const kinds = await listKinds(db, now())
  const query = parseCoverageQuery(new URL(c.req.url).searchParams, kinds)
  const options = {
    title: t.title,
    description: t.description,
    breadcrumb: [{ label: t.observatory, href: '/observatoire' }, { label: t.title }],
  }
  if (!query) return renderPage(c, { ...options, noIndex: true }, <NothingPage lang={lang} />)
  const coverage = await getCoverage(db, query, now())
  const kind = kinds.find(({ code }) => code === query.kind)
  const kindName = (lang === 'fr' ? kind?.labelFr : kind?.labelEn) ?? query.kind
  const asked = coverageString(query)
  const shapes = await contours(config.regionPack)
  return renderPage(
    c,
    {
      ...options,
      canonical: coveragePath,
      noIndex: new URL(c.req.url).search !== '',
      alternates: { 'text/csv': localPath(lang, `${coveragePath}.csv${asked}`) },
    },
    <CoveragePage
      lang={lang}
      query={query}
      kinds={kinds}
      choices={{ radii, measures, counted: [everybody, ...countedOf(coverage)] }}
      kindName={kindName}
      region={coverage.region}
      share={shareWithin(coverage.region)}
      places={{ located: coverage.places.length, all: kind?.count ?? coverage.places.length }}
      departements={territoriesOf(coverage, 'departement')}
      epci={territoriesOf(coverage, 'epci')}
      out={outOf(coverage, query)}
      map={shapes && zonesOf(shapes, coverage, query, lang)}
      links={{
        view: viewOfQuery('couverture', query.kind, asked),
        csv: `${coveragePath}.csv${asked}`,
        geojson: `${coveragePath}.geojson${asked}`,
        // To search is asked for: the link prepares the form.
        sites: `/observatoire/ou-agir${coverageString({ ...query, measure: 'reach' })}`,
      }}
      sources={await sourcesOf(c, coverage, query)}
    />,
  )
}

/** The address of the view that shows a question: `couverture/organisation:museum?rayon=10`. */
export function viewOfQuery(kind: string, subject: string, question: string): string {
  const params = new URLSearchParams(question)
  params.delete('lieu')
  return viewAddress({ kind, subject, params })
}

/** Who may be counted besides everybody. */
export const countedOf = ({ survey }: Coverage): Counted[] =>
  survey.indicators.map(({ code }) => code as Counted)

/** Départements by name; EPCI with the most people out of reach first. */
function territoriesOf({ territories, survey }: Coverage, kind: 'departement' | 'epci'): TerritoryTally[] {
  const rows = [...territories].flatMap(([ref, tally]) => {
    const [own, code = ''] = ref.split('/')
    return own === kind
      ? [
          {
            name: survey.names.get(ref) ?? code,
            href: territoryPath({ kind, code }),
            tally,
            share: shareWithin(tally),
          },
        ]
      : []
  })
  const byName = (a: TerritoryTally, b: TerritoryTally) => a.name.localeCompare(b.name, 'fr')
  return rows.sort(
    kind === 'departement' ? byName : (a, b) => b.tally.without - a.tally.without || byName(a, b),
  )
}

function outOf({ survey, people, distances }: Coverage, { radius }: CoverageQuery) {
  return survey.communes
    .map((commune, at) => ({ commune, count: people[at] as number, km: distances[at] as number }))
    .filter(({ km }) => km > radius)
    .sort((a, b) => b.commune.population - a.commune.population || (a.commune.code < b.commune.code ? -1 : 1))
    .slice(0, communesShown)
    .map(({ commune, count, km }) => ({
      name: commune.name,
      href: territoryPath({ kind: 'commune', code: commune.code }),
      population: commune.population,
      counted: Number.isNaN(count) ? null : count,
      km: km === Infinity ? null : km,
    }))
}

/** What the figures of a page are made from, in words: places with today's date, population, indicator, contours. */
export async function sourcesOf(c: Context<Env>, { survey }: Coverage, { counted }: CoverageQuery) {
  const { db, config, now } = c.get('services')
  const lang = c.get('lang')
  const t = messages[lang]
  const manifest = await regionManifest(config.regionPack)
  const indicator = survey.indicators.find(({ code }) => code === counted)
  const ids = [
    manifest.territories.source,
    indicator && latestOf(indicator).sourceId,
    manifest.contours?.source,
  ]
  const sources = await getSources(db, [...new Set(ids.flatMap((id) => id ?? []))])
  return [
    t.ofSite(formatShortDate(lang, now())),
    t.populationYear(manifest.territories.populationYear),
    ...[...sources.values()].map(
      ({ publisher, title, vintage, licence }) => `${publisher}, ${title} (${vintage}), ${licence}`,
    ),
  ]
}
