import type { CopyState } from '#modules/tools/index.ts'
import type { Cents } from '#platform/money.ts'

/** What is known of the life of one copy. Days are `2026-11-23`. */
export type CopyLife = {
  tool: { slug: string; titleFr: string; titleEn: string | null; demo: boolean }
  holder: string
  code: string
  state: Exclude<CopyState, 'retired'>
  /** Loans it should stand; null: not said. */
  expected: number | null
  /** Loans in which it left, since the beginning, in the last three years, in the last twelve months. */
  loans: number
  recentLoans: number
  yearLoans: number
  /** What broke or was lost of it: told during its loans or at its holder's, since the beginning, in the last twelve months. */
  incidents: number
  yearIncidents: number
  /** How its last condition reports saw it, the latest last: at most six. */
  seen: SeenCondition[]
  /** Since when it serves: bought, else first lent, else entered here. */
  since: string
  /** Days of the last twelve months taken by repairs, and by other closures. */
  repairDays: number
  closedDays: number
  /** Last day of the repair that runs; null: none was given days. */
  repairUntil: string | null
  /** What it takes to replace it; null: not said. */
  costCents: Cents | null
}

/** How a condition report saw the whole. */
export type SeenCondition = 'good' | 'worn' | 'damaged'

/** Whether incidents grow more frequent; null when it was never lent. */
export type Trend = 'worse' | 'steady' | 'better' | null

/** What to do about a copy, the most urgent first. */
const advices = ['renew', 'repair', 'soon', 'watch', 'later', 'unsaid'] as const
export type Advice = (typeof advices)[number]

export type Wear = CopyLife & {
  trend: Trend
  /** Whether its condition reports get worse. */
  seenTrend: Trend
  /** Loans a year. */
  pace: number
  /** Loans that are left to it, its condition counted; null without an expected life. */
  left: number | null
  /** The year to renew it; null: no expected life, or it is not lent any more. */
  renewal: number | null
  advice: Advice
}

/** Years over which the pace of loans is measured. */
const paceYears = 3
const yearDays = 365.25
const dayOf = (text: string): number => Date.parse(`${text}T00:00:00Z`) / 86_400_000

/**
 * How the incidents of the last twelve months compare with those before, each as a share of its loans. One incident proves nothing: it takes two on the side that
 * has more.
 */
export function trendOf(life: Pick<CopyLife, 'loans' | 'yearLoans' | 'incidents' | 'yearIncidents'>): Trend {
  if (life.loans === 0) return null
  const [loans, incidents] = [life.loans - life.yearLoans, life.incidents - life.yearIncidents]
  const now = life.yearLoans > 0 ? life.yearIncidents / life.yearLoans : 0
  const before = loans > 0 ? incidents / loans : 0
  if (life.yearIncidents >= 2 && now > before) return 'worse'
  return incidents >= 2 && life.yearLoans > 0 && now < before ? 'better' : 'steady'
}

const severity = { good: 0, worn: 1, damaged: 2 } satisfies Record<SeenCondition, number>

/** How the last two condition reports compare with those before, on average; null with fewer than four: a departure and a return are one loan. */
export function seenTrendOf(seen: readonly SeenCondition[]): Trend {
  if (seen.length < 4) return null
  const mean = (some: readonly SeenCondition[]) =>
    some.reduce((sum, each) => sum + severity[each], 0) / some.length
  const change = mean(seen.slice(-2)) - mean(seen.slice(0, -2))
  return change > 0 ? 'worse' : change < 0 ? 'better' : 'steady'
}

/**
 * The wear of a copy and the year to renew it, a rule of this site:
 * - pace = loans of the last three years ÷ years (three, or since it serves when that is less; one at least)
 * - left = (expected loans − loans done, never under 0) × condition; condition = 1 when good, ½ when worn or under repair, then × ¾ when incidents grow or its
 *   condition reports get worse
 * - renewal = today + left ÷ pace years: this year when nothing is left, never while it is not lent.
 * @param today the day it is
 */
export function wearOf(life: CopyLife, today: string): Wear {
  const trend = trendOf(life)
  const years = Math.min(paceYears, Math.max(1, (dayOf(today) - dayOf(life.since)) / yearDays))
  const pace = life.recentLoans / years
  const seenTrend = seenTrendOf(life.seen)
  const worse = trend === 'worse' || seenTrend === 'worse'
  const condition = (life.state === 'good' ? 1 : 0.5) * (worse ? 0.75 : 1)
  const left = life.expected === null ? null : Math.max(0, life.expected - life.loans) * condition
  const renewal = renewalYear(left, pace, today)
  return {
    ...life,
    trend,
    seenTrend,
    pace,
    left,
    renewal,
    advice: adviceOf(life, left, renewal, worse, today),
  }
}

