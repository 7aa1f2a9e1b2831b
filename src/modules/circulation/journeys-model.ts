import { costOf, type PlannedLoan } from '#modules/planning/index.ts'
import { circulationOf } from './circulation-model.ts'
import type { CirculationPlan } from './model.ts'
import type { ShownLoan } from './schedule-model.ts'

type LonLat = { lon: number; lat: number }

/** Where copies live, where they are lent (with the numbers of the loans), and the ways between; `style`: by copy. */
export type PlanJourneys = {
  places: (LonLat & { label: string; home: boolean })[]
  ways: { from: LonLat; to: LonLat; style: number; direct: boolean }[]
}

/** The journeys of a schedule, of all its copies or of one (by its code). */
export function journeysOf(
  plan: Pick<CirculationPlan, 'snapshot' | 'parameters'>,
  schedule: PlannedLoan[],
  loans: ShownLoan[],
  code: string | null,
): PlanJourneys {
  const copies = plan.snapshot.copies.filter((copy) => code === null || copy.code === code)
  const kept = new Map(copies.map((copy) => [copy.id, copy]))
  const shown = loans.filter(({ copy }) => kept.has(copy.id))
  const numbered = new Map(shown.map((loan) => [loan.request.id, loan]))
  const used = new Set(shown.map(({ copy }) => copy.id))
  const places = new Map<string, PlanJourneys['places'][number]>()
  for (const { home, homeName, id } of copies)
    if (home && used.has(id))
      places.set(`home ${keyOf(home)}`, { ...home, label: homeName ?? '', home: true })
  for (const { request, number } of shown) {
    if (!request.point) continue
    const key = `host ${keyOf(request.point)}`
    const label = places.get(key)?.label
    places.set(key, { ...request.point, label: label ? `${label}, ${number}` : String(number), home: false })
  }
  const order = plan.snapshot.copies.map(({ id }) => id)
  const { moves } = costOf(circulationOf(plan.snapshot, plan.parameters), schedule)
  const ways = moves.flatMap((move) => {
    const home = kept.get(move.copy)?.home
    const end = (wish: string | null) => (wish === null ? home : numbered.get(wish)?.request.point)
    const [from, to] = [end(move.from), end(move.to)]
    if (!home || !from || !to) return []
    return [{ from, to, style: order.indexOf(move.copy), direct: move.from !== null && move.to !== null }]
  })
  return { places: [...places.values()], ways }
}

const keyOf = ({ lon, lat }: LonLat) => `${lon.toFixed(4)} ${lat.toFixed(4)}`
