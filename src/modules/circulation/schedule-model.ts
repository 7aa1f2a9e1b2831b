import { type Circulation, costOf, type PlannedLoan } from '#modules/planning/index.ts'
import { dayAt, numberOf, type Span } from '#modules/tools/index.ts'
import { circulationOf } from './circulation-model.ts'
import type { CirculationPlan, CopyThen, RequestThen, Snapshot, ToolThen } from './model.ts'

/**
 * A loan of a schedule as people read it: numbered by date. `from` null: the copy comes from where it lives, else the number of the loan it comes straight
 * from. `shift`: days later than asked.
 */
export type ShownLoan = {
  number: number
  request: RequestThen
  tool: ToolThen
  copy: CopyThen
  span: Span
  shift: number
  from: number | null
  kilometres: number
}

/** What a schedule is worth; `territories`: those it serves, and among them those that had received nothing. */
export type Figures = {
  served: number
  kilometres: number
  fairness: number
  points: number
  territories: number
  newTerritories: number
}

/** The loans of a schedule, numbered in the order of their days. Those whose request or copy is unknown are left out. */
export function shownLoans(
  plan: Pick<CirculationPlan, 'snapshot' | 'parameters'>,
  schedule: PlannedLoan[],
): ShownLoan[] {
  const { snapshot } = plan
  const circulation = circulationOf(snapshot, plan.parameters)
  const by = indexOf(snapshot)
  const ordered = schedule.toSorted((a, b) => a.from - b.from || (a.copy < b.copy ? -1 : 1))
  const numbers = new Map(ordered.map(({ wish }, at) => [wish, at + 1]))
  const arrivals = new Map(
    costOf(circulation, schedule).moves.flatMap((move) => (move.to ? [[move.to, move]] : [])),
  )
  return ordered.flatMap((loan) => {
    const request = by.requests.get(loan.wish)
    const copy = by.copies.get(loan.copy)
    const tool = copy && by.tools.get(copy.tool)
    if (!request || !copy || !tool) return []
    const arrival = arrivals.get(loan.wish)
    return [
      {
        number: numbers.get(loan.wish) ?? 0,
        request,
        tool,
        copy,
        span: { from: dayAt(loan.from), to: dayAt(loan.to) },
        shift: loan.from - numberOf(request.span.from),
        from: (arrival?.from && numbers.get(arrival.from)) || null,
        kilometres: arrival?.kilometres ?? 0,
      },
    ]
  })
}

function indexOf(snapshot: Snapshot) {
  const byId = <T extends { id: string }>(rows: T[]) => new Map(rows.map((row) => [row.id, row]))
  return { requests: byId(snapshot.requests), copies: byId(snapshot.copies), tools: byId(snapshot.tools) }
}

/** What a schedule is worth, to set beside another. */
export function figuresOf(circulation: Circulation, schedule: PlannedLoan[]): Figures {
  const { served, kilometres, points } = costOf(circulation, schedule)
  const territoryOf = new Map(circulation.wishes.map(({ id, territory }) => [id, territory]))
  const reached = new Set(schedule.flatMap(({ wish }) => territoryOf.get(wish) ?? []))
  const unserved = circulation.territories.filter(({ received }) => received === 0)
  return {
    served,
    kilometres,
    fairness: points.fairness,
    points: points.total,
    territories: reached.size,
    newTerritories: unserved.filter(({ id }) => reached.has(id)).length,
  }
}
