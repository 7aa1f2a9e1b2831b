import type { EventState } from '#modules/agenda/index.ts'
import type { DataSource } from '#modules/territories/index.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import type { MapShape } from '#ui/drawn-map.tsx'
import type {
  Attendance,
  CommuneTouch,
  ComparedEdition,
  EditionFigures,
  EpciTouch,
  reachOf,
  ShareGroup,
  Task,
  TaskLine,
} from '../dashboard-model.ts'
import type { Edition, Season } from '../model.ts'

/** All that the dashboard of an edition shows. */
export type DashboardProps = {
  lang: Lang
  now: Date
  season: Season
  edition: Edition
  mayEdit: boolean
  dashboard: {
    states: Partial<Record<EventState, number>>
    figures: EditionFigures
    communes: CommuneTouch[]
    epci: EpciTouch[]
    reach: ReturnType<typeof reachOf>
    population: { year: number; source: DataSource | undefined } | null
    editions: ComparedEdition[]
    attendance: Attendance | null
  }
  /** What events say, group after group, in words. */
  contents: { group: ShareGroup; lines: { words: string; events: number }[] }[]
  tasks: { task: Task; lines: TaskLine[] }[]
  map: {
    width: number
    height: number
    shapes: MapShape[]
    outline: string
    points: [number, number][]
  } | null
}
