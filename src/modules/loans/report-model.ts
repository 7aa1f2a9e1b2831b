import type { CountedPart, LoanState, Side } from './model.ts'

/** When a copy is looked at by both sides. */
export const reportMoments = ['departure', 'return'] as const
export type ReportMoment = (typeof reportMoments)[number]

/** How the whole looks. */
export const conditions = ['good', 'worn', 'damaged'] as const
export type Condition = (typeof conditions)[number]

/** What is lost, or newly damaged, of a part; `partId` null: one that the tool has no more. */
export type Fault = { partId: string | null; name: string; missing: number; damaged: number }

/** What was there of a part before it is counted again: `found`, of which `damaged`. */
export type Known = Pick<CountedPart, 'partId' | 'name' | 'found' | 'damaged'>

/** A part to count: `expected`, and what is known of it already. */
export type PartToCount = Known & { expected: number; note: string | null }

/** A photo of a loan; `part` null: of the whole. `credit` of those of a hosting. */
export type LoanPhoto = {
  id: string
  part: string | null
  credit: string | null
  width: number
  height: number
  widths: number[]
}

/** What was seen of a copy, at one moment of a loan. */
export type Report = {
  id: string
  moment: ReportMoment
  condition: Condition
  words: string | null
  side: Exclude<Side, 'job'>
  /** Who filled it in; null: somebody since erased. */
  who: string | null
  /** Who of the other side was there. */
  otherName: string | null
  seenAt: Date
  writtenAt: Date
  confirmedAt: Date | null
  confirmedBy: string | null
  confirmedWords: string | null
  parts: CountedPart[]
  photos: LoanPhoto[]
}

/** Whether a report of a moment may still be filled in: of a loan that is granted, and has not come to what follows. */
export const isStillToFill = (state: LoanState, moment: ReportMoment): boolean =>
  state === 'approved' || state === 'signed' || (state === 'handed_over' && moment === 'return')

/** Whether two mentions are of one part: names tell only of one that the tool has no more. */
export const isSamePart = (
  one: Pick<CountedPart, 'partId' | 'name'>,
  other: Pick<CountedPart, 'partId' | 'name'>,
): boolean =>
  one.partId !== null && other.partId !== null ? one.partId === other.partId : one.name === other.name

const longestName = 200

/** The parts of a tool under names that tell them apart: those that bear one name take that of their module, else a number. */
export function namedApart<Part extends { name: string; module: string | null }>(parts: Part[]): Part[] {
  const isShared = (name: string, names: string[]) => names.filter((each) => each === name).length > 1
  const withSuffix = (name: string, suffix: string | number) =>
    `${name.slice(0, longestName - `${suffix}`.length - 3)} (${suffix})`
  const given = parts.map(({ name }) => name)
  const byModule = parts.map(({ name, module }) =>
    module !== null && isShared(name, given) ? withSuffix(name, module) : name,
  )
  const taken = new Set(byModule.filter((name) => !isShared(name, byModule)))
  return parts.map((part, place) => {
    const base = byModule[place] ?? part.name
    let [name, turn] = [base, 0]
    if (isShared(base, byModule))
      do name = withSuffix(base, ++turn)
      while (taken.has(name))
    taken.add(name)
    return { ...part, name }
  })
}

/** What some faults say of a part, together. */
const toldOf = (part: Pick<CountedPart, 'partId' | 'name'>, faults: Fault[]) =>
  faults
    .filter((fault) => isSamePart(fault, part))
    .reduce(
      (sum, { missing, damaged }) => ({ missing: sum.missing + missing, damaged: sum.damaged + damaged }),
      {
        missing: 0,
        damaged: 0,
      },
    )

/** The parts of a tool as they should leave: all of them, but for what its open incidents say. */
export function partsLeaving(
  parts: { id: string; name: string; quantity: number }[],
  known: Fault[],
): PartToCount[] {
  return parts.map(({ id: partId, name, quantity }) => {
    const { missing, damaged } = toldOf({ partId, name }, known)
    const found = Math.max(0, quantity - missing)
    return { partId, name, expected: quantity, found, damaged: Math.min(found, damaged), note: null }
  })
}

/** The parts that should come back: those that left, as they left, but for what was told meanwhile. */
export function partsComingBack(left: CountedPart[], meanwhile: Fault[]): PartToCount[] {
  return left.map((part) => {
    const fault = toldOf(part, meanwhile)
    const found = Math.max(0, part.found - fault.missing)
    const damaged = Math.min(found, part.damaged + fault.damaged)
    return { partId: part.partId, name: part.name, expected: part.found, found, damaged, note: null }
  })
}

/** The same part as another host has just counted it: a copy that comes straight from there arrives as it left. */
export function partsHandedOn(leaving: PartToCount[], seen: CountedPart[]): PartToCount[] {
  return leaving.map((part) => {
    const there = seen.find((each) => isSamePart(each, part))
    return there ? { ...part, found: there.found, damaged: there.damaged, note: there.note } : part
  })
}

/** What is missing or damaged that was not before, part by part, in order; nothing for those as they were, or better. */
export function faultsSince(before: Known[], after: Known[]): Fault[] {
  return after.flatMap((part, place) => {
    const was = before[place]
    if (!was) return []
    const missing = Math.max(0, was.found - part.found)
    const damaged = Math.max(0, part.damaged - was.damaged)
    return missing + damaged > 0 ? [{ partId: part.partId, name: part.name, missing, damaged }] : []
  })
}

/** What is missing or newly damaged between the departure and the return; null until both were seen. */
export function faultsBetween(reports: Report[]): Fault[] | null {
  const [left, back] = reportMoments.map((moment) => reports.find((each) => each.moment === moment))
  return left && back ? faultsSince(left.parts, back.parts) : null
}

/** Whether counts make sense: each part counted once, none damaged that is not there. */
export const areCounts = (counts: Pick<Known, 'found' | 'damaged'>[], parts: number): boolean =>
  counts.length === parts &&
  counts.every(
    ({ found, damaged }) =>
      Number.isInteger(found) &&
      Number.isInteger(damaged) &&
      damaged >= 0 &&
      damaged <= found &&
      found <= 100_000,
  )

/** When something was seen, at the server's time: a phone's clock may be wrong, nothing was seen in the future nor before the loan came to it. */
export function seenOnServerTime(
  { seenAt, sentAt }: { seenAt: Date; sentAt: Date },
  notBefore: Date,
  now: Date,
): Date {
  const seen = seenAt.getTime() + now.getTime() - sentAt.getTime()
  return new Date(Math.min(now.getTime(), Math.max(notBefore.getTime(), seen)))
}

/** A report as typed: the parts in their order, as text. */
export type TypedReport = {
  key: string
  names: string[]
  counts: { found: string; damaged: string; note: string }[]
  condition: string
  words: string
  otherName: string
  seenAt: string
  sentAt: string
}

/** A report that was not touched yet. */
export const freshReport = (key: string, parts: PartToCount[]): TypedReport => ({
  key,
  names: parts.map(({ name }) => name),
  counts: parts.map(({ found, damaged, note }) => ({
    found: String(found),
    damaged: String(damaged),
    note: note ?? '',
  })),
  condition: 'good',
  words: '',
  otherName: '',
  seenAt: '',
  sentAt: '',
})
