import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PackError, regionManifest } from '#modules/territories/index.ts'
import type { Database } from '#platform/db/connect.ts'
import type { Progress } from '#platform/progress.ts'
import { type EventImport, importEvents } from './import-events.ts'
import { eventReaders, eventReadersRevision } from './readers/index.ts'

export type EventFileReport = EventImport & { source: string }

/**
 * Loads the event files of a region pack, in the order of its list. Files already loaded, by the same readers, are skipped: no
 * report then. Seasons and territories come first.
 * @param pack folder of the region pack
 * @throws PackError when the pack names a reader that there is not
 */
export async function loadEvents(
  db: Database,
  pack: string,
  progress: Progress,
  now: Date,
): Promise<EventFileReport[]> {
  const { events = [] } = await regionManifest(pack)
  const files = await Promise.all(
    events.map(async (one) => ({ ...one, text: await readFile(join(pack, one.file), 'utf8') })),
  )
  const fingerprint = await fingerprintOf(db, files)
  const loaded = await db
    .selectFrom('setting')
    .where('name', '=', 'event_pack')
    .select('value')
    .executeTakeFirst()
  if (loaded?.value === fingerprint) return []
  const reports: EventFileReport[] = []
  for (const { file, source, reader, text } of files) {
    const read = eventReaders.get(reader)
    if (!read) throw new PackError(`region.json : le lecteur « ${reader} » de ${file} n’existe pas`)
    reports.push({ source, ...(await importEvents(db, { source, ...read(text) }, now)) })
    progress('Événements', reports.length, files.length)
  }
  const value = JSON.stringify(fingerprint)
  await db
    .insertInto('setting')
    .values({ name: 'event_pack', value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
    .execute()
  return reports
}

/** SHA-256 of all that events are read with: files, readers, and the communes they are placed in. */
async function fingerprintOf(db: Database, files: { source: string; reader: string; text: string }[]) {
  const communes = await db
    .selectFrom('territory')
    .where('kind', '=', 'commune')
    .select(['code', 'name'])
    .orderBy('code')
    .execute()
  const hash = createHash('sha256').update(`readers ${eventReadersRevision}`).update(JSON.stringify(communes))
  for (const { source, reader, text } of files) hash.update(JSON.stringify([source, reader])).update(text)
  return hash.digest('hex')
}
