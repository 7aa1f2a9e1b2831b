import { createHash } from 'node:crypto'
import { type Day, footprint, lengthOf, type Modules, plusDays, type Span } from '#modules/tools/index.ts'
import type { LoanState } from './model.ts'

/** An invented tool, as its invented loans need it; `taken`: closures and repairs. */
export type DemoTool = {
  id: string
  minDays: number
  maxDays: number | null
  leadDays: number
  bufferBefore: number
  bufferAfter: number
  parts: { id: string; name: string; quantity: number; moduleNumber: number | null }[]
  /** Those that are lent one without the other. */
  modules: number[]
  copies: { id: string; state: string; taken: Span[] }[]
}

/** An invented loan. `late`: its copy should be back; `broken`: something came back damaged; `asked`: the day of its request. */
export type DemoLoan = {
  id: string
  toolId: string
  /** Null: it holds none. */
  copyId: string | null
  /** Null: the whole tool. */
  modules: Modules
  /** By its place among the organisations that borrow. */
  borrower: number
  state: LoanState
  span: Span
  asked: Day
  waiting: boolean
  broken: boolean
  /** A number that tells it from others: what is said of it is chosen by it. */
  luck: number
}

/** How wanted each tool is, one after the other: what is nearly always out, what hardly leaves. */
const wanted = [0.85, 0.5, 0.75, 0.2, 0.4, 0.9, 0.65, 0.55, 0.8, 0.3]
const daysBack = 365
const daysAhead = 150

/** Numbers from 0 to 1, always the same for a seed (mulberry32). */
export function numbersFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** The same id for the same words, everywhere. */
export const demoId = (words: string): string => {
  const hex = createHash('md5').update(words).digest('hex')
  return [8, 12, 16, 20, 32].map((end, at) => hex.slice([0, 8, 12, 16, 20][at], end)).join('-')
}

/**
 * A year of invented loans around a day, and what is booked for the months to come: each copy’s one after the other, buffers kept, none on the days it is
 * closed; then requests that wait, and those that came to nothing. Always the same for the same tools and day.
 * @param borrowers how many organisations borrow
 */
export function sketchLoans(tools: DemoTool[], borrowers: number, present: Day): DemoLoan[] {
  const loans: DemoLoan[] = []
  let copyAt = 0
  for (const [toolAt, tool] of tools.entries()) {
    const next = numbersFrom(toolAt + 1)
    const add = (loan: Pick<DemoLoan, 'copyId' | 'state' | 'span' | 'asked'> & Partial<DemoLoan>) => {
      const luck = Math.floor(next() * 1_000_000)
      const borrower = Math.floor(next() ** 1.6 * borrowers)
      const id = demoId(`${tool.id} ${loans.length}`)
      loans.push({
        id,
        toolId: tool.id,
        borrower,
        modules: null,
        waiting: false,
        broken: false,
        luck,
        ...loan,
      })
    }
    for (const copy of tool.copies) {
      if (copy.state === 'retired') continue
      const mended = copy.state === 'repair'
      const spans = spansOf(tool, copy, {
        present,
        next,
        busy: wanted[toolAt % wanted.length] ?? 0.5,
        at: copyAt,
      })
      for (const [at, span] of spans.entries()) {
        const last = at === spans.length - 1
        const state = stateOf(span, present, { at: copyAt, luck: next() })
        const asked = askedOn(span, tool, present, state)
        const broken = isBroken(state, mended && last, next())
        for (const shared of apartOf(tool, span, at))
          add({ copyId: copy.id, state, asked, broken, ...shared })
      }
      if (!mended) copyAt++
    }
    for (const unmet of unmetOf(tool, present, next)) add(unmet)
  }
  return loans.toSorted((a, b) => (a.asked < b.asked ? -1 : a.asked > b.asked ? 1 : a.id < b.id ? -1 : 1))
}

type Walk = { present: Day; next: () => number; busy: number; at: number }

