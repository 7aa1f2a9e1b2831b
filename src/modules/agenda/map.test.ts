import { VectorTile } from '@mapbox/vector-tile'
import { PbfReader } from 'pbf'
import { beforeAll, describe, expect, test } from 'vitest'
import { seedTerritories } from '#modules/territories/testing.ts'
import { testDatabase } from '#platform/db/testing.ts'
import { pageText, testServices } from '#platform/http/testing.ts'
import { createApp } from '../../app.ts'
import { anEvent } from './testing.ts'

const db = await testDatabase()
const now = new Date('2026-11-26T14:00:00Z')
const app = createApp(testServices(db, { now: () => now }))
const html = async (path: string) => (await app.request(path)).text()

beforeAll(async () => {
  await seedTerritories(db)
  await anEvent(db)
    .named('Ciel & étoiles')
    .about('astronomy')
    .inCommune('59249')
    .on('2026-12-05T20:00')
    .save()
  for (const name of ['Dunes', 'Oiseaux', 'Mares'])
    await anEvent(db).named(name).about('nature').inCommune('59350').on('2027-02-06T10:00').save()
  const online = { mode: 'online', onlineLink: 'https://example.org/live' } as const
  await anEvent(db).named('Webinaire').about('astronomy').with(online).on('2026-12-06T18:00').save()
  await anEvent(db).named('Caché').inCommune('59249').on('2026-12-05T20:00').unpublished().save()
  await anEvent(db).named('Terminé').inCommune('59249').on('2026-11-05T20:00').save()
})

/** Titles and facts of the list beside the map. */
const beside = (page: string) =>
  [
    ...page
      .slice(page.indexOf('class="map-items"'))
      .matchAll(/<li[^>]*><a href="([^"]*)">([^<]*)<\/a><span class="meta">([^<]*)/g),
  ].map(([, href, title, facts]) => [href, title, facts?.replaceAll('\u00a0', ' ')])

/** The points of the tile of the whole region. */
async function points(query: string, prefix = '') {
  const response = await app.request(`${prefix}/carte/tuiles/6/32/21.mvt?couches=rendez-vous${query}`)
  if (response.status === 204) return []
  expect(response.status).toBe(200)
  const layer = new VectorTile(new PbfReader(new Uint8Array(await response.arrayBuffer()))).layers.points
  return Array.from({ length: layer?.length ?? 0 }, (_, i) => layer?.feature(i).properties ?? {})
}

