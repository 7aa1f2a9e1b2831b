import { type Itinerary, itinerariesOf, ledgerOf } from './itineraries-model.ts'
import type { Circulation, Cost, Move, PlannedLoan, Territory, Wish } from './model.ts'
import { roadKm } from './road-model.ts'

/** What a schedule is worth and how far copies travel, whether it can be or not (`faultsOf` says). Loans of unknown wishes or copies count for nothing. */
export function costOf(circulation: Circulation, loans: PlannedLoan[]): Cost {
  const itineraries = itinerariesOf(ledgerOf(circulation), loans)
  const moves = itineraries.flatMap(movesOf)
  const wishes = itineraries.flatMap(({ stops }) => stops.map(({ wish }) => wish))
  const kilometres = moves.reduce((sum, move) => sum + move.kilometres, 0)
  const { weights } = circulation
  const points = {
    served: weights.served * wishes.reduce((sum, { priority }) => sum + priority, 0),
    kilometres: -weights.kilometres * kilometres,
    fairness: fairnessOf(circulation, wishes),
  }
  const total = points.served + points.kilometres + points.fairness
  return { served: wishes.length, kilometres, moves, points: { ...points, total } }
}

/** The ways of a copy, in order: out of its home, from host to host, back to its home. */
function movesOf({ copy, stops }: Itinerary): Move[] {
  const moves: Move[] = []
  let at: Wish | null = null
  const go = (to: Wish | null) => {
    const kilometres = roadKm(at?.place ?? copy.home, to?.place ?? copy.home)
    moves.push({ copy: copy.id, from: at?.id ?? null, to: to?.id ?? null, kilometres })
    at = to
  }
  for (const { wish, direct } of stops) {
    if (at && !direct) go(null)
    go(wish)
  }
  if (at) go(null)
  return moves
}

function fairnessOf({ territories, weights }: Circulation, served: Wish[]): number {
  const counts = Map.groupBy(served, ({ territory }) => territory)
  let points = 0
  for (const { id, bonus } of fairShares(territories)) {
    const loans = counts.get(id)?.length ?? 0
    for (let rank = 1; rank <= loans; rank++) points += weights.fairness * bonus(rank)
  }
  return points
}

/**
 * What the next loans of a territory are worth beside its first ever one: 1, then a half, a third… (Thiele’s harmonic rule of 1895, which gives each group its
 * proportional share), times its size beside the average one. So a place never served comes first, and a large one may receive more.
 */
export function fairShares(territories: Territory[]): { id: string; bonus: (rank: number) => number }[] {
  const people = territories.map(({ inhabitants }) => inhabitants)
  const known = people.every((count) => count !== null && count > 0)
  const mean = people.reduce<number>((sum, count) => sum + (count ?? 0), 0) / Math.max(1, people.length)
  return territories.map(({ id, received, inhabitants }) => {
    const size = known ? (inhabitants ?? 0) / mean : 1
    return { id, bonus: (rank) => size / (received + rank) }
  })
}
