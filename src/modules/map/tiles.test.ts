import { VectorTile } from '@mapbox/vector-tile'
import { PbfReader } from 'pbf'
import { beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '#platform/db/testing.ts'
import { testServices } from '#platform/http/testing.ts'
import { createApp } from '../../app.ts'
import { toMercator } from './model.ts'
import { anEntry, scattered, seedEntries, withoutContours } from './testing.ts'

const db = await testDatabase()
const app = createApp(testServices(db))

const tileOf = (z: number, lon: number, lat: number) => {
  const [x, y] = toMercator(lon, lat).map((value) => Math.floor(value * 2 ** z))
  return `/carte/tuiles/${z}/${x}/${y}.mvt`
}
const read = async (path: string) => {
  const response = await app.request(path)
  expect(response.status, path).toBe(200)
  return new VectorTile(new PbfReader(new Uint8Array(await response.arrayBuffer())))
}
const points = async (path: string) => {
  const layer = (await read(path)).layers.points
  return Array.from({ length: layer?.length ?? 0 }, (_, i) => layer?.feature(i).properties ?? {})
}

beforeAll(async () => {
  await seedEntries(db, [
    ...scattered(300),
    anEntry('alone', 6, 47, { title: 'Le Labo', subtitle: 'Dole', type: 'university' }),
    anEntry('secret', 6.2, 47, { title: 'Réservé', visibility: 'hidden' }),
    anEntry('members', 6.4, 47, { title: 'Membres', visibility: 'network' }),
    anEntry('nowhere', 0, 0, { point: null }),
    {
      ...anEntry('commune/80021', 2.2956, 49.8987, { title: 'Amiens', weight: 5.1 }),
      kind: 'territory',
      type: 'commune',
      path: '/territoires/commune/80021',
    },
  ])
})

describe('tiles', () => {
  it('carry the ground, names and organisations', async () => {
    const tile = await read(tileOf(9, 2.3, 49.9))
    expect(Object.keys(tile.layers).sort()).toEqual([
      'commune',
      'departement',
      'epci',
      'label',
      'land',
      'points',
    ])
    expect(tile.layers.label?.feature(0).properties).toEqual({ name: 'Amiens', kind: 'commune', size: 51 })
  })

  it('show EPCI from zoom 7 and communes from zoom 9', async () => {
    expect(Object.keys((await read(`${tileOf(6, 2.3, 49.9)}?couches=fond`)).layers).sort()).toEqual([
      'departement',
      'label',
      'land',
      'outline',
    ])
    expect(Object.keys((await read(`${tileOf(8, 2.3, 49.9)}?couches=fond`)).layers)).toContain('epci')
    expect(Object.keys((await read(`${tileOf(8, 2.3, 49.9)}?couches=fond`)).layers)).not.toContain('commune')
  })

  it('tell the essentials of an organisation that stands alone', async () => {
    expect(await points(`${tileOf(12, 6, 47)}?couches=points`)).toEqual([
      { title: 'Le Labo', place: 'Dole', type: 'university', family: 'knowledge', path: '/annuaire/alone' },
    ])
  })

  it.each([0, 3, 6, 8, 11, 18])('count every located organisation once at zoom %i', async (z) => {
    const paths = new Set([
      tileOf(z, 6, 47),
      ...scattered(300).map((entry) => tileOf(z, entry.point?.lon ?? 0, entry.point?.lat ?? 0)),
    ])
    const all = await Promise.all([...paths].map((path) => points(`${path}?couches=points`)))
    expect(all.flat().reduce((sum, tags) => sum + Number(tags.point_count ?? 1), 0)).toBe(301)
  })

  it('never show what is hidden or kept for the network', async () => {
    for (const lon of [6.2, 6.4])
      expect((await app.request(`${tileOf(14, lon, 47)}?couches=points`)).status).toBe(204)
    const [world] = await points(`${tileOf(0, 0, 0)}?couches=points`)
    expect(world?.east).toBeLessThan(6.1)
  })

  it('follow the filters of the lists, not their page nor bounds', async () => {
    const all = await points('/carte/tuiles/0/0/0.mvt?couches=points&type=museum&page=3&bbox=3,50,4,51')
    expect(all).toMatchObject([{ point_count: 100 }])
  })

  it('answer 204 when nothing is there, and wrap around the world', async () => {
    expect((await app.request('/carte/tuiles/9/0/0.mvt')).status).toBe(204)
    const direct = await app.request('/carte/tuiles/3/4/2.mvt')
    const wrapped = await app.request('/carte/tuiles/3/12/2.mvt')
    expect(new Uint8Array(await wrapped.arrayBuffer())).toEqual(new Uint8Array(await direct.arrayBuffer()))
  })

  it.each(['19/0/0.mvt', '3/0/8.mvt', '3/0/-1.mvt', '3/a/0.mvt', '3/0/0.png', '1.5/0/0.mvt'])(
    'refuse %s with a problem',
    async (address) => {
      const response = await app.request(`/carte/tuiles/${address}`)
      expect(response.status).toBe(404)
      expect(response.headers.get('content-type')).toBe('application/problem+json')
    },
  )
})

describe('caches', () => {
  it('keep the ground for ever under its version, and only then', async () => {
    const version = (await (await app.request('/carte')).text()).match(/couches=fond&amp;v=(\w+)/)?.[1]
    const path = `${tileOf(8, 2.3, 49.9)}?couches=fond`
    expect((await app.request(`${path}&v=${version}`)).headers.get('cache-control')).toContain('immutable')
    expect((await app.request(`${path}&v=old`)).headers.get('cache-control')).toBe('public, no-cache')
  })

  it('revalidate points: 304 until an entry changes', async () => {
    const path = `${tileOf(8, 2.3, 49.9)}?couches=points`
    const tag = (await app.request(path)).headers.get('etag') ?? ''
    expect((await app.request(path, { headers: { 'if-none-match': tag } })).status).toBe(304)
    expect((await app.request(`${path}&type=museum`, { headers: { 'if-none-match': tag } })).status).toBe(200)
    await seedEntries(db, [anEntry('point-0', 2.3, 49.9)])
    const after = await app.request(path, { headers: { 'if-none-match': tag } })
    expect(after.status).toBe(200)
  })

  it('compress what is worth it', async () => {
    const response = await app.request(tileOf(8, 2.3, 49.9), { headers: { 'accept-encoding': 'gzip' } })
    expect(response.headers.get('content-encoding')).toBe('gzip')
  })
})

describe('a region without contours', () => {
  it('shows its points alone', async () => {
    const bare = createApp(await withoutContours(testServices(db)))
    const response = await bare.request(tileOf(9, 2.3, 49.9))
    const tile = new VectorTile(new PbfReader(new Uint8Array(await response.arrayBuffer())))
    expect(Object.keys(tile.layers).sort()).toEqual(['label', 'points'])
  })
})
