import { LRUCache } from 'lru-cache'
import { type Survey, surveyRegion } from '#modules/coverage/index.ts'
import { searchRevision } from '#modules/search/index.ts'
import { inPeriod, type Period, periodCode, periodsOf } from '#modules/usage/index.ts'
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

type Read = {
  survey: Survey
  deliveries: Delivery[]
  actors: Map<string, number>
  invented: boolean
  at: Date
  made: Map<string, Spread>
}
const kept = new WeakMap<Database, LRUCache<string, Promise<Read>>>()
/** Milliseconds that what was read is kept, as long as nothing public changes. */
const freshness = 600_000

/** Where tools went in a period; read at most once in ten minutes, each period worked out once. */
export async function getSpread(db: Database, period: Period, now: Date): Promise<Spread> {
  const revision = await searchRevision(db)
  const key = `${revision} ${Math.floor(now.getTime() / freshness)}`
  const reads = kept.get(db) ?? new LRUCache<string, Promise<Read>>({ max: 1 })
  kept.set(db, reads)
  const reading = reads.get(key) ?? readAll(db, revision, now)
  reads.set(key, reading)
  reading.catch(() => reads.delete(key))
  const read = await reading
  const periods = periodsOf(read.deliveries)
  // Only periods that count something are worth keeping: an address may name any year.
  const known = read.made.get(periodCode(period))
  if (known) return known
  const spread = spreadOf(read, period, periods)
  if (periods.some((each) => periodCode(each) === periodCode(period)))
    read.made.set(periodCode(period), spread)
  return spread
}

async function readAll(db: Database, revision: number, now: Date): Promise<Read> {
  const [survey, all, actors] = await Promise.all([
    surveyRegion(db, revision),
    readDeliveries(db),
    countActors(db),
  ])
  // Invented loans stand for real ones as long as there is none of these; the two are never added.
  const real = all.filter(({ demo }) => !demo)
  const invented = real.length === 0 && all.length > 0
  return { survey, deliveries: invented ? all : real, actors, invented, at: now, made: new Map() }
}

function spreadOf(read: Read, period: Period, periods: Period[]): Spread {
  const { survey, actors, invented, at } = read
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
