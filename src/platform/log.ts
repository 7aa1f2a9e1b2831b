import { type Logger, pino } from 'pino'
import type { Config } from './config.ts'

/** Structured log on the standard output. Never give it an address, a name or a mail. */
export function createLog(config: Pick<Config, 'logLevel'>): Logger {
  return pino({ level: config.logLevel, base: undefined, timestamp: pino.stdTimeFunctions.isoTime })
}