/** The days a copy is lent, in order. Each fifth copy is late, just back, out, about to leave, or on its shelf today. */
function spansOf(
  tool: DemoTool,
  copy: DemoTool['copies'][number],
  { present, next, busy, at }: Walk,
): Span[] {
  const most = Math.min(tool.maxDays ?? 60, tool.minDays + 24)
  const length = () => tool.minDays + Math.floor(next() * (most - tool.minDays + 1))
  const days = length()
  const begin = [-days - 2, -days, -Math.ceil(days / 2), 4, null][at % 5] ?? null
  const anchor =
    begin === null ? null : { from: plusDays(present, begin), to: plusDays(present, begin + days - 1) }
  const mended = copy.state === 'repair'
  const gap = (from: Day) =>
    1 +
    tool.bufferBefore +
    tool.bufferAfter +
    Math.floor(next() * (1 - busy) * 60) +
    (isSummer(from) ? 20 : 0)
  const spans: Span[] = []
  let from = plusDays(present, -daysBack + Math.floor(next() * 25))
  const end = plusDays(present, mended ? -25 : daysAhead)
  while (from < end) {
    let span = { from, to: plusDays(from, length() - 1) }
    const kept = anchor && !mended && footprint(anchor, tool)
    const near = kept && footprint(span, tool).to >= kept.from && span.from <= kept.to
    if (near && !spans.includes(anchor)) span = anchor
    else if (near)
      span = {
        from: plusDays(kept.to, 1 + tool.bufferBefore),
        to: plusDays(kept.to, tool.bufferBefore + lengthOf(span)),
      }
    else if (!anchor && span.to >= plusDays(present, -1) && span.from <= plusDays(present, 3)) {
      from = plusDays(present, 6 + tool.bufferAfter)
      continue
    }
    const whole = footprint(span, tool)
    const free = !copy.taken.some((taken) => taken.from <= whole.to && whole.from <= taken.to)
    if (free && span.to < plusDays(end, 30)) spans.push(span)
    from = plusDays(span.to, gap(span.to))
  }
  return spans
}

/** A loan of the whole, or of a tool whose modules travel apart, every other time, two at once: the first module, and the others some days later. */
function apartOf({ modules, minDays }: DemoTool, span: Span, at: number): { span: Span; modules: Modules }[] {
  const [first, ...others] = modules
  if (first === undefined || others.length === 0 || at % 2 === 0) return [{ span, modules: null }]
  const later = Math.min(5, Math.max(0, lengthOf(span) - minDays))
  return [
    { span, modules: [first] },
    { span: { from: plusDays(span.from, later), to: span.to }, modules: others },
  ]
}

const isSummer = (day: Day): boolean => day.slice(5, 7) === '07' || day.slice(5, 7) === '08'

/** Where a loan stands, by its days: the copy that is late stays out. */
function stateOf({ from, to }: Span, present: Day, { at, luck }: { at: number; luck: number }): LoanState {
  if (to < plusDays(present, -4)) return 'closed'
  if (to < present) return at % 5 === 0 ? 'handed_over' : at % 5 === 1 ? 'returned' : 'closed'
  if (from <= present) return 'handed_over'
  if (from <= plusDays(present, 12)) return 'signed'
  if (from <= plusDays(present, 40)) return luck < 0.6 ? 'signed' : 'approved'
  return luck < 0.25 ? 'offered' : 'approved'
}

/** One loan of sixteen brings something back damaged; a copy that is at repair came back so from its last. */
const isBroken = (state: LoanState, mended: boolean, luck: number): boolean =>
  (state === 'closed' || state === 'returned') && (mended || luck < 0.06)

/** The day of the request: in time for the tool’s notice, and before anything that was done of it. */
function askedOn({ from }: Span, { leadDays }: DemoTool, present: Day, state: LoanState): Day {
  const asked = plusDays(from, -leadDays - 15)
  const latest = plusDays(present, state === 'offered' ? -5 : -9)
  return asked < latest ? asked : latest
}

/** Requests that nobody answered yet, and those that were refused, cancelled, or left without an answer. */
function unmetOf(tool: DemoTool, present: Day, next: () => number) {
  const most = Math.min(tool.maxDays ?? 60, tool.minDays + 14)
  const some = (away: number) => {
    const from = plusDays(present, away)
    return { from, to: plusDays(from, tool.minDays - 1 + Math.floor(next() * (most - tool.minDays + 1))) }
  }
  const soon = Math.max(tool.leadDays, 20)
  const waits = [1, 2, 3].map((rank) => ({
    copyId: null,
    state: 'requested' as const,
    span: some(soon + rank * 22 + Math.floor(next() * 12)),
    asked: plusDays(present, -rank * 4),
    waiting: rank === 3,
  }))
  const over = (['refused', 'cancelled', 'expired', 'refused', 'cancelled'] as const).map((state, rank) => {
    const span = some(-60 * rank - 25 - Math.floor(next() * 30))
    return { copyId: null, state, span, asked: plusDays(span.from, -tool.leadDays - 35) }
  })
  return [...waits.slice(0, 1 + Math.floor(next() * 3)), ...over.slice(0, 2 + Math.floor(next() * 4))]
}
