import { costOf } from './cost-model.ts'
import type { Fleet } from './fleet-model.ts'
import { itinerariesOf, ledgerOf } from './itineraries-model.ts'
import type { Journey } from './journeys-model.ts'
import type { Circulation, PlannedLoan, Stretch, Wish } from './model.ts'

/**
 * A journey as the program chooses among them: of which fleet, which wishes of the circulation by their place, and its worth in points without fairness. `days`: those it
 * takes, buffers included, when it is an outing.
 */
export type Choice = {
  fleet: number
  wishes: number[]
  journey: Journey
  worth: number
  days: Stretch | null
}

/** What makes two journeys one choice: of the same fleet, for the same wishes, for outings on the same days too. */
export function choiceKey(fleets: Fleet[], at: number, journey: Journey): string {
  const days = daysOf(fleets[at], journey)
  const wishes = journey.stops.map(({ wish }) => wish).sort((a, b) => a - b)
  return [at, ...wishes, ...(days ? [`from ${days.from} to ${days.to}`] : [])].join(' ')
}

/** The days that an outing takes; null of a season, which has its copy for itself. */
function daysOf(fleet: Fleet | undefined, { stops }: Journey): Stretch | null {
  const [first, last] = [stops[0], stops.at(-1)]
  if (!fleet?.shares || !first || !last) return null
  const { tool, wishes } = fleet
  return { from: first.from - tool.before, to: last.from + (wishes[last.wish]?.days ?? 0) - 1 + tool.after }
}

/** The journeys known so far, the shortest for each fleet and set of wishes, in the order they were found. */
export function journeyPool(circulation: Circulation, fleets: Fleet[]) {
  const place = new Map(circulation.wishes.map(({ id }, at) => [id, at]))
  const known = new Map<string, Choice>()
  return {
    /** @returns whether the journey is new, or shorter than the one known for the same wishes */
    add(fleet: number, journey: Journey): boolean {
      const own = journey.stops.map(({ wish }) => fleets[fleet]?.wishes[wish]).filter((wish) => !!wish)
      const wishes = own.map(({ id }) => place.get(id) ?? 0).sort((a, b) => a - b)
      const key = choiceKey(fleets, fleet, journey)
      if ((known.get(key)?.journey.way ?? Infinity) <= journey.way + 1e-9) return false
      const priorities = own.reduce((sum, { priority }) => sum + priority, 0)
      known.set(key, {
        fleet,
        wishes,
        journey,
        worth: circulation.weights.served * priorities - journey.way,
        days: daysOf(fleets[fleet], journey),
      })
      return true
    },
    choices: (): Choice[] => [...known.values()],
  }
}

export type JourneyPool = ReturnType<typeof journeyPool>

/** The journeys of a schedule: the season of each copy, or its outings. */
export function journeysOf(
  circulation: Circulation,
  fleets: Fleet[],
  loans: PlannedLoan[],
): { fleet: number; journey: Journey }[] {
  return itinerariesOf(ledgerOf(circulation), loans).flatMap(({ copy, stops }) => {
    const known = (id: string | undefined) => (wish: Wish) => wish.id === id
    const at = fleets.findIndex(
      ({ copies, wishes }) => copies.includes(copy.id) && wishes.some(known(stops[0]?.wish.id)),
    )
    const fleet = fleets[at]
    if (!fleet) return []
    const starts = stops.flatMap(({ direct }, place) =>
      place === 0 || (fleet.shares && !direct) ? [place] : [],
    )
    return starts.map((start, rank) => {
      const own = stops.slice(start, starts[rank + 1])
      const { kilometres } = costOf(
        circulation,
        own.map(({ loan }) => loan),
      )
      const journey = {
        stops: own.map(({ wish, loan }) => ({
          wish: fleet.wishes.findIndex(known(wish.id)),
          from: loan.from,
        })),
        way: circulation.weights.kilometres * kilometres,
      }
      return { fleet: at, journey }
    })
  })
}

/** The loans of the journeys chosen: those of a fleet go to its copies, the earliest to the first copy. */
export function loansOf(fleets: Fleet[], chosen: Choice[]): PlannedLoan[] {
  return fleets.flatMap(({ copies, wishes, shares }, fleet) =>
    chosen
      .filter((choice) => choice.fleet === fleet)
      .sort((a, b) => (a.journey.stops[0]?.from ?? 0) - (b.journey.stops[0]?.from ?? 0))
      .flatMap(({ journey }, at) =>
        journey.stops.flatMap(({ wish, from }) => {
          const served = wishes[wish]
          const copy = copies[shares ? 0 : at]
          if (!served || !copy) return []
          return [{ wish: served.id, copy, from, to: from + served.days - 1 }]
        }),
      ),
  )
}
