import { gzipSync } from 'node:zlib'
import { renderToString } from 'preact-render-to-string'
import { expect, it } from 'vitest'
import { testDatabase } from '#platform/db/testing.ts'
import { testServices } from '#platform/http/testing.ts'
import { meshOf } from './mesh.ts'
import { meshOfRegion } from './mesh-of-region.tsx'
import { staticMap } from './static-map.tsx'
import { surveyGround } from './survey-ground.ts'
import { anEntry, scattered, seedEntries, withoutContours } from './testing.ts'

const db = await testDatabase()
const services = testServices(db)
const pack = services.config.regionPack
const draw = async (folder = pack) => {
  const mesh = await meshOfRegion(db, folder, 'fr', 'en Hauts-de-France')
  return mesh && { ...mesh, svg: renderToString(mesh.drawing) }
}

it('joins neighbours, leaves long edges out, keeps one point for each 9 units', () => {
  const at = (x: number, y: number, family: 'culture' | 'relay' = 'relay') => ({ x, y, family })
  const { edges, points } = meshOf([at(0, 0), at(40, 0), at(20, 30), at(400, 400), at(3, 3, 'culture')])
  expect(points.culture).toBe('M3 3h0')
  expect(points.relay).toBe('M40 0h0M20 30h0M400 400h0')
  expect(edges.join('')).not.toContain('400')
  expect(edges.join('').match(/M/g)).toHaveLength(3)
})

it.each([0, 1, 2, 3])('draws %i points on one line without a triangle', (count) => {
  const line = Array.from({ length: count }, (_, index) => ({
    x: index * 20,
    y: 0,
    family: 'relay' as const,
  }))
  const { points } = meshOf(line)
  expect(points.relay.match(/M/g) ?? []).toHaveLength(count)
})

it('says what it shows and redraws when an entry changes', async () => {
  const empty = await draw()
  expect(empty?.svg).toContain('Aucune structure n’est encore enregistrée en Hauts-de-France')
  expect(empty?.svg).toContain('class="land"')
  expect(empty?.svg).not.toContain('class="edges"')

  await seedEntries(db, scattered(300))
  const full = await draw()
  expect(full?.total).toBe(300)
  expect(full?.svg).toContain(
    '100\u00a0musées et lieux de culture scientifique et 200\u00a0lieux relais et réseaux',
  )
  expect(await draw()).toEqual(full)

  await seedEntries(db, [anEntry('point-0', 2.5, 49.9, { visibility: 'hidden' })])
  expect((await draw())?.total).toBe(299)
})

it('weighs at most 12 kB compressed, however many the organisations', async () => {
  await seedEntries(db, scattered(3000))
  expect(gzipSync((await draw())?.svg ?? '').length).toBeLessThan(12_000)
})

it('draws the points alone without contours', async () => {
  const { config } = await withoutContours(services)
  const bare = await draw(config.regionPack)
  expect(bare?.svg).not.toContain('class="land"')
  expect(bare?.svg).toContain('class="edges"')
})

it('draws a territory with its points: links when few, dots when many', async () => {
  const { topology } = await surveyGround(pack)
  const options = {
    id: 't',
    title: 'Carte',
    description: 'Deux musées',
    bounds: [2, 49.7, 2.6, 50.1] as [number, number, number, number],
    width: 480,
    height: 400,
    topology,
    borders: ['departement', 'epci'] as const,
  }
  const point = (i: number) => ({
    lon: 2.1 + i / 1000,
    lat: 49.9,
    title: `Lieu ${i}`,
    sign: 'culture' as const,
    href: `/annuaire/lieu-${i}`,
  })
  const few = renderToString(staticMap({ ...options, points: [point(0), point(1)] }))
  expect(few.match(/<a href/g)).toHaveLength(2)
  expect(few).toContain('role="group"')
  const many = renderToString(
    staticMap({ ...options, points: Array.from({ length: 400 }, (_, i) => point(i)) }),
  )
  expect(many).not.toContain('<a ')
  expect(many).toContain('role="img"')
  expect(gzipSync(few).length).toBeLessThan(8_000)
})
