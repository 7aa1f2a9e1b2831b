import type { Lang } from '#platform/i18n/lang.ts'
import type { ZoneMapProps } from '#ui/zone-map.tsx'
import type { Ref } from '../model.ts'
import type { IndicatorQuery, IndicatorView, Ranked } from '../view-model.ts'

/** A drawn map, with how its classes were made. */
export type LevelMap = ZoneMapProps & { method: 'thresholds' | 'quantiles'; classes: number }

export type IndicatorProps = {
  lang: Lang
  view: IndicatorView
  query: IndicatorQuery
  /** Of the region, over the years of its last series. */
  changes: { change: number; since: number } | null
  map: LevelMap | null
  page: { rows: readonly Ranked[]; page: number; pages: number }
  /** The order in the address, when it is not the usual one. */
  sortWord: string | null
  hrefOf: (change: Partial<IndicatorQuery>) => string
  territoryHref: (ref: Ref) => string
  sources: string[]
  today: Date
}
