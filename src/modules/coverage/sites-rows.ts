import { type Column, column } from '#platform/csv.ts'
import type { Standing } from './account-model.ts'
import type { FoundSites } from './find-sites.ts'
import { messages } from './messages/index.ts'
import type { Commune } from './model.ts'
import type { Gap, Sites, SitesQuery } from './sites-model.ts'

/** The gap of an answer; `counted` people in all. */
export function gapOf({ gain, bound, proven }: Sites, aim: SitesQuery['aim'], counted: number): Gap {
  if (proven) return { proven, percent: 0, more: 0 }
  if (bound === Infinity || gain === 0) return { proven, percent: null, more: null }
  const more = bound - gain
  return {
    proven,
    percent: (100 * more) / gain,
    more: aim === 'reach' ? Math.floor(more) : counted === 0 ? null : more / 10 / counted,
  }
}

/** A new place as files and the API give it. */
export type SiteRow = { rank: number; commune: Commune; reached: number; after: Standing; gap: Gap }

/** The new places of an answer, in order; empty while there is none. */
export function siteRows({ coverage, found }: FoundSites, { aim }: SitesQuery): SiteRow[] {
  if (!found) return []
  const { sites, account } = found
  const gap = gapOf(sites, aim, account.before.within + account.before.without)
  return account.added.map(({ commune, reached, after }, at) => ({
    rank: at + 1,
    commune: coverage.survey.communes[commune] as Commune,
    reached,
    after,
    gap,
  }))
}

const { fr, en } = messages
const told = (
  words: keyof typeof fr.sites.csvColumns,
  name: string,
  type: Column<SiteRow>['type'],
  value: Column<SiteRow>['value'],
) => column(name, type, fr.sites.csvColumns[words], en.sites.csvColumns[words], value)

const rounded = (value: number | null, digits: number) =>
  value === null ? null : Number(value.toFixed(digits))

/** The fields of the file of new places. */
export const siteColumns: Column<SiteRow>[] = [
  told('rank', 'rank', 'integer', ({ rank }) => rank),
  told('code', 'code', 'string', ({ commune }) => commune.code),
  told('name', 'name', 'string', ({ commune }) => commune.name),
  told('epci', 'epci', 'string', ({ commune }) => commune.epci),
  told('departement', 'departement', 'string', ({ commune }) => commune.departement),
  told('lon', 'lon', 'number', ({ commune }) => commune.lon),
  told('lat', 'lat', 'number', ({ commune }) => commune.lat),
  told('reached', 'newly_reached', 'integer', ({ reached }) => reached),
  told('within', 'within_after', 'integer', ({ after }) => after.within),
  told('without', 'without_after', 'integer', ({ after }) => after.without),
  told('mean', 'mean_km_after', 'number', ({ after }) => rounded(after.meanKm, 2)),
  told('proven', 'proven', 'boolean', ({ gap }) => gap.proven),
  told('gap', 'gap_percent', 'number', ({ gap }) => rounded(gap.percent, 3)),
]
