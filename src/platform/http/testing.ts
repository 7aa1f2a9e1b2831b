import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '../config.ts'
import type { Database } from '../db/connect.ts'
import { folderFiles } from '../files/file-store.ts'
import { noJobs } from '../jobs/jobs.ts'
import { createLog } from '../log.ts'
import { createTypesetter } from '../pdf/typesetter.ts'
import { readAssets } from './assets.ts'
import type { RegionNames, Services } from './env.ts'
import { createRateLimiter } from './rate-limit.ts'

/** The moment tests run at, unless they say otherwise: Monday 23 November 2026, 11 h in Paris. */
const testNow = new Date('2026-11-23T10:00:00Z')

const region: RegionNames = {
  code: '32',
  name: 'Hauts-de-France',
  inFr: 'en Hauts-de-France',
  inEn: 'in Hauts-de-France',
  contactEmail: 'contact@example.org',
  agency: 'Agence d’essai',
  schoolHolidays: [
    { name: 'christmas', beginsOn: '2026-12-19', endsOn: '2027-01-03' },
    { name: 'winter', beginsOn: '2027-02-20', endsOn: '2027-03-07' },
  ],
}

/** Services over a test database: silent log, fixed clock. */
export function testServices(db: Database, changes: Partial<Services> = {}): Services {
  const now = changes.now ?? (() => testNow)
  const config = readConfig({ MAILLAGE_LOG: 'silent' })
  return {
    db,
    config,
    region,
    assets: readAssets('dist/client'),
    log: createLog(config),
    limiter: createRateLimiter(now),
    files: folderFiles(join(tmpdir(), `maillage-test-files-${process.pid}`)),
    jobs: noJobs,
    typesetter: createTypesetter(createLog(config)),
    now,
    ...changes,
  }
}

/** The words of a page's content as a person reads them: no tag, one space between words, ordinary spaces. */
export function pageText(html: string): string {
  return html
    .slice(html.indexOf('<main'))
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('\u00a0', ' ')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(' ,', ',')
}
