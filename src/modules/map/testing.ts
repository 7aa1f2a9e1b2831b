import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { NewEntry } from '#modules/search/index.ts'
import { writeEntries } from '#modules/search/index.ts'
import { type Database, inTransaction } from '#platform/db/connect.ts'
import type { Services } from '#platform/http/env.ts'

/** An organisation’s search entry at a point: what the map reads. */
export function anEntry(id: string, lon: number, lat: number, more: Partial<NewEntry> = {}): NewEntry {
  return {
    kind: 'organisation',
    id,
    path: `/annuaire/${id}`,
    title: `Structure ${id}`,
    subtitle: 'Amiens',
    excerpt: '',
    type: 'museum',
    aliases: [],
    places: [],
    terms: [],
    text: '',
    point: { lon, lat },
    commune: '80021',
    facets: [],
    weight: 0,
    visibility: 'public',
    updatedAt: new Date('2026-01-01T00:00:00Z'),
    ...more,
  }
}

/** Writes entries as their modules do. */
export function seedEntries(db: Database, entries: NewEntry[]): Promise<void> {
  return inTransaction(db, (tx) => writeEntries(tx, entries))
}

/** Points spread over a box of the north of France, the same at each run. */
export function scattered(count: number): NewEntry[] {
  return Array.from({ length: count }, (_, i) => {
    const [u, v] = [(i * 0.754877666) % 1, (i * 0.569840296) % 1] // R2 low-discrepancy sequence
    return anEntry(`point-${i}`, 1.6 + u * 2.4, 49 + v * 2, i % 3 === 0 ? {} : { type: 'library' })
  })
}

/** The same services over a region pack that has no contours. */
export async function withoutContours(services: Services): Promise<Services> {
  const manifest = JSON.parse(
    await readFile(join(services.config.regionPack, 'region.json'), 'utf8'),
  ) as object
  const regionPack = await mkdtemp(join(tmpdir(), 'maillage-pack-'))
  await writeFile(join(regionPack, 'region.json'), JSON.stringify({ ...manifest, contours: null }))
  return { ...services, config: { ...services.config, regionPack } }
}
