import type { Context } from 'hono'
import {
  type EntryList,
  type EntryQuery,
  type FacetGroup,
  facetParameters,
  type listAt,
  parseQuery,
  sorts,
} from '#modules/search/index.ts'
import type { Env } from '#platform/http/env.ts'
import { formatShortDate } from '#platform/i18n/format.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import type { FacetGroupOfValues } from '#ui/facets.tsx'
import { listMessages } from '#ui/messages/index.ts'
import { holidayNames } from '../messages/holidays.ts'
import { messages } from '../messages/index.ts'
import { dayOf, type Moment, momentOf } from '../moments.ts'
import { presentHolidays } from '../school-holidays.ts'

type ListPath = ReturnType<typeof listAt>

/** What events are filtered by, in the order of the form. */
export const facetGroups: FacetGroup[] = [
  'type',
  'theme',
  'audience',
  'age',
  'fee',
  'access',
  'season',
  'mode',
  'language',
  'territory',
]

/** The filters of an answer, each with its values and their counts. */
export const facetsOf = (lang: Lang, list: EntryList): FacetGroupOfValues[] =>
  facetGroups.map((group) => ({
    name: facetParameters[group],
    label: group === 'fee' ? messages[lang].sheet.price : listMessages[lang].groups[group],
    values: list.facets[group] ?? [],
  }))

/** Conditions of the address that no field of the form shows. A moment gives way to the days typed in the form. */
export const hiddenPairs = (query: EntryQuery): [string, string][] => [
  ...(query.sort ? ([['tri', sorts[query.sort]]] as [string, string][]) : []),
  ...(query.when ? ([['quand', query.when]] as [string, string][]) : []),
]

const isTimed = (query: EntryQuery) => momentOf(query) !== null || query.from !== null || query.to !== null

/** What each moment is called today, school holidays by their name; null for those that no calendar knows yet. */
export function momentLabels(c: Context<Env>): (moment: Moment) => string | null {
  const { region, now } = c.get('services')
  const lang = c.get('lang')
  const holidays = presentHolidays(region.schoolHolidays, dayOf(now()))
  return (moment) =>
    moment === 'vacances'
      ? holidays
        ? holidayNames[lang][holidays.name]
        : null
      : messages[lang].list.moments[moment]
}
type LabelOf = ReturnType<typeof momentLabels>

/** The moments that one may choose, each with the address that asks for it. */
export const momentChoices = (
  lang: Lang,
  path: ListPath,
  query: EntryQuery,
  offered: readonly Moment[],
  labelOf: LabelOf,
) => [
  {
    label: messages[lang].list.anyTime,
    href: path(query, { when: null, from: null, to: null }),
    current: !isTimed(query),
  },
  ...offered.flatMap((each) => {
    const label = labelOf(each)
    if (label === null) return []
    return [
      {
        label,
        href: path(query, { when: each, from: null, to: null }),
        current: momentOf(query) === each,
      },
    ]
  }),
]

/** The moment and the days asked, each removable. */
export function whenFilters(lang: Lang, path: ListPath, query: EntryQuery, labelOf: LabelOf) {
  const t = messages[lang].list
  const moment = momentOf(query)
  const said = (date: string) => formatShortDate(lang, new Date(`${date}T12:00:00Z`))
  const days =
    query.from && query.to
      ? t.dates(said(query.from), said(query.to))
      : query.from
        ? t.since(said(query.from))
        : query.to && t.until(said(query.to))
  return [
    ...(moment
      ? [
          {
            kind: 'when' as const,
            label: labelOf(moment) ?? t.moments[moment],
            href: path(query, { when: null }),
          },
        ]
      : []),
    ...(days ? [{ kind: 'when' as const, label: days, href: path(query, { from: null, to: null }) }] : []),
  ]
}

/** Whether robots should leave this list: one of a moment, of a part of the map, or of somebody's own place. */
export const isPassing = (query: EntryQuery): boolean =>
  query.bbox !== null ||
  query.from !== null ||
  query.to !== null ||
  (query.near !== null && typeof query.near !== 'string')

/** The question without « what is over », which has left the memory that maps and other sites are served from. */
export function comingOnly(parameters: URLSearchParams): URLSearchParams {
  const kept = new URLSearchParams(parameters)
  if (momentOf(parseQuery(kept)) === 'passes') kept.delete('quand')
  return kept
}
