export { loadIndicators } from './load-indicators.ts'
export { type Cell, type Indicator, indicatorPath, isRate, type Standing } from './model.ts'
export { profilesOf, valuesOf } from './values-of.ts'
