import type { TerritoryReach } from '#modules/coverage/index.ts'
import { isRate, type Standing } from '#modules/indicators/index.ts'
import type { NearEntry } from '#modules/search/index.ts'
import type { FittingFunding } from './funding-model.ts'
import { type Counted, type NearestActor, soughtTypes } from './model.ts'

/** Points of share by which a territory must differ from the region to be called strong or lacking, for one kind of place. */
const sharePoints = 10
/** Times the region's rate at or above which a territory is strong, at or under which it lacks. */
const strongRate = 1.25
const weakRate = 0.8
/** The numbers of the rules. */
export const limits: Limits = { points: sharePoints, strong: strongRate, weak: weakRate }

/** How far a kind of place is; `sought`: rules look at it; `unplaced`: some are listed here whose position is not known. */
export type SheetReach = TerritoryReach & { sought: boolean; unplaced: boolean }

/** The numbers of the rules, as they are published. */
export type Limits = { points: number; strong: number; weak: number }

/** What a rule says of a territory: a kind of place near or far from its inhabitants, or an indicator beside the region's. */
export type Verdict = { tone: 'strength' | 'lack'; gap: number } & (
  | { rule: 'reach'; reach: TerritoryReach }
  | { rule: 'indicator'; standing: Standing; here: number; region: number }
)

/** Kinds that rules look at, by their code: those people look for first, venues of events, tools. */
export const isSought = (code: string) =>
  code === 'event' || code.startsWith('tool:') || soughtTypes.some((type) => code === `organisation:${type}`)

/** Whether actors of a type are listed in a territory (`present`) while nobody is counted near one: their position is not known. */
export const isUnplaced = ({ kind, here }: TerritoryReach, present: ReadonlySet<string>): boolean =>
  here.share === 0 && present.has(kind.code.replace(/^organisation:/, ''))

/** Strengths and lacks by the published rules, the widest gap first. What is here without a known position does not lack. */
export function judge(reach: readonly SheetReach[], standings: readonly Standing[]): Verdict[] {
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
  const measured = standings.flatMap((standing): Verdict[] => {
    const { indicator, here, region } = standing
    if (!isRate(indicator) || indicator.direction === 'neither') return []
    if (here.value === null || region === null || region.value === null || region.value <= 0) return []
    const times = here.value / region.value
    if (times < strongRate && times > weakRate) return []
    const tone = times >= strongRate === (indicator.direction === 'more') ? 'strength' : 'lack'
    const gap = times >= strongRate ? times / strongRate : 2 - times / weakRate
    return [{ tone, gap, rule: 'indicator', standing, here: here.value, region: region.value }]
  })
  return [...measured, ...near].sort((a, b) => b.gap - a.gap)
}

/** A territory like this one, and what it has or does that this one does not. */
export type SimilarTerritory = {
  code: string
  name: string
  population: number | null
  distance: number
  actors: number
  /** Types of actors, and types of events to come. */
  others: Counted[]
  events: Counted[]
  /** Tools that came there, and not here. */
  tools: { slug: string; title: { fr: string; en: string } }[]
}

/** What may be done next: whom to contact for what lacks, tools to have, ways to be funded, seasons to join. */
export type NextSteps = {
  contacts: { kind: { fr: string; en: string }; entry: NearEntry }[]
  tools: NearEntry[]
  funding: FittingFunding[]
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
  reach: SheetReach[]
  nearest: NearestActor[]
  received: { loans: number; since: string; tools: { slug: string; title: { fr: string; en: string } }[] }
  verdicts: Verdict[]
  similar: SimilarTerritory[]
  next: NextSteps
}
