import type { DataSource, TerritoryName, TerritorySurroundings } from '#modules/territories/index.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import type { MapShape } from '#ui/drawn-map.tsx'
import type { Diagnosis, Limits } from '../diagnosis-model.ts'
import type { Actors, ThemeView } from '../model.ts'
import type { StudyView } from '../study-model.ts'

/** Where the links of a sheet lead, without language prefix. */
export type SheetLinks = {
  sheet: (territory: Pick<TerritoryName, 'kind' | 'code'>) => string
  directory: (type?: string) => string
  equipment: (code: string) => string
  /** The sheet on two pages of paper; null where there is none. */
  pdf: string | null
  map: string
  /** What happens there, also as a calendar. */
  agenda: string
  calendar: string
  csv: string
  members: string | null
  official: { label: string; url: string }[]
}

/** What happens in a territory. */
export type TerritoryEvents = {
  total: number
  next: { path: string; title: string; where: string; next: { begin: Date; end: Date } | null }[]
  /** What ended since a day; `more` when not all of it was counted. */
  lastYear: { since: Date; count: number; more: boolean; href: string }
}

export type SheetProps = TerritorySurroundings & {
  lang: Lang
  columns: TerritoryName[]
  themes: ThemeView[]
  studies: StudyView[]
  actors: Actors
  events: TerritoryEvents
  diagnosis: Diagnosis
  /** The radius of what is near, in kilometres. */
  km: number
  limits: Limits
  sources: ReadonlyMap<string, DataSource>
  /** Sources of the identity: geographic code, areas, contours. */
  identitySources: DataSource[]
  density: number | null
  inRegion: string
  map: {
    width: number
    height: number
    shapes: MapShape[]
    outline: string
    points: [number, number][]
  } | null
  links: SheetLinks
}
