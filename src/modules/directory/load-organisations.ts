import { join } from 'node:path'
import { regionManifest } from '#modules/territories/index.ts'
import type { Database } from '#platform/db/connect.ts'
import type { Progress } from '#platform/progress.ts'
import { importContext } from './import-context.ts'
import { type FileReport, importFile } from './import-file.ts'

/**
 * Loads the organisation files of a region pack, in the order of its list, which is also the order in which sources are believed.
 * Records already there and unchanged are skipped: at each start this only reads.
 * @param pack folder of the region pack
 */
export async function loadOrganisations(
  db: Database,
  pack: string,
  progress: Progress,
): Promise<FileReport[]> {
  const { organisations } = await regionManifest(pack)
  const order = JSON.stringify([...new Set(organisations.map((one) => one.source))])
  await db
    .insertInto('setting')
    .values({ name: 'organisation_sources', value: order })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value: order }))
    .execute()
  if (organisations.length === 0) return []
  const context = await importContext(db)
  const reports: FileReport[] = []
  for (const { file, source, reader } of organisations) {
    const format = typeof reader === 'string' ? reader : 'auto'
    reports.push(
      await importFile(db, join(pack, file), {
        source,
        format,
        context,
        progress: (_, done, total) => progress(`Structures (${source})`, done, total),
      }),
    )
  }
  return reports
}
