import { monthsIn, windowOf } from '#modules/agenda/index.ts'
import { type EntryQuery, entriesByDay, facetParameters, listEntries } from '#modules/search/index.ts'
import type { Database } from '#platform/db/connect.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import type { SchoolHolidays } from '#platform/school-holidays.ts'
import { type ApiEventFacets, eventFacetGroups } from './event-facets-schema.ts'

const kinds = ['event'] as const

/**
 * What a list of events holds: its total, how many each value of each filter would show (without that filter's own condition), how many sessions
 * begin in each month. All of it is counted in memory.
 */
export async function countEvents(
  db: Database,
  query: EntryQuery,
  { now, lang, holidays }: { now: Date; lang: Lang; holidays: readonly SchoolHolidays[] },
): Promise<ApiEventFacets & { unknown: Awaited<ReturnType<typeof listEntries>>['unknown'] }> {
  const window = windowOf(query, now, holidays)
  const options = { kinds, window, facetGroups: eventFacetGroups, limit: 1 }
  const { total, facets, unknown } = await listEntries(db, { ...query, page: 1 }, options)
  const { months, starts } = monthsIn(window, now)
  const counted = months.length > 0 ? await entriesByDay(db, query, { kinds, starts, shown: 0 }) : []
  return {
    total,
    facets: Object.fromEntries(
      eventFacetGroups.map((group) => [
        facetParameters[group],
        (facets[group] ?? []).map(({ value, count, selected, labelFr, labelEn }) => ({
          value,
          label: lang === 'en' ? labelEn : labelFr,
          count,
          selected,
        })),
      ]),
    ) as ApiEventFacets['facets'],
    // A month in which nothing begins is told too, up to the last in which something does.
    months: months
      .map((month, at) => ({ month, sessions: counted[at]?.count ?? 0 }))
      .slice(0, counted.findLastIndex(({ count }) => count > 0) + 1),
    unknown,
  }
}
