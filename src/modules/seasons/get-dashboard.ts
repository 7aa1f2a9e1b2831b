import type { EventState } from '#modules/agenda/index.ts'
import { type DataSource, getIndicators, getSources } from '#modules/territories/index.ts'
import type { Database } from '#platform/db/connect.ts'
import {
  type Attendance,
  type CommuneTouch,
  type ComparedEdition,
  type EditionFigures,
  type EpciTouch,
  epciOf,
  reachOf,
  type Share,
  type TaskLine,
} from './dashboard-model.ts'
import { compareEditions, countStates, listCommuneTouches, listShares, listTasks } from './dashboard-store.ts'
import type { Which } from './season-store.ts'

/** How a module that stands above this one tells how many people came to an edition; null while nobody said. */
export type AttendanceOf = (db: Database, which: Which, now: Date) => Promise<Attendance | null>

/** All that the dashboard of an edition shows. */
export type Dashboard = {
  states: Partial<Record<EventState, number>>
  figures: EditionFigures
  communes: CommuneTouch[]
  epci: EpciTouch[]
  reach: ReturnType<typeof reachOf>
  /** The year and the source of the population. */
  population: { year: number; source: DataSource | undefined } | null
  shares: Share[]
  tasks: TaskLine[]
  /** Every edition, this one too, the oldest first. */
  editions: ComparedEdition[]
  attendance: Attendance | null
}

/** Gathers the dashboard of an edition, as things are now. */
export async function getDashboard(
  db: Database,
  which: Which,
  now: Date,
  attendanceOf?: AttendanceOf,
): Promise<Dashboard> {
  const vintage = (await getIndicators(db)).find(({ code }) => code === 'population')?.vintages.at(-1)
  const [states, communes, shares, tasks, editions, sources] = await Promise.all([
    countStates(db, which),
    listCommuneTouches(db, which, vintage?.year ?? null),
    listShares(db, which),
    listTasks(db, which),
    compareEditions(db, which.season),
    getSources(db, vintage ? [vintage.sourceId] : []),
  ])
  const none = { year: which.year, events: 0, sessions: 0, places: 0, organisers: 0, communes: 0 }
  const present = editions.find(({ year }) => year === which.year)
  const compared = await Promise.all(
    (present ? editions : [...editions, none].sort((one, other) => one.year - other.year)).map(
      async (edition) => ({
        ...edition,
        attendance: (await attendanceOf?.(db, { ...which, year: edition.year }, now)) ?? null,
      }),
    ),
  )
  return {
    states,
    figures: present ?? none,
    communes,
    epci: epciOf(communes),
    reach: reachOf(communes),
    population: vintage ? { year: vintage.year, source: sources.get(vintage.sourceId) } : null,
    shares,
    tasks,
    editions: compared,
    attendance: compared.find(({ year }) => year === which.year)?.attendance ?? null,
  }
}
