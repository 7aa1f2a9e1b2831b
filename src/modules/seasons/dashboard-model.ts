/**
 * How many people came, as organisers told it so far: for `told` sessions of the `over` that are behind. `firstTime` of `firstTimeOf` came for the
 * first time, where that was asked.
 */
export type Attendance = {
  public: number
  pupils: number
  accompanying: number
  firstTime: number
  firstTimeOf: number
  told: number
  over: number
}

/** All who came. */
export const peopleOf = (attendance: Attendance): number =>
  attendance.public + attendance.pupils + attendance.accompanying

/** A commune where an edition takes place, or could. `inhabitants` null when it is not published. */
export type CommuneTouch = {
  code: string
  name: string
  lon: number | null
  lat: number | null
  epciCode: string | null
  epciName: string | null
  inhabitants: number | null
  events: number
  sessions: number
}

/** An EPCI with how much of it is touched. */
export type EpciTouch = {
  code: string
  name: string
  communes: number
  touched: number
  inhabitants: number
  inhabitantsTouched: number
  sessions: number
}

/** What an edition amounts to, for a comparison of years. */
export type EditionFigures = {
  year: number
  events: number
  sessions: number
  places: number
  organisers: number
  communes: number
}
/** With who came; null while nobody told. */
export type ComparedEdition = EditionFigures & { attendance: Attendance | null }

/** How many events say something: a theme, a format, a price… */
export type Share = { group: ShareGroup; code: string; labelFr: string; labelEn: string; events: number }
const shareGroups = ['theme', 'format', 'audience', 'access', 'fee', 'booking'] as const
export type ShareGroup = (typeof shareGroups)[number]

/** What is left to do about an event. */
const tasks = ['read', 'photo', 'access', 'booking'] as const
export type Task = (typeof tasks)[number]
export type TaskLine = { task: Task; slug: string; title: string; organiser: string | null }

/** The shares of an edition, group after group; groups that nobody says are left out. */
export function sharesByGroup(shares: readonly Share[]): { group: ShareGroup; lines: Share[] }[] {
  return shareGroups
    .map((group) => ({ group, lines: shares.filter((share) => share.group === group) }))
    .filter(({ lines }) => lines.length > 0)
}

/** What is left to do, task after task. */
export function tasksByKind(lines: readonly TaskLine[]): { task: Task; lines: TaskLine[] }[] {
  return tasks
    .map((task) => ({ task, lines: lines.filter((line) => line.task === task) }))
    .filter((group) => group.lines.length > 0)
}

/**
 * The part of the inhabitants who live in a commune that is touched; null when no population is known. Communes whose population is not
 * published are left out of both sides, and counted.
 */
export function reachOf(
  communes: readonly CommuneTouch[],
): { inhabitants: number; touched: number; percent: number; without: number } | null {
  const known = communes.filter(({ inhabitants }) => inhabitants !== null)
  const inhabitants = sumOf(known)
  if (inhabitants === 0) return null
  const touched = sumOf(known.filter(({ sessions }) => sessions > 0))
  return {
    inhabitants,
    touched,
    percent: (100 * touched) / inhabitants,
    without: communes.length - known.length,
  }
}

/** The EPCI of communes by name, each with the part that is touched. */
export function epciOf(communes: readonly CommuneTouch[]): EpciTouch[] {
  const groups = Map.groupBy(
    communes.filter(({ epciCode }) => epciCode !== null),
    ({ epciCode }) => epciCode as string,
  )
  return [...groups]
    .map(([code, members]) => {
      const touched = members.filter(({ sessions }) => sessions > 0)
      return {
        code,
        name: members[0]?.epciName ?? code,
        communes: members.length,
        touched: touched.length,
        inhabitants: sumOf(members),
        inhabitantsTouched: sumOf(touched),
        sessions: members.reduce((sum, { sessions }) => sum + sessions, 0),
      }
    })
    .sort((one, other) => one.name.localeCompare(other.name, 'fr'))
}

const sumOf = (communes: readonly CommuneTouch[]) =>
  communes.reduce((sum, { inhabitants }) => sum + (inhabitants ?? 0), 0)
