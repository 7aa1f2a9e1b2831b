import {
  aims,
  type Coverage,
  type CoverageQuery,
  coverageString,
  type FoundSites,
  gapOf,
  type PlaceKind,
  type SitesQuery,
  type Standing,
  shareWithin,
  siteRows,
  sitesString,
  type Tally,
} from '#modules/coverage/index.ts'
import { localPath } from '#platform/i18n/lang.ts'
import type { Voice } from './convert.ts'
import type { ApiCoverage, ApiSites } from './coverage-schema.ts'

/** What an answer says of its question. */
export type Question<Query> = { query: Query; kind: PlaceKind | undefined; now: Date }

const rounded = (value: number | null, digits: number) =>
  value === null ? null : Number(value.toFixed(digits))

const about = (
  coverage: Coverage,
  { query, kind, now }: Question<CoverageQuery>,
  { lang, origin }: Voice,
  page: string,
) => ({
  url: origin + localPath(lang, page),
  kind: { code: query.kind, label: (lang === 'fr' ? kind?.labelFr : kind?.labelEn) ?? query.kind },
  radiusKm: query.radius,
  counted: query.counted,
  places: coverage.places.length,
  date: now.toISOString().slice(0, 10),
})

const toTally = (tally: Tally) => ({
  within: tally.within,
  without: tally.without,
  unknown: tally.unknown,
  percent: rounded(shareWithin(tally), 2),
  communes: tally.communes,
  communesWithout: tally.communesWithout,
})

/** Who is within reach of a kind of place, by territory. */
export function toApiCoverage(coverage: Coverage, asked: Question<CoverageQuery>, voice: Voice): ApiCoverage {
  const of = (kind: 'departement' | 'epci') =>
    [...coverage.territories]
      .flatMap(([ref, tally]) => {
        const [own, code = ''] = ref.split('/')
        return own === kind ? [{ code, name: coverage.survey.names.get(ref) ?? code, ...toTally(tally) }] : []
      })
      .sort((a, b) => (a.code < b.code ? -1 : 1))
  return {
    ...about(coverage, asked, voice, `/observatoire/couverture${coverageString(asked.query)}`),
    region: toTally(coverage.region),
    departements: of('departement'),
    epci: of('epci'),
  }
}

/** Where new places would gain the most. */
export function toApiSites(told: FoundSites, asked: Question<SitesQuery>, voice: Voice): ApiSites {
  const { query } = asked
  const { found, searching } = told
  const standing = ({ within, without, meanKm }: Standing) => ({
    within,
    without,
    meanKm: rounded(meanKm, 2),
  })
  const before = found?.account.before ?? null
  const gap = found && before && gapOf(found.sites, query.aim, before.within + before.without)
  return {
    ...about(told.coverage, asked, voice, `/observatoire/ou-agir${sitesString(query)}`),
    aim: aims[query.aim],
    asked: query.sites,
    status: searching ? 'searching' : 'found',
    proven: gap?.proven ?? false,
    gapPercent: rounded(gap?.percent ?? null, 3),
    before: before && standing(before),
    after: found && standing(found.account.after),
    sites: siteRows(told, query).map(({ rank, commune, reached, after }) => ({
      rank,
      code: commune.code,
      name: commune.name,
      epci: commune.epci,
      departement: commune.departement,
      lon: commune.lon,
      lat: commune.lat,
      newlyReached: reached,
      ...standing(after),
    })),
  }
}
