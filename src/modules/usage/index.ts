export { countUsage } from './count-readings.ts'
export { countReading, keptReading } from './kept-reading.ts'
export { type Half, inPeriod, type Period, parsePeriod, periodCode, periodsOf } from './period-model.ts'