describe('/agenda?vue=carte, before the script', () => {
  test('tells what the list tells, by date, with when and where', async () => {
    const page = await html('/agenda?vue=carte')
    expect(beside(page)).toEqual([
      [
        '/agenda/ciel-etoiles',
        'Ciel &amp; étoiles',
        'samedi 5 décembre, 20:00 – 22:00 · Salle de Fourmies, Fourmies',
      ],
      ['/agenda/webinaire', 'Webinaire', 'dimanche 6 décembre, 18:00 – 20:00'],
      ['/agenda/dunes', 'Dunes', 'samedi 6 février 2027, 10:00 – 12:00 · Salle de Lille, Lille'],
      ['/agenda/mares', 'Mares', 'samedi 6 février 2027, 10:00 – 12:00 · Salle de Lille, Lille'],
      ['/agenda/oiseaux', 'Oiseaux', 'samedi 6 février 2027, 10:00 – 12:00 · Salle de Lille, Lille'],
    ])
    expect(pageText(page)).not.toMatch(/Caché|Terminé/)
  })

  test('draws places with their number, links that go closer, and says what is online apart', async () => {
    const page = await html('/agenda?vue=carte&theme=astronomy,nature')
    expect(page).toMatch(
      /href="\/agenda\?theme=astronomy&amp;theme=nature&amp;bbox=[-\d.,]+&amp;vue=carte" aria-label="3\u00a0rendez-vous : zoomer ici"/,
    )
    expect(page).toContain('href="/agenda/ciel-etoiles" aria-label="Ciel &amp; étoiles"')
    expect(page).toContain(
      'href="/agenda?theme=astronomy&amp;theme=nature&amp;mode=online">Un rendez-vous en ligne n’est pas sur la carte.</a>',
    )
    expect(await html('/agenda?vue=carte&theme=nature')).not.toContain('en ligne n’est pas')
  })

  test('keeps its view in every filter, and the filters in every view', async () => {
    const page = await html('/agenda?vue=carte&theme=nature&du=2027-02-01&au=2027-02-28')
    expect(beside(page).map(([, title]) => title)).toEqual(['Dunes', 'Mares', 'Oiseaux'])
    expect(page).toContain('<input type="hidden" name="vue" value="carte"/>')
    expect(page).toContain(
      'href="/agenda?theme=nature&amp;quand=vacances&amp;vue=carte">Vacances de Noël</a>',
    )
    expect(page).toContain('href="/agenda?theme=nature&amp;quand=week-end&amp;vue=carte"')
    expect(page).toContain('href="/agenda?theme=nature&amp;du=2027-02-01&amp;au=2027-02-28"')
    expect(await html('/agenda?theme=nature')).toContain('href="/agenda?theme=nature&amp;vue=carte"')
  })

  test('shows what is to come when what is over is asked, and a way on when there is nothing', async () => {
    expect(beside(await html('/agenda?vue=carte&quand=passes'))).toHaveLength(5)
    const empty = await html('/agenda?vue=carte&q=zzzz')
    expect(pageText(empty)).toContain('Rien n’est annoncé ici sous ces conditions')
    expect(empty).toContain('href="/agenda?q=zzzz&amp;vue=carte"')
  })

  test('near a commune, within a radius: on the map as in the list', async () => {
    const near = 'pres=commune/59249&rayon=20'
    expect(beside(await html(`/agenda?vue=carte&${near}`))).toEqual([
      ['/agenda/ciel-etoiles', 'Ciel &amp; étoiles', expect.stringContaining('Fourmies · 1,3 km')],
    ])
    const list = pageText(await html(`/agenda?${near}`))
    expect(list).toContain('Ciel & étoiles'.replace('&', '&amp;'))
    expect(list).not.toContain('Dunes')
    expect((await app.request('/agenda?vue=carte&pres=Fourmies&rayon=20')).headers.get('location')).toBe(
      '/agenda?pres=commune/59249&rayon=20&vue=carte',
    )
  })

  test('in English, the list alone for the script, held to a part of the map', async () => {
    const page = await html('/en/agenda/carte/liste?bbox=3.9,49.9,4.2,50.1')
    expect(page).not.toContain('<html')
    expect(beside(page)).toEqual([
      [
        '/en/agenda/ciel-etoiles',
        'Ciel &amp; étoiles',
        'Saturday 5 December, 20:00 – 22:00 · Salle de Fourmies, Fourmies',
      ],
    ])
    expect(page).toContain('in the part of the map shown')
  })
})

describe('tiles of events', () => {
  test('tell a single one with its next session, in the language of the path', async () => {
    const one = {
      title: 'Ciel & étoiles',
      place: 'Salle de Fourmies, Fourmies',
      type: 'event',
      family: 'event',
      path: '/agenda/ciel-etoiles',
    }
    expect(await points('&theme=astronomy')).toEqual([{ ...one, when: 'samedi 5 décembre, 20:00 – 22:00' }])
    expect(await points('&theme=astronomy', '/en')).toEqual([
      { ...one, when: 'Saturday 5 December, 20:00 – 22:00' },
    ])
  })

  test.each([
    ['', 4],
    ['&theme=nature', 3],
    ['&quand=30-jours', 1],
    ['&du=2027-02-06&au=2027-02-06', 3],
    ['&quand=demain', 0],
    ['&mode=online', 0],
    ['&quand=vacances', 0],
  ])('hold to the window and the filters: %s', async (query, count) => {
    const found = await points(query)
    expect(found.reduce((sum, tags) => sum + Number(tags.point_count ?? 1), 0)).toBe(count)
  })

  test('answer 304 while nothing changed, and not to another language', async () => {
    const path = '/carte/tuiles/6/32/21.mvt?couches=rendez-vous'
    const tag = (await app.request(path)).headers.get('etag') ?? ''
    const again = (to: string) => app.request(to, { headers: { 'If-None-Match': tag } })
    expect((await again(path)).status).toBe(304)
    expect((await again(`/en${path}`)).status).toBe(200)
    expect((await again(`${path}&quand=week-end`)).status).not.toBe(304)
  })
})
