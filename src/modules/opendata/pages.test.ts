import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { exchangeFormats, feedFormats } from '#modules/agenda/index.ts'
import { anEvent } from '#modules/agenda/testing.ts'
import { anExpert } from '#modules/experts/testing.ts'
import { seedStudies } from '#modules/studies/testing.ts'
import { aTool } from '#modules/tools/testing.ts'
import { testDatabase } from '#platform/db/testing.ts'
import { testServices } from '#platform/http/testing.ts'
import { createApp } from '../../app.ts'
import { datasets } from './datasets.ts'
import { messages } from './messages/index.ts'
import { pagesPerPart, securityTxt, sitemapIndex, sitemapPart, staticPages } from './sitemap.ts'
import { secret, seedOpenData } from './testing.ts'

const db = await testDatabase()
await seedOpenData(db)
await seedStudies(db)
await anExpert(db).named('Ada Exemple').save()
await anEvent(db).named('Atelier').on('2030-01-12T18:00').save()
await aTool(db).named('Malle').withCopies(1).save()
const app = createApp(testServices(db))
const get = (path: string) => app.request(path)
const text = async (path: string) => (await get(path)).text()
/** A text with ordinary spaces only. */
const spaced = (words: string) => words.replaceAll(/[\u202f\u00a0]/g, ' ')

async function creditedTitles(): Promise<string[]> {
  const { rows } = await sql<{ title: string }>`
    SELECT DISTINCT d.title FROM data_source d JOIN indicator_vintage v ON v.source_id = d.id`.execute(db)
  expect(rows.length).toBeGreaterThan(1)
  return rows.map((row) => row.title.replaceAll('&', '&amp;'))
}

describe.each([
  ['fr', '/donnees'],
  ['en', '/en/donnees'],
] as const)('the page of the data sets (%s)', (lang, path) => {
  test('describes each set: files, fields, sources, licence', async () => {
    const html = spaced(await text(path))
    const t = messages[lang]
    expect(html).toContain(`<html lang="${lang}">`)
    for (const set of datasets) {
      expect(html).toContain(spaced(t.sets[set.id].title))
      expect(html).toContain(spaced(t.sets[set.id].description))
      for (const file of set.files)
        expect(html).toContain(`href="${lang === 'en' ? '/en' : ''}/donnees/${file.name}"`)
      for (const column of set.columns) expect(html).toContain(`<code>${column.name}</code>`)
    }
    expect(html).toContain('LaMednum/standard-mediation-num, version 1.0.1')
    for (const title of await creditedTitles()) expect(html).toContain(title)
    expect(html).toContain(`Source test (2026), Licence Ouverte 2.0<strong> (${t.toConfirm})</strong>`)
    expect(html).not.toContain(secret)
    expect(html).not.toMatch(/undefined|\[object/)
  })

  test('names each form of the agenda, which answers under its type', async () => {
    const html = await text(path)
    const prefix = lang === 'en' ? '/en' : ''
    for (const { extension, type } of [...feedFormats, ...exchangeFormats]) {
      const address = `${prefix}/agenda.${extension}`
      expect(html).toContain(`<a href="${address}">`)
      expect((await app.request(address)).headers.get('content-type')).toContain(type)
    }
    expect(html).toContain('<code>@agenda@localhost</code>')
    expect((await app.request('/federation/agenda/outbox?page=true')).status).toBe(200)
    expect(await text(`${prefix}/api`)).toContain('id="countEvents"')
  })

  test('leads nowhere broken: each of its files answers', async () => {
    const html = await text(path)
    const links = [...html.matchAll(/href="(\/(?:en\/)?(?:donnees\/|api|sitemap)[^"]*)"/g)].map(
      (match) => match[1] as string,
    )
    expect(links.length).toBeGreaterThan(10)
    for (const link of new Set(links))
      expect([link, (await app.request(link, { method: 'HEAD' })).status]).toEqual([link, 200])
  })
})

