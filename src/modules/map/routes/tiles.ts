import { gzipSync } from 'node:zlib'
import { type Context, Hono } from 'hono'
import { LRUCache } from 'lru-cache'
import {
  type EntryQuery,
  type NextSession,
  parseQuery,
  queryString,
  type TimeWindow,
} from '#modules/search/index.ts'
import { NotFound } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { problem } from '#platform/http/problem.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import type { SchoolHolidays } from '#platform/school-holidays.ts'
import { groundLayers, groundVersion } from '../ground.ts'
import { locatePoints, type Shown } from '../locate-points.ts'
import { encodeTile, pointsLayer } from '../make-tile.ts'
import { parseTile } from '../model.ts'
import type { TileLayers } from '../tile-layers.ts'

// Moves when a tile is made otherwise from the same data.
const shape = '2'

type MadeTile = { bytes: Uint8Array<ArrayBuffer> | null; gzip: Uint8Array<ArrayBuffer> | null }
const worthCompressing = 500

/** What the agenda says of its events: the window of time that a question is about, and a session in words. */
export type EventsOnMap = {
  windowOf: (query: EntryQuery, now: Date, holidays: readonly SchoolHolidays[]) => TimeWindow
  whenInWords: (lang: Lang, session: NextSession, now: Date) => string
}

/**
 * `/carte/tuiles/{z}/{x}/{y}.mvt`: ground and organisations in one tile. `?couches=fond`, `points` (organisations) or
 * `rendez-vous` (events) asks for one of them; with `v`, the present version of the ground, the answer holds for ever. The
 * filters of the lists choose the points.
 */
export function tileRoutes({ windowOf, whenInWords }: EventsOnMap): Hono<Env> {
  // Tiles already made, named by all that they depend on: 16 MB of them.
  const made = new LRUCache<string, MadeTile>({
    maxSize: 16_000_000,
    sizeCalculation: ({ bytes, gzip }) => 300 + (bytes?.length ?? 0) + (gzip?.length ?? 0),
  })
  return new Hono<Env>().get('/carte/tuiles/:z/:x/:file', async (c) => {
    const { z, x, file } = c.req.param()
    const tile = file.endsWith('.mvt') ? parseTile(z, x, file.slice(0, -4)) : null
    if (!tile)
      return problem(
        c,
        new NotFound('no such tile: /carte/tuiles/{z}/{x}/{y}.mvt, z from 0 to 18, y from 0 to 2^z − 1'),
      )

    const { db, config, region, now } = c.get('services')
    const lang = c.get('lang')
    const moment = now()
    const parameters = new URL(c.req.url).searchParams
    const only = parameters.get('couches')
    const withGround = only !== 'points' && only !== 'rendez-vous'
    const version = withGround ? await groundVersion(db, config.regionPack) : ''
    const query = { ...parseQuery(parameters), page: 1, sort: null, bbox: null }
    const shown: Shown =
      only === 'rendez-vous'
        ? { kind: 'event', window: windowOf(query, moment, region.schoolHolidays) }
        : { kind: 'organisation' }
    const points = only === 'fond' ? null : await locatePoints(db, query, shown)

    c.header('Access-Control-Allow-Origin', '*')
    const lasting = only === 'fond' && parameters.get('v') === version
    c.header('Cache-Control', lasting ? 'public, max-age=31536000, immutable' : 'public, no-cache')
    const asked = points ? `${points.revision}${queryString(query)}` : ''
    // The words of a session are those of a language, and of a year.
    const when = shown.kind === 'event' ? `${lang}${shown.window.from}-${shown.window.to}` : ''
    const tag = `W/"${[shape, version, asked, when].join('.')}"`
    c.header('ETag', tag)
    if (c.req.header('If-None-Match')?.includes(tag)) return c.body(null, 304)

    const key = `${config.regionPack} ${tile.z}/${tile.x}/${tile.y} ${only} ${tag}`
    const known = made.get(key)
    if (known) return answerTile(c, known)
    const layers: TileLayers = {
      ...(withGround ? await groundLayers(db, config.regionPack, tile) : {}),
      ...(points ? await pointsLayer(db, points, tile, (next) => whenInWords(lang, next, moment)) : {}),
    }
    const bytes = encodeTile(layers)
    const answer: MadeTile = {
      bytes,
      gzip: bytes && bytes.length >= worthCompressing ? gzipSync(bytes) : null,
    }
    made.set(key, answer)
    return answerTile(c, answer)
  })
}

function answerTile(c: Context<Env>, { bytes, gzip }: MadeTile): Response {
  c.header('Vary', 'Accept-Encoding', { append: true })
  if (!bytes) return c.body(null, 204)
  c.header('Content-Type', 'application/vnd.mapbox-vector-tile')
  if (!gzip || !c.req.header('Accept-Encoding')?.includes('gzip')) return c.body(bytes)
  c.header('Content-Encoding', 'gzip')
  return c.body(gzip)
}
