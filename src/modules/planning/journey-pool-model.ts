import { costOf } from './cost-model.ts'
import type { Fleet } from './fleet-model.ts'
import type { Journey } from './journeys-model.ts'
import type { Circulation, PlannedLoan } from './model.ts'

/** A journey as the program chooses among them: of which fleet, which wishes of the circulation by their place, and its worth in points without fairness. */
export type Choice = { fleet: number; wishes: number[]; journey: Journey; worth: number }

/** The journeys known so far, the shortest for each fleet and set of wishes, in the order they were found. */
export function journeyPool(circulation: Circulation, fleets: Fleet[]) {
  const place = new Map(circulation.wishes.map(({ id }, at) => [id, at]))
  const known = new Map<string, Choice>()
  return {
    /** @returns whether the journey is new, or shorter than the one known for the same wishes */
    add(fleet: number, journey: Journey): boolean {
      const own = journey.stops.map(({ wish }) => fleets[fleet]?.wishes[wish]).filter((wish) => !!wish)
      const wishes = own.map(({ id }) => place.get(id) ?? 0).sort((a, b) => a - b)
      const key = `${fleet} ${wishes.join(' ')}`
      if ((known.get(key)?.journey.way ?? Infinity) <= journey.way + 1e-9) return false
      const priorities = own.reduce((sum, { priority }) => sum + priority, 0)
      known.set(key, {
        fleet,
        wishes,
        journey,
        worth: circulation.weights.served * priorities - journey.way,
      })
      return true
    },
    choices: (): Choice[] => [...known.values()],
  }
}

export type JourneyPool = ReturnType<typeof journeyPool>

/** The journeys of a schedule. */
export function journeysOf(
  circulation: Circulation,
  fleets: Fleet[],
  loans: PlannedLoan[],
): { fleet: number; journey: Journey }[] {
  const journeys = [...Map.groupBy(loans, ({ copy }) => copy)].map(([copy, own]) => {
    const fleet = fleets.findIndex(({ copies }) => copies.includes(copy))
    const place = (wish: string) => fleets[fleet]?.wishes.findIndex(({ id }) => id === wish) ?? -1
    const stops = own
      .toSorted((a, b) => a.from - b.from)
      .map(({ wish, from }) => ({ wish: place(wish), from }))
    const way = circulation.weights.kilometres * costOf(circulation, own).kilometres
    return { fleet, journey: { stops, way } }
  })
  return journeys.filter(({ fleet }) => fleet >= 0)
}

/** The loans of the journeys chosen: those of a fleet go to its copies, the earliest to the first copy. */
export function loansOf(fleets: Fleet[], chosen: Choice[]): PlannedLoan[] {
  return fleets.flatMap(({ copies, wishes }, fleet) =>
    chosen
      .filter((choice) => choice.fleet === fleet)
      .sort((a, b) => (a.journey.stops[0]?.from ?? 0) - (b.journey.stops[0]?.from ?? 0))
      .flatMap(({ journey }, at) =>
        journey.stops.flatMap(({ wish, from }) => {
          const served = wishes[wish]
          const copy = copies[at]
          if (!served || !copy) return []
          return [{ wish: served.id, copy, from, to: from + served.days - 1 }]
        }),
      ),
  )
}