describe.each(['/api', '/en/api'])('the page of the API (%s)', (path) => {
  test('has an example for each operation, a link that answers', async () => {
    const html = await text(path)
    const examples = [...html.matchAll(/href="([^"]*\/api\/v1\/[^"]*)"/g)].map((match) =>
      (match[1] as string).replaceAll('&amp;', '&'),
    )
    expect(new Set(examples).size).toBe(21)
    for (const example of examples) expect([example, (await get(example)).status]).toEqual([example, 200])
    expect(html).not.toMatch(/undefined|\[object/)
  })
})

describe('the DCAT-AP catalogue', () => {
  type Node = Record<string, unknown> & { 'dcat:distribution': Node[] }
  const catalogue = async () => (await get('/donnees/catalogue.jsonld')).json()

  test('has the mandatory properties of DCAT-AP 3, in both languages', async () => {
    const it = await catalogue()
    const languages = (value: { '@language': string }[]) => value.map((each) => each['@language'])
    expect((await get('/donnees/catalogue.jsonld')).headers.get('content-type')).toBe('application/ld+json')
    expect(it['@type']).toBe('dcat:Catalog')
    expect([languages(it['dct:title']), languages(it['dct:description'])]).toEqual([
      ['fr', 'en'],
      ['fr', 'en'],
    ])
    expect(it['dct:publisher']).toMatchObject({ '@type': 'foaf:Agent', 'foaf:name': 'Agence d’essai' })
    expect(it['dcat:dataset'].length).toBe(datasets.length)
    for (const set of it['dcat:dataset'] as Node[]) {
      expect(set['@type']).toBe('dcat:Dataset')
      expect([languages(set['dct:title'] as never), languages(set['dct:description'] as never)]).toEqual([
        ['fr', 'en'],
        ['fr', 'en'],
      ])
      for (const property of [
        'dct:identifier',
        'dcat:keyword',
        'dct:publisher',
        'dct:spatial',
        'dct:accrualPeriodicity',
        'dcat:landingPage',
        'dct:license',
        'dcat:contactPoint',
      ])
        expect([property, set[property]]).not.toEqual([property, undefined])
      for (const file of set['dcat:distribution']) {
        for (const property of [
          'dct:title',
          'dcat:accessURL',
          'dcat:downloadURL',
          'dct:format',
          'dcat:mediaType',
          'dct:license',
        ])
          expect([property, file[property]]).not.toEqual([property, undefined])
        const address = new URL((file['dcat:accessURL'] as { '@id': string })['@id'])
        expect((await app.request(address.pathname, { method: 'HEAD' })).status).toBe(200)
      }
    }
  })

  test('says which public schema a set follows', async () => {
    const sets = (await catalogue())['dcat:dataset'] as Node[]
    expect(sets.find((set) => set['dct:conformsTo'])?.['dct:conformsTo']).toMatchObject({
      'dct:title': 'LaMednum/standard-mediation-num 1.0.1',
    })
  })
})

describe('what robots read', () => {
  const addresses = (xml: string) =>
    [...xml.matchAll(/<loc>([^<]+)<\/loc>/g)].map((match) =>
      (match[1] as string).replace('http://localhost', ''),
    )

  test('the sitemap leads to every page, in both languages, and only to public ones', async () => {
    const parts = addresses(await text('/sitemap.xml'))
    expect(parts).toEqual(['/sitemap/pages.xml', '/sitemap/fiches-0.xml'])
    const listed = (await Promise.all(parts.map(text))).flatMap(addresses)
    const territories = (await (await get('/donnees/territoires.csv')).text()).trim().split('\r\n').length - 1
    expect(listed.length).toBe(2 * (staticPages.length + territories + 5 + 3 + 5))
    expect(new Set(listed).size).toBe(listed.length)
    expect(listed).toContain('/en/annuaire/ecomusee-de-l-avesnois')
    expect(listed).toContain('/territoires/region/32')
    expect(listed.filter((each) => each.includes(secret))).toEqual([])
    // One page of each kind: the link crawl of the browser tests walks the whole site.
    const kinds = Map.groupBy(
      listed.filter((each) => !each.startsWith('/en')),
      (each) => each.split('/').slice(0, 3).join('/'),
    )
    const oneOfEach = new Set([...kinds.values()].flatMap((pages) => pages.slice(0, 1)))
    expect(oneOfEach.size).toBeGreaterThan(staticPages.length)
    for (const page of oneOfEach) expect([page, (await get(page)).status]).toEqual([page, 200])
  }, 60_000)

  test('a part holds each page in each language, beside its other language', () => {
    const pages = Array.from({ length: pagesPerPart }, (_, index) => ({
      path: `/a&b/${index}`,
      updatedAt: new Date(0),
    }))
    const xml = sitemapPart('https://maillage.example', pages)
    expect(xml.match(/<url>/g)?.length).toBe(2 * pagesPerPart)
    expect(2 * pagesPerPart).toBeLessThanOrEqual(50_000)
    expect(xml).toContain(
      '<url><loc>https://maillage.example/en/a&amp;b/7</loc><lastmod>1970-01-01T00:00:00.000Z</lastmod><xhtml:link rel="alternate" hreflang="fr" href="https://maillage.example/a&amp;b/7"/><xhtml:link rel="alternate" hreflang="en" href="https://maillage.example/en/a&amp;b/7"/></url>',
    )
    expect(sitemapIndex('https://maillage.example', [{ part: 7, changed: new Date(0) }])).toContain(
      '<loc>https://maillage.example/sitemap/pages.xml</loc></sitemap>\n<sitemap><loc>https://maillage.example/sitemap/fiches-7.xml</loc><lastmod>1970-01-01T00:00:00.000Z</lastmod>',
    )
  })

  test.each([
    '/sitemap/fiches-1.xml',
    '/sitemap/fiches-00.xml',
    '/sitemap/fiches-999999.xml',
    '/sitemap/fiches-9999999.xml',
    '/sitemap/autre.xml',
    '/en/sitemap.xml',
    '/en/robots.txt',
  ])('%s does not exist', async (path) => {
    expect((await get(path)).status).toBe(404)
  })

  test('robots.txt leads to the sitemap', async () => {
    expect(await text('/robots.txt')).toContain('\nSitemap: http://localhost/sitemap.xml\n')
  })
})

describe('security.txt (RFC 9116)', () => {
  test('has a contact and a date of expiry less than a year ahead', async () => {
    const answer = await get('/.well-known/security.txt')
    expect(answer.headers.get('content-type')?.toLowerCase()).toBe('text/plain;charset=utf-8')
    expect(await answer.text()).toBe(
      'Contact: mailto:contact@example.org\nExpires: 2027-05-01T00:00:00.000Z\nPreferred-Languages: fr, en\nCanonical: http://localhost/.well-known/security.txt\n',
    )
  })

  test('without a mail, the contact is a page', () => {
    expect(securityTxt('https://m.example', null, new Date('2026-12-31T23:00:00Z'))).toContain(
      'Contact: https://m.example/mentions-legales\nExpires: 2027-06-01',
    )
  })
})
