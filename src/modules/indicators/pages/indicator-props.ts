import type { Lang } from '#platform/i18n/lang.ts'
import type { ZoneMapProps } from '#ui/zone-map.tsx'
import type { Ref } from '../model.ts'
import type { IndicatorQuery, IndicatorView, Ranked } from '../view-model.ts'

/** A drawn map, with how its classes were made. */
export type LevelMap = ZoneMapProps & { method: 'thresholds' | 'quantiles'; classes: number }

/** What one view of an indicator shows, on its page or elsewhere. */
export type ShownIndicator = Pick<IndicatorView, 'indicator' | 'since' | 'trends' | 'ranked'> & {
  query: IndicatorQuery
  map: LevelMap | null
}

export type IndicatorProps = {
  lang: Lang
  view: IndicatorView
  /** What is to be said beside its last value. */
  note: Record<Lang, string | null> | null
  query: IndicatorQuery
  /** Of the region, over the years of its last series. */
  changes: { change: number; since: number } | null
  map: LevelMap | null
  page: { rows: readonly Ranked[]; page: number; pages: number }
  /** The order in the address, when it is not the usual one. */
  sortWord: string | null
  /** The query string of the page, with its `?`: what a view of it is asked with. */
  question: string
  hrefOf: (change: Partial<IndicatorQuery>) => string
  territoryHref: (ref: Ref) => string
  sources: string[]
  today: Date
}
