import type { EntryRule } from '#modules/agenda/index.ts'

/** A « temps fort » that comes back each year. */
export type Season = {
  code: string
  nameFr: string
  nameEn: string
  summaryFr: string
  summaryEn: string
  website: string | null
  /** A name or mark that some may use, and who may; '' for none. */
  labelFr: string
  labelEn: string
  labelUseFr: string
  labelUseEn: string
  /** Markdown. */
  rulesFr: string
  rulesEn: string
  logo: { id: string; alt: string } | null
  charterVersion: number | null
  archived: boolean
}

/** One year of a season; days as `2026-10-02`, null while they are not known. */
export type Edition = {
  year: number
  beginsOn: string | null
  endsOn: string | null
  entryRule: EntryRule
  /** The last day to send an event. */
  submitUntil: string | null
}

type Dates = Pick<Edition, 'year' | 'beginsOn' | 'endsOn'>

/** What an edition amounts to; what was called off does not count. `demo` events are invented. */
export type EditionTotals = {
  events: number
  sessions: number
  places: number
  communes: number
  demo: number
}

/** A day or a territory of a programme, and how many sessions it has. */
export type Group = { key: string; label: string; sessions: number }

/** One line of a programme. */
export type ProgrammeSession = {
  slug: string
  titleFr: string
  titleEn: string | null
  begin: Date
  end: Date
  timezone: string
  status: 'scheduled' | 'rescheduled' | 'moved-online' | 'postponed' | 'full' | 'cancelled'
  place: string | null
  commune: string | null
  demo: boolean
}

/** What part of a programme is read: a day, a commune, an EPCI or a département. */
export const arrangements = ['jour', 'lieu', 'epci', 'departement'] as const
export type Arrangement = (typeof arrangements)[number]

/** Where the sessions stand that are in no commune of the region, or online. */
export const elsewhere = 'ailleurs'

/**
 * The edition that the address of a season shows: the one under way or the next one, else the last. One without dates counts
 * until its year is over.
 */
export function presentEdition<E extends Dates>(editions: readonly E[], today: string): E | undefined {
  const inOrder = editions.toSorted((one, other) => one.year - other.year)
  return inOrder.find((each) => lastDay(each) >= today) ?? inOrder.at(-1)
}

/** The last day of an edition, or of its year when it is not said. */
const lastDay = ({ year, endsOn }: Dates): string => endsOn ?? `${year}-12-31`

/**
 * The conditions under which the lists and feeds of the agenda hold an edition; an edition that is over is among what has passed.
 */
export function editionQuery(season: string, edition: Dates, today: string): string {
  const days = new URLSearchParams({ saison: season })
  if (lastDay(edition) < today) days.set('quand', 'passes')
  days.set('du', edition.beginsOn ?? `${edition.year}-01-01`)
  days.set('au', lastDay(edition))
  return `?${days}`
}
