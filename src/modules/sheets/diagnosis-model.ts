import type { TerritoryReach } from '#modules/coverage/index.ts'
import type { NearEntry } from '#modules/search/index.ts'
import { soughtTypes } from './model.ts'

/** Points of share by which a territory must differ from the region to be called strong or lacking, for one kind of place. */
const sharePoints = 10
/** Times the region's rate at or above which a territory is strong, at or under which it lacks. */
const strongRate = 1.25
const weakRate = 0.8
/** The numbers of the rules. */
export const limits: Limits = { points: sharePoints, strong: strongRate, weak: weakRate }
/** Fewer than this in the region says nothing of a territory. */
const leastInRegion = 10

/** How far a kind of place is; `sought`: rules look at it; `unplaced`: some are listed here whose position is not known. */
export type SheetReach = TerritoryReach & { sought: boolean; unplaced: boolean }

/** The numbers of the rules, as they are published. */
export type Limits = { points: number; strong: number; weak: number }

/** What a rule says of a territory: a kind of place near or far from its inhabitants, or a rate for 10,000 inhabitants beside the region's. */
export type Verdict = { tone: 'strength' | 'lack'; gap: number } & (
  | { rule: 'reach'; reach: TerritoryReach }
  | { rule: 'actors' | 'events' | 'tools'; here: number; region: number }
)

/** Numbers of a territory and of the region, for rates. `null`: not counted whole, so not judged. */
export type Counts = Record<'actors' | 'events' | 'tools', { here: number; region: number } | null>

/** Kinds that rules look at, by their code: those people look for first, venues of events, tools. */
export const isSought = (code: string) =>
  code === 'event' || code.startsWith('tool:') || soughtTypes.some((type) => code === `organisation:${type}`)

/** Whether actors of a type are listed in a territory (`present`) while nobody is counted near one: their position is not known. */
export const isUnplaced = ({ kind, here }: TerritoryReach, present: ReadonlySet<string>): boolean =>
  here.share === 0 && present.has(kind.code.replace(/^organisation:/, ''))

/** Strengths and lacks by the published rules, the widest gap first. What is here without a known position does not lack. */
export function judge(
  reach: readonly SheetReach[],
  counts: Counts,
  people: { here: number; region: number },
): Verdict[] {
  const near = reach.flatMap((each): Verdict[] => {
    const points = each.here.share - each.region.share
    if (!each.sought || Math.abs(points) < sharePoints) return []
    if (points < 0 && each.unplaced) return []
    return [
      {
        tone: points > 0 ? 'strength' : 'lack',
        gap: Math.abs(points) / sharePoints,
        rule: 'reach',
        reach: each,
      },
    ]
  })
  const rates = (['actors', 'events', 'tools'] as const).flatMap((rule): Verdict[] => {
    const count = counts[rule]
    if (!count || count.region < leastInRegion || people.here === 0 || people.region === 0) return []
    const [here, region] = [(10_000 * count.here) / people.here, (10_000 * count.region) / people.region]
    const times = here / region
    if (times < strongRate && times > weakRate) return []
    const gap = times >= strongRate ? times / strongRate : 2 - times / weakRate
    return [{ tone: times >= strongRate ? 'strength' : 'lack', gap, rule, here, region }]
  })
  return [...rates, ...near].sort((a, b) => b.gap - a.gap)
}

/** A territory like this one, and what it has. */
export type SimilarTerritory = {
  code: string
  name: string
  population: number | null
  distance: number
  actors: number
  /** Types of actors it has and that this territory lacks. */
  others: { code: string; label: { fr: string; en: string }; count: number }[]
}

/** What may be done next: whom to contact for what lacks, tools to have, seasons to join. */
export type NextSteps = {
  contacts: { kind: { fr: string; en: string }; entry: NearEntry }[]
  tools: NearEntry[]
  seasons: {
    code: string
    name: { fr: string; en: string }
    year: number
    beginsOn: string | null
    endsOn: string | null
    submitUntil: string | null
    /** The edition before, while this one has no dates. */
    before: { beginsOn: string; endsOn: string | null } | null
  }[]
  /** The kind of place whose lack is the widest: where to act for it. */
  lacking: string | null
}

/** All that a sheet says beyond figures: near and far, offer, strengths and lacks, likenesses, what next. */
export type Diagnosis = {
  people: { here: number; region: number }
  reach: SheetReach[]
  equipment: { code: string; label: { fr: string; en: string }; count: number }[]
  received: { loans: number; since: string; tools: { slug: string; title: { fr: string; en: string } }[] }
  verdicts: Verdict[]
  similar: SimilarTerritory[]
  next: NextSteps
}
