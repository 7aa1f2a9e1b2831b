import { costOf } from './cost-model.ts'
import { type Itinerary, itinerariesOf, ledgerOf, type Stop } from './itineraries-model.ts'
import type { Circulation, PlannedLoan, Stretch, Taken, Wish } from './model.ts'
import { partOf } from './part-model.ts'

/** Copies planned anew at once; days and wishes, to begin with: they grow while the program proves them quickly, and shrink when it does not. */
const copiesAtOnce = 2
const atFirst = { days: 56, wishes: 22 }
const pace = { quick: 0.25, slow: 0.8, more: 1.1, less: 0.8, least: 0.3, most: 2 }

/** An outing of a schedule: the loans of a copy from leaving home to coming back, and the days they take. */
type Outing = { copy: string; loans: PlannedLoan[]; taken: Taken }

/**
 * Improves a large schedule by neighbourhoods: the outings of two copies of a tool over some weeks are given up, then planned anew among the wishes that could be served there, all the rest standing.
 * Where improving some copies at a time (`improveByCopies`) would ask for too much, this goes on finding. `chance` gives numbers from 0 to 1; `seconds` those spent; `mayGoOn` says whether time is left.
 * Large neighbourhood search, after Shaw, 1998.
 */
export function improveByWindows(
  circulation: Circulation,
  loans: PlannedLoan[],
  solve: (part: Circulation, loans: PlannedLoan[]) => PlannedLoan[],
  { chance, seconds, mayGoOn }: { chance: () => number; seconds: () => number; mayGoOn: () => boolean },
): PlannedLoan[] {
  const days = daysOf(circulation.wishes)
  let best = loans
  let most = costOf(circulation, best).points.total
  let size = 1
  while (mayGoOn()) {
    const length = Math.ceil(size * atFirst.days)
    const copies = copiesFor(circulation, chance)
    const from = days.from + Math.floor(chance() * Math.max(1, days.to - days.from - length / 2))
    const window = { from, to: from + length - 1 }
    const isFreed = (outing: Outing) =>
      copies.includes(outing.copy) && outing.taken.from <= window.to && outing.taken.to >= window.from
    const outings = outingsOf(circulation, best)
    const freed = outings.filter(isFreed)
    const kept = outings.filter((outing) => !isFreed(outing))
    const own = freed.flatMap((outing) => outing.loans)
    const wishes = Math.ceil(size * atFirst.wishes)
    const part = windowOf(circulation, { copies, window, kept, own, wishes, chance })
    const began = seconds()
    const changed = [...kept.flatMap((outing) => outing.loans), ...solve(part, own)]
    const took = seconds() - began
    if (took < pace.quick) size = Math.min(pace.most, size * pace.more)
    else if (took > pace.slow) size = Math.max(pace.least, size * pace.less)
    const { total } = costOf(circulation, changed).points
    if (total > most + 1e-6) [best, most] = [changed, total]
  }
  return best
}

const daysOf = (wishes: Wish[]): Stretch => ({
  from: Math.min(...wishes.map(({ first }) => first)),
  to: Math.max(...wishes.map(({ last }) => last)),
})

/** Some copies of one tool. */
function copiesFor({ copies }: Circulation, chance: () => number): string[] {
  const one = copies[Math.floor(chance() * copies.length)]
  const alike = copies.filter(({ tool, id }) => tool === one?.tool && id !== one.id)
  const others = alike.map(({ id }) => ({ id, at: chance() })).sort((a, b) => a.at - b.at)
  return [...(one ? [one.id] : []), ...others.slice(0, copiesAtOnce - 1).map(({ id }) => id)]
}

function outingsOf(circulation: Circulation, loans: PlannedLoan[]): Outing[] {
  return itinerariesOf(ledgerOf(circulation), loans).flatMap(({ copy, tool, stops }: Itinerary) => {
    const starts = stops.flatMap(({ direct }, at) => (direct ? [] : [at]))
    return starts.map((start, rank): Outing => {
      const own = stops.slice(start, starts[rank + 1])
      const [first, last] = [own[0], own.at(-1)] as [Stop, Stop]
      const taken = {
        from: first.loan.from - tool.before,
        to: last.loan.to + tool.after,
        modules: first.wish.modules,
      }
      return { copy: copy.id, loans: own.map(({ loan }) => loan), taken }
    })
  })
}

/** What is planned anew: the copies, taken by the outings that stay; the wishes given up, and as many of those not served as may be, by chance. */
function windowOf(
  circulation: Circulation,
  {
    copies,
    window,
    kept,
    own,
    wishes,
    chance,
  }: {
    copies: string[]
    window: Stretch
    kept: Outing[]
    own: PlannedLoan[]
    wishes: number
    chance: () => number
  },
): Circulation {
  const part = partOf(
    circulation,
    copies,
    kept.flatMap((outing) => outing.loans),
  )
  const given = new Set(own.map(({ wish }) => wish))
  const from = Math.min(window.from, ...own.map((loan) => loan.from))
  const to = Math.max(window.to, ...own.map((loan) => loan.to))
  const within = (wish: Wish): Wish => ({
    ...wish,
    first: Math.max(wish.first, from),
    last: Math.min(wish.last, to),
  })
  const fits = ({ first, last, days }: Wish) => last - first + 1 >= days
  const others = part.wishes
    .filter((wish) => wish.tool === part.copies[0]?.tool && !given.has(wish.id) && fits(within(wish)))
    .map((wish) => ({ wish, at: chance() / wish.priority }))
    .sort((a, b) => a.at - b.at)
  return {
    ...part,
    copies: part.copies.map((copy) => ({
      ...copy,
      taken: [...copy.taken, ...kept.filter((outing) => outing.copy === copy.id).map(({ taken }) => taken)],
    })),
    wishes: [
      ...part.wishes.filter(({ id }) => given.has(id)),
      ...others.slice(0, Math.max(4, wishes - given.size)).map(({ wish }) => wish),
    ].map(within),
  }
}
