import { beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '#platform/db/testing.ts'
import { testServices } from '#platform/http/testing.ts'
import { createApp } from '../../app.ts'
import { anEntry, scattered, seedEntries, withoutContours } from './testing.ts'

const db = await testDatabase()
const app = createApp(testServices(db))
const page = async (path: string) => {
  const response = await app.request(path)
  expect(response.status, path).toBe(200)
  return {
    html: await response.text(),
    csp: response.headers.get('content-security-policy') ?? '',
    headers: response.headers,
  }
}

beforeAll(async () => {
  await seedEntries(db, [
    ...scattered(60),
    anEntry('labo', 4.2, 51, { title: 'Le Labo & ses amis', subtitle: 'Dunkerque', type: 'university' }),
    anEntry('secret', 1.4, 49, { title: 'Réservé' }),
    anEntry('flou', 0, 0, { title: 'Sans position', point: null }),
  ])
  await seedEntries(db, [anEntry('secret', 1.4, 49, { title: 'Réservé', visibility: 'hidden' })])
})

describe('/carte without script', () => {
  it('shows filters, a drawing with links, and the list, in both languages', async () => {
    const french = (await page('/carte')).html
    expect(french).toContain('<h1>Carte des acteurs des sciences en Hauts-de-France</h1>')
    expect(french).toContain('62\u00a0structures')
    expect(french).toContain('1\u00a0structure n’a pas de position connue')
    expect(french).toContain('href="/annuaire/labo" aria-label="Le Labo &amp; ses amis"')
    expect(french).toMatch(/href="\/carte\?bbox=[-\d.,]+" aria-label="\d+\u00a0structures : zoomer ici"/)
    const english = (await page('/en/carte')).html
    expect(english).toContain('<h1>Map of science organisations in Hauts-de-France</h1>')
    expect(english).toContain('href="/en/annuaire/labo"')
    expect(english).toMatch(/href="\/en\/carte\?bbox=/)
  })

  it('never shows what is hidden, in the drawing nor in the list', async () => {
    for (const path of ['/carte', '/carte?bbox=1.3,48.9,1.5,49.1', '/carte/liste', '/carte/integrer/vue']) {
      expect((await page(path)).html).not.toContain('Réservé')
    }
  })

  it('narrows to a filter and to bounds, and frames what is left', async () => {
    const one = (await page('/carte?type=university')).html
    expect(one).toContain('1\u00a0structure<')
    expect(one).not.toContain('/annuaire/point-')
    const [, bounds] = /&quot;bounds&quot;:\[([^\]]+)\]/.exec(one) ?? []
    const [west, south, east, north] = (bounds ?? '').split(',').map(Number) as [
      number,
      number,
      number,
      number,
    ]
    expect(west < 4.2 && east > 4.2 && south < 51 && north > 51 && east - west < 0.1).toBe(true)
    expect((await page('/carte?bbox=4.1,50.9,4.3,51.1')).html).toContain('Revenir à toute la région')
  })

  it('proposes a way on when nothing is found', async () => {
    expect((await page('/carte?q=zzzzzz')).html).toContain('Rien ici pour l’instant')
  })

  it('stays light: under 60 kB before compression for a small region', async () => {
    expect((await page('/carte')).html.length).toBeLessThan(60_000)
  })
})

describe('third parties', () => {
  it('are called only when the visitor turned the detailed base map on', async () => {
    expect((await page('/carte')).csp).not.toContain('geopf.fr')
    const { csp } = await page('/carte?fond=ign')
    expect(csp).toContain("connect-src 'self' https://data.geopf.fr;")
    expect(csp).toMatch(/img-src [^;]*https:\/\/data\.geopf\.fr/)
    expect((await page('/carte?fond=autre')).csp).not.toContain('geopf.fr')
  })
})

describe('the list beside the map', () => {
  it('answers the same list alone, within bounds', async () => {
    const { html } = await page('/carte/liste?bbox=4.1,50.9,4.3,51.1')
    expect(html).not.toContain('<html')
    expect(html).toContain('data-lon="4.2" data-lat="51"')
    expect(html.match(/<li /g)).toHaveLength(1)
  })
})

describe('on other sites', () => {
  it('gives a code that carries the filters, and its preview', async () => {
    const { html, csp } = await page('/carte/integrer?type=university&hauteur=5000')
    const written = '&lt;iframe src=&quot;http://localhost/carte/integrer/vue?type=university&quot;'
    expect(html).toContain(written)
    expect(html).toContain('height="2000"')
    expect(html).toContain('&lt;p>&lt;a href=&quot;http://localhost/carte?type=university&quot;>')
    expect(csp).toContain("frame-src 'self'")
    expect(csp).toContain("frame-ancestors 'none'")
  })

  it('lets any site frame the map, without cookie, and leads back', async () => {
    const { html, csp, headers } = await page('/carte/integrer/vue?type=university')
    expect(csp).toContain('frame-ancestors *')
    expect(headers.get('x-frame-options')).toBeNull()
    expect(headers.get('set-cookie')).toBeNull()
    expect(html).not.toContain('<header class="top"')
    expect(html).toMatch(/href="\/carte\?type=university" target="_blank"/)
    expect(html).toMatch(/href="\/annuaire\/labo" target="_blank"/)
  })
})

describe('a region without contours', () => {
  it('draws its points alone', async () => {
    const bare = createApp(await withoutContours(testServices(db)))
    const html = await (await bare.request('/carte')).text()
    expect(html).not.toContain('class="land"')
    expect(html).toContain('class="cluster"')
    expect(html).not.toContain('Contours :')
  })
})
