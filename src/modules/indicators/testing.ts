import { samplePackFolder } from '#modules/territories/testing.ts'
import type { Database } from '#platform/db/connect.ts'
import { loadIndicators } from './load-indicators.ts'

/** Fills a test database with the indicators that the shipped pack counts; its territories come first. */
export async function seedIndicators(db: Database): Promise<void> {
  await loadIndicators(db, samplePackFolder, new Date('2026-01-01T00:00:00Z'))
}
