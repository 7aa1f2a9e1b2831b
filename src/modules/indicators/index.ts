export { indicatorTexts } from './care-verbs.ts'
export { evaluateAlerts } from './evaluate-alerts.ts'
export { type Figures, figuresOf, figuresOfLevels } from './figures-of.ts'
export { findIndicator } from './get-indicator.ts'
export { keyFigures, listIndicators } from './list-indicators.ts'
export { loadIndicators } from './load-indicators.ts'
export {
  type Cell,
  type Indicator,
  indicatorPath,
  isRate,
  latestNote,
  type Run,
  runsOf,
  type Standing,
  standings,
  type Theme,
  targetMet,
  themes,
  type Value,
} from './model.ts'
export * from './policy.ts'
export { countLiveOnce, refreshLive } from './refresh-live.ts'
export { ruleTexts } from './rule-verbs.ts'
export { aimTexts } from './set-aims.ts'
export { shipRules } from './ship-rules.ts'
export { readIndicators } from './store.ts'
export { eachValue } from './value-files.ts'
export { profilesOf, valuesOf } from './values-of.ts'
export type { KeyFigure } from './view-model.ts'
