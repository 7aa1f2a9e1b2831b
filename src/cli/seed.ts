import { sql } from 'kysely'
import { loadEvents, loadSeasons, readSchoolHolidays, writeEventLabels } from '#modules/agenda/index.ts'
import { loadDashboards } from '#modules/dashboards/index.ts'
import { loadOrganisations, loadVocabularies } from '#modules/directory/index.ts'
import { countLiveOnce, evaluateAlerts, loadIndicators, shipRules } from '#modules/indicators/index.ts'
import { loadStudies } from '#modules/studies/index.ts'
import { loadSurveys } from '#modules/surveys/index.ts'
import { loadRegionPack, regionManifest } from '#modules/territories/index.ts'
import { loadTools, writeToolLabels } from '#modules/tools/index.ts'
import type { Config } from '#platform/config.ts'
import type { Database } from '#platform/db/connect.ts'
import type { RegionNames } from '#platform/http/env.ts'
import type { Progress } from '#platform/progress.ts'
import { loadDemoOnce } from './demo.ts'

/** The names of the region and its school holidays, from its pack. @throws PackError when there is no such pack */
export async function readRegion(packFolder: string): Promise<RegionNames> {
  const { code, name, names, contactEmail, agency, schoolZone } = await regionManifest(packFolder)
  const schoolHolidays = await readSchoolHolidays(schoolZone)
  return { code, name, inFr: names.in.fr, inEn: names.in.en, contactEmail, agency, schoolHolidays }
}

/** Loads what the database does not have yet: vocabularies, territories, organisations of the pack, the demonstration set. Nothing when nothing changed. */
export async function seed(db: Database, config: Config, progress: Progress): Promise<void> {
  await loadVocabularies(db)
  await writeEventLabels(db)
  await writeToolLabels(db)
  await loadSeasons(db)
  await loadRegionPack(db, config.regionPack, progress)
  await loadIndicators(db, config.regionPack, new Date())
  await loadStudies(db, config.regionPack, new Date())
  await loadDashboards(db, config.regionPack, new Date())
  await loadSurveys(db, config.regionPack, new Date())
  await loadOrganisations(db, config.regionPack, progress)
  await loadEvents(db, config.regionPack, progress, new Date())
  await loadTools(db, config.regionPack, new Date())
  if (config.demo) await loadDemoOnce(db, new Date(), config.regionPack)
  const counted = await countLiveOnce(db, new Date())
  await shipRules(db, new Date())
  if (!counted) return
  await evaluateAlerts(db, new Date(), { quiet: true })
  // The embedded database has nobody to look at its tables after so much was written.
  if (config.databaseUrl === null) await sql`ANALYZE`.execute(db)
}
