import { type Survey, surveyRegion } from '#modules/coverage/index.ts'
import { searchRevision } from '#modules/search/index.ts'
import {
  countReading,
  inPeriod,
  keptReading,
  type Period,
  periodCode,
  periodsOf,
} from '#modules/usage/index.ts'
import type { Database } from '#platform/db/connect.ts'
import { type Delivery, type Received, receivedBy, sharesOf, type TerritoryShare } from './model.ts'
import { countActors, readDeliveries } from './store.ts'

/** Where tools went in a period, and where people and actors are. `unplaced`: loans of which nobody knows where they went, or outside the region. */
export type Spread = {
  period: Period
  periods: Period[]
  /** It is the demonstration's: there is no real loan yet. */
  invented: boolean
  at: Date
  survey: Survey
  loans: number
  unplaced: number
  located: number
  km: number
  population: number
  departements: TerritoryShare[]
  epci: TerritoryShare[]
  /** Communes that have actors and never received a loan in the period, the most populous first. */
  never: { code: string; name: string; population: number; actors: number }[]
}

/** What is counted of loans and actors, as it is kept. */
type Read = { deliveries: Delivery[]; actors: [string, number][]; invented: boolean }

/** The periods that were worked out of one count and one survey of the region. */
const made = new WeakMap<Read, { survey: Survey; spreads: Map<string, Spread> }>()

/** Where tools went in a period; each period is worked out once. */
export async function getSpread(db: Database, period: Period, now: Date): Promise<Spread> {
  const [{ value: read, at }, survey] = await Promise.all([
    keptReading(db, 'spread 1', now, () => readAll(db)),
    searchRevision(db).then((revision) => surveyRegion(db, revision)),
  ])
  const last = made.get(read)
  const spreads = last?.survey === survey ? last.spreads : new Map<string, Spread>()
  made.set(read, { survey, spreads })
  const periods = periodsOf(read.deliveries)
  // Only periods that count something are worth keeping: an address may name any year.
  const known = spreads.get(periodCode(period))
  if (known) return known
  const spread = spreadOf({ ...read, survey, at }, period, periods)
  if (periods.some((each) => periodCode(each) === periodCode(period))) spreads.set(periodCode(period), spread)
  return spread
}

/** Counts where all tools went before anybody asks: for the job. */
export const countSpread = (db: Database, now: Date): Promise<void> =>
  countReading(db, 'spread 1', now, () => readAll(db))

async function readAll(db: Database): Promise<Read> {
  const [all, actors] = await Promise.all([readDeliveries(db), countActors(db)])
  // Invented loans stand for real ones as long as there is none of these; the two are never added.
  const real = all.filter(({ demo }) => !demo)
  const invented = real.length === 0 && all.length > 0
  return { deliveries: invented ? all : real, actors: [...actors], invented }
}

function spreadOf(read: Read & Pick<Spread, 'survey' | 'at'>, period: Period, periods: Period[]): Spread {
  const { survey, invented, at } = read
  const actors = new Map(read.actors)
  const { communes, names } = survey
  const counted = read.deliveries.filter((each) => inPeriod(period, each))
  const received = receivedBy(counted)
  const total = (field: keyof Received) => counted.reduce((sum, each) => sum + each[field], 0)
  const inRegion = communes.reduce((sum, { code }) => sum + (received.get(code)?.loans ?? 0), 0)
  const shares = (kind: TerritoryShare['kind']) =>
    sharesOf(kind, communes, received, actors, (code) => names.get(`${kind}/${code}`) ?? code)
  return {
    period,
    periods,
    invented,
    at,
    survey,
    loans: total('loans'),
    unplaced: total('loans') - inRegion,
    located: total('located'),
    km: total('km'),
    population: communes.reduce((sum, { population }) => sum + population, 0),
    departements: shares('departement'),
    epci: shares('epci'),
    never: communes
      .filter(({ code }) => (actors.get(code) ?? 0) > 0 && !received.has(code))
      .sort((a, b) => b.population - a.population)
      .map(({ code, name, population }) => ({ code, name, population, actors: actors.get(code) ?? 0 })),
  }
}
