export { type Half, inPeriod, type Period, parsePeriod, periodCode, periodsOf } from './period-model.ts'
