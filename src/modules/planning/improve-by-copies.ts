import { costOf } from './cost-model.ts'
import type { Circulation, PlannedLoan } from './model.ts'
import { partOf } from './part-model.ts'

/**
 * Improves a schedule some copies at a time: their loans are given up, then the wishes not served by the other copies are planned anew for them, until no such choice of
 * copies of a same tool brings more. `solve` plans a small circulation; `mayGoOn` says whether time is left.
 */
export function improveByCopies(
  circulation: Circulation,
  loans: PlannedLoan[],
  solve: (part: Circulation, loans: PlannedLoan[]) => PlannedLoan[],
  mayGoOn: () => boolean,
): PlannedLoan[] {
  const groups = pairsOf(circulation)
  let best = loans
  let most = costOf(circulation, best).points.total
  let still = 0
  for (let at = 0; still < groups.length && mayGoOn(); at = (at + 1) % groups.length) {
    const copies = groups[at] ?? []
    const kept = best.filter(({ copy }) => !copies.includes(copy))
    const own = best.filter(({ copy }) => copies.includes(copy))
    const changed = [...kept, ...solve(partOf(circulation, copies, kept), own)]
    const { total } = costOf(circulation, changed).points
    still = total > most + 1e-6 ? 1 : still + 1
    if (total > most + 1e-6) [best, most] = [changed, total]
  }
  return best
}

/** The copies two by two, those of each tool. */
const pairsOf = ({ copies }: Circulation): string[][] =>
  copies.flatMap((one, at) =>
    copies
      .slice(at + 1)
      .filter(({ tool }) => tool === one.tool)
      .map((other) => [one.id, other.id]),
  )
