import type { Program } from '#platform/optimiser/run-highs.ts'
import { fairShares } from './cost-model.ts'
import type { Fleet } from './fleet-model.ts'
import type { Choice } from './journey-pool-model.ts'
import type { Circulation } from './model.ts'

/** Rows of the program: wishes, then fleets, then territories, then the days of parts that fleets share. */
export function rowsOf({ wishes, territories }: Circulation, fleets: Fleet[]) {
  const shared = fleets.filter(({ shares }) => shares !== null)
  const parts = 1 + Math.max(-1, ...shared.flatMap(({ shares }) => shares ?? []))
  const first = Math.min(...shared.map(({ firstDay }) => firstDay))
  const days = parts === 0 ? 0 : Math.max(...shared.map((each) => each.firstDay + each.days)) - first
  const before = wishes.length + fleets.length + territories.length
  return {
    wish: (at: number) => at,
    fleet: (at: number) => wishes.length + at,
    territory: (at: number) => wishes.length + fleets.length + at,
    day: (part: number, day: number) => before + part * days + day - first,
    days: parts * days,
    count: before + parts * days,
  }
}

/**
 * The program that chooses journeys, its first columns; the others count the loans of territories. Each wish in one journey at most, as many journeys of a fleet as it has copies, one outing a day of each part of a copy. The loans of a territory are counted by columns that are worth
 * less and less, so that the best value takes them in order, whole or not.
 */
export function programOf(circulation: Circulation, fleets: Fleet[], choices: Choice[]): Program {
  const { wishes, territories, weights } = circulation
  const rows = rowsOf(circulation, fleets)
  const placeOf = new Map(territories.map(({ id }, at) => [id, at]))
  const program: Program = {
    colCost: [],
    colUpper: [],
    rowUpper: [
      ...wishes.map(() => 1),
      ...fleets.map(({ copies }) => copies.length),
      ...territories.map(() => 0),
      ...Array.from({ length: rows.days }, () => 1),
    ],
    matrix: { starts: [0], indices: [], values: [] },
    wholes: choices.length,
  }
  const column = (points: number, most: number, cells: [row: number, value: number][]) => {
    program.colCost.push(-points)
    program.colUpper.push(most)
    for (const [row, value] of cells) {
      program.matrix.indices.push(row)
      program.matrix.values.push(value)
    }
    program.matrix.starts.push(program.matrix.indices.length)
  }
  for (const choice of choices) {
    const loans = new Map<number, number>()
    for (const wish of choice.wishes) {
      const at = placeOf.get(wishes[wish]?.territory ?? '')
      if (at !== undefined) loans.set(at, (loans.get(at) ?? 0) - 1)
    }
    // Without a limit of its own: the rows hold it, and their duals then tell all that it is worth.
    column(choice.worth, Infinity, [
      ...choice.wishes.map((wish): [number, number] => [rows.wish(wish), 1]),
      ...roomOf(rows, fleets, choice),
      ...[...loans].map(([at, value]): [number, number] => [rows.territory(at), value]),
    ])
  }
  fairShares(territories).forEach(({ id, bonus }, at) => {
    const most = wishes.filter(({ territory }) => territory === id).length
    for (let rank = 1; rank <= most; rank++)
      column(weights.fairness * bonus(rank), 1, [[rows.territory(at), 1]])
  })
  return program
}

/** The rows that hold the room of a journey: its copy for a season, or the days of the parts that an outing takes. */
function roomOf(
  rows: ReturnType<typeof rowsOf>,
  fleets: Fleet[],
  { fleet, days }: Choice,
): [number, number][] {
  if (!days) return [[rows.fleet(fleet), 1]]
  const each = Array.from({ length: days.to - days.from + 1 }, (_, at) => days.from + at)
  return (fleets[fleet]?.shares ?? []).flatMap((part) =>
    each.map((day): [number, number] => [rows.day(part, day), 1]),
  )
}
