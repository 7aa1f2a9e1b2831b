import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { regionManifest } from '#modules/territories/index.ts'
import type { Database } from '#platform/db/connect.ts'
import type { Progress } from '#platform/progress.ts'
import { importContext } from './import-context.ts'
import { type FileReport, importFile } from './import-file.ts'
import { readersRevision } from './readers/index.ts'

/**
 * Loads the organisation files of a region pack, in the order of its list, which is also the order in which sources are believed.
 * A pack already loaded, by the same readers, is skipped: no report then. Else records that did not change are skipped one by one.
 * @param pack folder of the region pack
 */
export async function loadOrganisations(
  db: Database,
  pack: string,
  progress: Progress,
): Promise<FileReport[]> {
  const { organisations } = await regionManifest(pack)
  const fingerprint = JSON.stringify(await packFingerprint(pack))
  const loaded = await db
    .selectFrom('setting')
    .where('name', '=', 'organisation_pack')
    .select('value')
    .executeTakeFirst()
  if (JSON.stringify(loaded?.value) === fingerprint) return []
  await remember(
    db,
    'organisation_sources',
    JSON.stringify([...new Set(organisations.map((one) => one.source))]),
  )
  const context = await importContext(db)
  const reports: FileReport[] = []
  for (const { file, source, reader } of organisations) {
    reports.push(
      await importFile(db, join(pack, file), {
        source,
        format: typeof reader === 'string' ? reader : 'auto',
        context,
        progress: (_, done, total) => progress(`Structures (${source})`, done, total),
      }),
    )
  }
  await remember(db, 'organisation_pack', fingerprint)
  return reports
}

/** SHA-256 of all that organisations are read with: the files of the pack, communes included, and the readers. */
async function packFingerprint(pack: string): Promise<string> {
  const hash = createHash('sha256').update(`readers ${readersRevision}`)
  const entries = await readdir(pack, { recursive: true, withFileTypes: true })
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  for (const path of paths.sort()) hash.update(path.slice(pack.length)).update(await readFile(path))
  return hash.digest('hex')
}

async function remember(db: Database, name: string, value: string): Promise<void> {
  await db
    .insertInto('setting')
    .values({ name, value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
    .execute()
}
