import { gzipSync } from 'node:zlib'
import { type Context, Hono } from 'hono'
import { LRUCache } from 'lru-cache'
import { parseQuery, queryString } from '#modules/search/index.ts'
import { NotFound } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { problem } from '#platform/http/problem.ts'
import { groundLayers, groundVersion } from '../ground.ts'
import { locatePoints } from '../locate-points.ts'
import { encodeTile, pointsLayer } from '../make-tile.ts'
import { parseTile } from '../model.ts'
import type { TileLayers } from '../tile-layers.ts'

// Moves when a tile is made otherwise from the same data.
const shape = '1'

type MadeTile = { bytes: Uint8Array<ArrayBuffer> | null; gzip: Uint8Array<ArrayBuffer> | null }
const worthCompressing = 500

/**
 * `/carte/tuiles/{z}/{x}/{y}.mvt`: ground and points in one tile. `?couches=fond` or `points` asks for one of them; with
 * `v`, the present version of the ground, the answer holds for ever. The filters of the lists choose the points.
 */
export function tileRoutes(): Hono<Env> {
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

    const { db, config } = c.get('services')
    const parameters = new URL(c.req.url).searchParams
    const only = parameters.get('couches')
    const version = only === 'points' ? '' : await groundVersion(db, config.regionPack)
    const query = { ...parseQuery(parameters), page: 1, sort: null, bbox: null }
    const points = only === 'fond' ? null : await locatePoints(db, query)

    c.header('Access-Control-Allow-Origin', '*')
    const lasting = only === 'fond' && parameters.get('v') === version
    c.header('Cache-Control', lasting ? 'public, max-age=31536000, immutable' : 'public, no-cache')
    const tag = `W/"${[shape, version, points ? `${points.revision}${queryString(query)}` : ''].join('.')}"`
    c.header('ETag', tag)
    if (c.req.header('If-None-Match')?.includes(tag)) return c.body(null, 304)

    const key = `${config.regionPack} ${tile.z}/${tile.x}/${tile.y} ${only} ${tag}`
    const known = made.get(key)
    if (known) return answerTile(c, known)
    const layers: TileLayers = {
      ...(only === 'points' ? {} : await groundLayers(db, config.regionPack, tile)),
      ...(points ? await pointsLayer(db, points, tile) : {}),
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
