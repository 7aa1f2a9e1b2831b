import type { Direction, Level } from './model.ts'

export const ruleKinds = ['none-left', 'drop', 'gap', 'below', 'above'] as const
export type RuleKind = (typeof ruleKinds)[number]
export const toldRoles = ['moderator', 'administrator', 'nobody'] as const

/** What is worth being told of. `threshold`: of the value; in percent for a drop or a gap; null for « none left ». */
export type AlertRule = {
  id: string
  title: string
  indicator: string
  kind: RuleKind
  level: Level
  threshold: number | null
  tell: (typeof toldRoles)[number]
  active: boolean
  /** The name of a rule that comes with the program. */
  shipped: string | null
}

/** What a rule looks at: a territory’s value, that of the period before in the same series, the region’s, the highest it ever had. */
export type Looked = {
  code: string
  value: number | null
  before: number | null
  region: number | null
  most: number | null
}

/** A territory that meets a rule, and what its value was compared with. */
export type Raised = { code: string; value: number; reference: number | null }

/** The territories that meet a rule; one without a value meets none. */
export function raisedBy(
  { kind, threshold }: Pick<AlertRule, 'kind' | 'threshold'>,
  direction: Direction,
  rows: readonly Looked[],
): Raised[] {
  return rows.flatMap(({ code, value, before, region, most }): Raised[] => {
    if (value === null) return []
    const limit = threshold ?? 0
    switch (kind) {
      case 'below':
        return value < limit ? [{ code, value, reference: limit }] : []
      case 'above':
        return value > limit ? [{ code, value, reference: limit }] : []
      case 'none-left':
        return value === 0 && most !== null && most > 0 ? [{ code, value, reference: most }] : []
      case 'drop':
        return before !== null && before > 0 && (100 * (before - value)) / before >= limit
          ? [{ code, value, reference: before }]
          : []
      case 'gap':
        return region !== null && region !== 0 && worseBy(direction, value, region) >= limit
          ? [{ code, value, reference: region }]
          : []
    }
    return []
  })
}

/** How far a value is from a reference on the bad side, in percent of the reference; on either side when neither is bad. */
function worseBy(direction: Direction, value: number, reference: number): number {
  const away = (100 * (value - reference)) / Math.abs(reference)
  if (direction === 'more') return -away
  return direction === 'less' ? away : Math.abs(away)
}

/** Where alerts stand: not answered and still so, not answered and so no longer, answered with a note. */
export const alertStates = { waiting: 'attente', over: 'finies', answered: 'repondues' } as const
export type AlertState = keyof typeof alertStates

/** Which alerts are listed. */
export type AlertFilter = { state: AlertState; rule: string | null; level: Level | null }

/** An alert as the list shows it. */
export type ListedAlert = {
  id: string
  title: string
  shipped: string | null
  indicator: string
  kind: AlertRule['kind']
  territory: { kind: Level; code: string; name: string }
  year: number
  value: number
  reference: number | null
  raisedAt: Date
  overAt: Date | null
  acknowledgedAt: Date | null
  by: string | null
  note: string | null
}
