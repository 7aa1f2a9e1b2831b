import { samplePackFolder } from '#modules/territories/testing.ts'
import type { Database } from '#platform/db/connect.ts'
import { loadStudies } from './load-studies.ts'

/** Fills a test database with the studies of the pack that ships with Maillage; territories, which bring their sources, come first. */
export async function seedStudies(db: Database): Promise<void> {
  await loadStudies(db, samplePackFolder, new Date('2026-01-01T00:00:00Z'))
}
