import { createHash } from 'node:crypto'
import { emptyQuery, locateEntries } from '#modules/search/index.ts'
import { type Contours, contours } from '#modules/territories/index.ts'
import type { Database } from '#platform/db/connect.ts'
import { sliceContours } from './contour-tiles.ts'
import { labelLayer } from './labels.ts'
import type { Tile } from './model.ts'
import type { TileLayers } from './tile-layers.ts'

type Cut = { fingerprint: string; cut: ReturnType<typeof sliceContours> | null }

const packs = new Map<string, Promise<Cut>>()
const named = new WeakMap<object, string>()

/** What lies under the points: the contours of a region pack, if it has some, and the names of its territories. */
export async function groundLayers(db: Database, pack: string, tile: Tile): Promise<TileLayers> {
  const { cut } = await cutOf(pack)
  return { ...cut?.(tile), ...(await labelLayer(db, tile)) }
}

/** Changes when contours or names do: a tile asked with it never has to be asked again. */
export async function groundVersion(db: Database, pack: string): Promise<string> {
  const { fingerprint } = await cutOf(pack)
  const { entries } = await locateEntries(db, emptyQuery, ['territory'])
  const names =
    named.get(entries) ??
    digest(JSON.stringify(entries.map(({ id, title, lon, lat, weight }) => [id, title, lon, lat, weight])))
  named.set(entries, names)
  return `${fingerprint}${names}`
}

function cutOf(pack: string): Promise<Cut> {
  const reading = packs.get(pack) ?? contours(pack).then(prepare)
  packs.set(pack, reading)
  reading.catch(() => packs.delete(pack))
  return reading
}

function prepare(found: Contours | null): Cut {
  return found
    ? { fingerprint: digest(JSON.stringify(found.topology)), cut: sliceContours(found.topology) }
    : { fingerprint: 'none', cut: null }
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 10)
}