function renewalYear(left: number | null, pace: number, today: string): number | null {
  if (left === null) return null
  if (left === 0) return Number(today.slice(0, 4))
  if (pace === 0) return null
  return new Date((dayOf(today) + (left / pace) * yearDays) * 86_400_000).getUTCFullYear()
}

function adviceOf(
  { state }: CopyLife,
  left: number | null,
  renewal: number | null,
  worse: boolean,
  today: string,
): Advice {
  // What has served its time is better renewed than repaired.
  if (left === 0) return 'renew'
  if (state === 'repair') return 'repair'
  if (renewal !== null && renewal <= Number(today.slice(0, 4)) + 1) return 'soon'
  if (state === 'worn' || worse) return 'watch'
  return left === null ? 'unsaid' : 'later'
}

/** The most urgent first: what cannot be lent, then by advice, by year, by what is left. */
export function byUrgency(a: Wear, b: Wear): number {
  const rank = ({ state, advice }: Wear) => (state === 'repair' ? 0 : 1 + advices.indexOf(advice))
  return (
    rank(a) - rank(b) ||
    (a.renewal ?? 9999) - (b.renewal ?? 9999) ||
    (a.left ?? 1e9) - (b.left ?? 1e9) ||
    a.tool.titleFr.localeCompare(b.tool.titleFr, 'fr') ||
    (a.code < b.code ? -1 : 1)
  )
}

/** What to renew in a year: how many copies, their cost, and how many of them have none. `year` null: after those named. */
export type BudgetLine = { year: number | null; copies: number; costCents: Cents; unknown: number }

/** Years of a budget. */
const horizon = 5

/** The budget of renewals, year by year from this one, then all that comes later; copies without a year are not in it. */
export function budgetOf(wears: readonly Wear[], today: string): BudgetLine[] {
  const first = Number(today.slice(0, 4))
  const lines: BudgetLine[] = [...Array(horizon).keys(), null].map((ahead) => ({
    year: ahead === null ? null : first + ahead,
    copies: 0,
    costCents: 0,
    unknown: 0,
  }))
  for (const { renewal, costCents } of wears) {
    if (renewal === null) continue
    const line = lines[Math.min(renewal - first, horizon)]
    if (!line) continue
    line.copies++
    if (costCents === null) line.unknown++
    else line.costCents += costCents
  }
  return lines
}

/** The copies of one tool together; `renewal`: the first year one of them is to be renewed, `budget` those years, `costCents` that of those named. */
export type ToolWear = Pick<Wear, 'tool' | 'holder'> & {
  copies: number
  loans: number
  incidents: number
  /** Copies that served their time, and that are under repair. */
  renew: number
  repair: number
  renewal: number | null
  budget: BudgetLine[]
  costCents: Cents
}

/** Copies by some key, in the order their keys come first. */
function grouped(wears: readonly Wear[], keyOf: (wear: Wear) => string): Map<string, Wear[]> {
  const groups = new Map<string, Wear[]>()
  for (const wear of wears) {
    const group = groups.get(keyOf(wear))
    if (group) group.push(wear)
    else groups.set(keyOf(wear), [wear])
  }
  return groups
}

/** The wear of tools, those to renew the soonest first, then by title. */
export function toolWears(wears: readonly Wear[], today: string): ToolWear[] {
  return [...grouped(wears, ({ tool }) => tool.slug).values()]
    .map((some): ToolWear => {
      const [{ tool, holder }] = some as [Wear]
      const budget = budgetOf(some, today)
      const years = some.flatMap(({ renewal }) => renewal ?? [])
      const sum = (field: 'loans' | 'incidents') => some.reduce((total, wear) => total + wear[field], 0)
      return {
        tool,
        holder,
        copies: some.length,
        loans: sum('loans'),
        incidents: sum('incidents'),
        renew: some.filter(({ advice }) => advice === 'renew').length,
        repair: some.filter(({ state }) => state === 'repair').length,
        renewal: years.length > 0 ? years.reduce((a, b) => Math.min(a, b)) : null,
        budget,
        costCents: soonCost(budget),
      }
    })
    .sort(
      (a, b) =>
        (a.renewal ?? 9999) - (b.renewal ?? 9999) ||
        b.renew - a.renew ||
        a.tool.titleFr.localeCompare(b.tool.titleFr, 'fr') ||
        (a.tool.slug < b.tool.slug ? -1 : 1),
    )
}

/** The budget of each holder, by name. */
export const holderBudgets = (
  wears: readonly Wear[],
  today: string,
): { holder: string; budget: BudgetLine[] }[] =>
  [...grouped(wears, ({ holder }) => holder)]
    .map(([holder, some]) => ({ holder, budget: budgetOf(some, today) }))
    .sort((a, b) => a.holder.localeCompare(b.holder, 'fr'))

/** What the years that are named come to. */
export const soonCost = (budget: readonly BudgetLine[]): Cents =>
  budget.reduce((sum, { year, costCents }) => sum + (year === null ? 0 : costCents), 0)
