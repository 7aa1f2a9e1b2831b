import type { Lang } from '#platform/i18n/lang.ts'
import type { LeftOut } from '../circulation-model.ts'
import type { CirculationPlan } from '../model.ts'
import type { Figures, ShownLoan } from '../schedule-model.ts'
import type { WeekTable } from '../weeks-model.ts'

/** What a schedule shows. */
export type MadeProps = {
  loans: ShownLoan[]
  leftOut: LeftOut[]
  weeks: WeekTable
  /** `byHand`: what it is worth once changed by hand; null: it was not. */
  figures: { byHand: Figures | null; best: Figures | null; greedy: Figures | null }
  /** How good the best plan is; null: it is still sought. */
  proof: { method: 'optimised' | 'greedy'; gap: number; seconds: number } | null
  map: { drawing: string; credit: string } | null
  /** Whose ways alone are shown. */
  copy: string | null
  copies: string[]
  unlocatedCopies: string[]
  /** How many are served on the days asked, on others, and straight from another place. */
  answers: { asked: number; other: number; direct: number }
}

export type PlanProps = {
  lang: Lang
  title: string
  plan: CirculationPlan
  progress: { seconds: number; most: number; text: string } | null
  may: boolean
  notice: 'changed' | 'undone' | 'applied' | null
  stale: boolean
  /** Where it is made again with other settings. */
  again: string
  /** Requests that changed, or do not wait any more, since the plan was asked for. */
  changedSince: number
  made: MadeProps | null
}
