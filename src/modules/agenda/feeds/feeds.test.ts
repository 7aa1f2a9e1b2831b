import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { csvFile } from '#platform/csv.ts'
import { geojsonFile } from '#platform/geojson.ts'
import { aSheet, inBatches, whole } from '../testing-sheet.ts'
import { csvColumns, sessionRows } from './csv-columns.ts'
import { excerptOf, isoIn } from './event-text.ts'
import { eventFeatures } from './geojson.ts'
import { jsonFeed } from './json-feed.ts'
import { rss, xml } from './rss.ts'

const feed = {
  title: 'Agenda & co',
  description: 'Ce qui vient',
  homeUrl: 'https://ex.fr/agenda?q=a&theme=nature',
  feedUrl: 'https://ex.fr/agenda.rss?q=a&theme=nature',
  lang: 'fr' as const,
  origin: 'https://ex.fr',
}
const anyText = fc.string({
  unit: fc.oneof(fc.constantFrom('<', '>', '&', '"', ']]>', '&amp;', '\n', 'é', '🚀', '\u0001'), fc.string()),
  minLength: 1,
})
const when = () => 'samedi 5 décembre, 14:00 – 16:00'

test('RSS has what its specification asks, and one item an event', async () => {
  const text = await whole(
    rss(feed, inBatches([aSheet({ titleFr: 'Fusées <b> & co' })], [aSheet({ slug: 'autre' })]), when),
  )
  expect(text).toContain(
    '<title>Agenda &amp; co</title>\n<link>https://ex.fr/agenda?q=a&amp;theme=nature</link>',
  )
  expect(text).toContain(
    '<atom:link rel="self" type="application/rss+xml" href="https://ex.fr/agenda.rss?q=a&amp;theme=nature"/>',
  )
  expect(text.match(/<item>[\s\S]*?<\/item>/g)).toHaveLength(2)
  expect(text).toContain(
    '<item><title>Fusées &lt;b&gt; &amp; co</title><link>https://ex.fr/agenda/atelier-fusees</link><guid isPermaLink="true">https://ex.fr/agenda/atelier-fusees</guid>\n<pubDate>Sun, 01 Nov 2026 10:00:00 GMT</pubDate><description>samedi 5 décembre, 14:00 – 16:00. Écomusée, Fourmies. Construire, puis lancer ; à partir de 8 ans.</description><category>Astronomie</category></item>',
  )
  expect(text.endsWith('</channel></rss>\n')).toBe(true)
})

test('RSS is well formed, whatever people write', async () => {
  await fc.assert(
    fc.asyncProperty(anyText, anyText, async (titleFr, summaryFr) => {
      const text = await whole(rss(feed, inBatches([aSheet({ titleFr, summaryFr })]), () => ''))
      const read = wellFormed(text)
      expect(read.get('rss/channel/item/title') ?? ['']).toEqual([inXml(titleFr)])
      expect(read.get('rss/channel/link')).toEqual([feed.homeUrl])
    }),
    { numRuns: 100 },
  )
})

test('JSON Feed holds any text', async () => {
  await fc.assert(
    fc.asyncProperty(anyText, async (titleFr) => {
      const read = JSON.parse(await whole(jsonFeed(feed, inBatches([aSheet({ titleFr })]), when)))
      expect(read.items[0].title).toBe(titleFr)
    }),
    { numRuns: 50 },
  )
})

test('CSV comes back as people wrote it, from another reader; a formula is disarmed', async () => {
  const texts = fc.string({
    unit: fc.constantFrom('=', '+', '-', '@', '"', ',', ';', '|', '\n', '\t', 'é', '🚀', 'a', ' '),
    minLength: 1,
    maxLength: 30,
  })
  await fc.assert(
    fc.asyncProperty(texts, async (text) => {
      const titleFr = `${text}z`
      async function* rows() {
        yield sessionRows([aSheet({ titleFr, conditionsFr: '=HYPERLINK("https://ex.fr")' })])
      }
      const file = await whole(csvFile(rows(), csvColumns('https://ex.fr'), 'fr'))
      const read: Record<string, string>[] = parse(file, { columns: true, bom: true })
      expect(read.map((row) => row.titre?.replace(/^'/, ''))).toEqual([titleFr, titleFr])
      for (const row of read) {
        expect(row.conditions).toBe(`'=HYPERLINK("https://ex.fr")`)
        expect(row.titre).not.toMatch(/^[=+@-]/)
      }
    }),
    { numRuns: 100 },
  )
})

test('GeoJSON holds any text, and its points are in the world, longitude first', async () => {
  await fc.assert(
    fc.asyncProperty(
      anyText,
      fc.double({ min: -180, max: 180, noNaN: true }),
      fc.double({ min: -90, max: 90, noNaN: true }),
      async (text, lon, lat) => {
        const titleFr = text.toWellFormed()
        const [place] = aSheet().places
        const sheet = aSheet({ titleFr, places: place ? [{ ...place, point: { lon, lat } }] : [] })
        async function* features() {
          yield eventFeatures(sheet, { origin: 'https://ex.fr', lang: 'fr' })
        }
        const read = JSON.parse(await whole(geojsonFile(features())))
        expect(read).toMatchObject({
          type: 'FeatureCollection',
          features: [{ type: 'Feature', geometry: { type: 'Point' }, properties: { titre: titleFr } }],
        })
        const [x, y] = read.features[0].geometry.coordinates
        expect([x, y]).toEqual([lon + 0, lat + 0])
      },
    ),
    { numRuns: 100 },
  )
})

test('XML holds any text, without the characters that it forbids', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const escaped = xml(text)
      expect(escaped).not.toMatch(/[<>"]|&(?!(amp|lt|gt|quot);)/)
      expect(escaped.isWellFormed()).toBe(true)
    }),
  )
})

test('JSON Feed has its required fields, whatever the number of batches', async () => {
  const empty = JSON.parse(await whole(jsonFeed(feed, inBatches(), when)))
  expect(empty).toMatchObject({
    version: 'https://jsonfeed.org/version/1.1',
    title: 'Agenda & co',
    items: [],
  })
  const two = JSON.parse(
    await whole(jsonFeed(feed, inBatches([aSheet()], [], [aSheet({ slug: 'autre' })]), when)),
  )
  expect(two.items).toMatchObject([
    {
      id: 'https://ex.fr/agenda/atelier-fusees',
      url: 'https://ex.fr/agenda/atelier-fusees',
      title: 'Atelier fusées',
      tags: ['Astronomie'],
    },
    { id: 'https://ex.fr/agenda/autre' },
  ])
})

test('the table has one row a session, at the local hour', async () => {
  async function* rows() {
    yield sessionRows([aSheet()])
  }
  const text = await whole(csvFile(rows(), csvColumns('https://ex.fr'), 'fr'))
  const [head, ...lines] = text
    .replace(/^\ufeff/, '')
    .trim()
    .split('\r\n')
  expect(head?.split(',')).toEqual(csvColumns('').map((column) => column.name))
  expect(lines).toHaveLength(2)
  expect(lines[0]).toContain('2026-12-05T14:00:00+01:00,2026-12-05T16:00:00+01:00,scheduled,Écomusée')
})

test.each([
  ['2026-07-14T12:00:00Z', '2026-07-14T14:00:00+02:00'],
  ['2026-12-31T23:30:00Z', '2027-01-01T00:30:00+01:00'],
  ['2026-10-25T00:30:00Z', '2026-10-25T02:30:00+02:00'],
  ['2026-10-25T01:30:00Z', '2026-10-25T02:30:00+01:00'],
])('%s is %s in Paris', (moment, local) => {
  expect(isoIn(new Date(moment), 'Europe/Paris')).toBe(local)
})

test('a place is a point; an event without place has no geometry', () => {
  const site = { origin: 'https://ex.fr', lang: 'fr' as const }
  const sheet = aSheet()
  expect(eventFeatures(sheet, site)[0]?.geometry).toEqual({ type: 'Point', coordinates: [4.05, 50.0177] })
  expect(eventFeatures(aSheet({ places: [...sheet.places, ...sheet.places] }), site)).toMatchObject([
    { id: 'atelier-fusees/0' },
    { id: 'atelier-fusees/1', properties: { commune: '59249', page: 'https://ex.fr/agenda/atelier-fusees' } },
  ])
  expect(eventFeatures(aSheet({ places: [] }), site)).toMatchObject([{ geometry: null }])
})

test('feeds say that an event is cancelled, online or invented', async () => {
  const [session] = aSheet().sessions
  const gone = aSheet({ sessions: session ? [{ ...session, status: 'cancelled' }] : [] })
  expect(await whole(rss(feed, inBatches([gone]), when))).toContain(
    '<title>Annulé\u00a0: Atelier fusées</title>',
  )
  const online = aSheet({ mode: 'online', onlineLink: 'https://live.fr', summaryFr: null, demo: true })
  expect(excerptOf(online, when(), 'fr')).toBe(
    'samedi 5 décembre, 14:00 – 16:00. En ligne. ' +
      'Ce rendez-vous est inventé\u00a0: il montre à quoi ressemble l’agenda.',
  )
})

test('in English, feeds lead to English pages', async () => {
  const read = JSON.parse(await whole(jsonFeed({ ...feed, lang: 'en' }, inBatches([aSheet()]), when)))
  expect(read.items).toMatchObject([
    { url: 'https://ex.fr/en/agenda/atelier-fusees', title: 'Rocket workshop', tags: ['Astronomy'] },
  ])
})

/** What XML 1.0 can hold of a text. */
function inXml(text: string): string {
  return [...text]
    .filter((character) => {
      const point = character.codePointAt(0) ?? 0
      return (
        (point >= 0x20 || [9, 10, 13].includes(point)) &&
        !(point >= 0xd800 && point <= 0xdfff) &&
        point !== 0xfffe &&
        point !== 0xffff
      )
    })
    .join('')
}

/**
 * A strict reading of the XML that feeds use: one root, tags in pairs, quoted attributes, the predefined entities and nothing
 * else. Throws at the first fault.
 * @returns the texts found at each path of elements
 */
function wellFormed(xmlText: string): Map<string, string[]> {
  const body = xmlText.replace(/^<\?xml version="1\.0" encoding="utf-8"\?>\n/, '')
  const token = /<(\/?)([a-z][\w:]*)((?: [a-z][\w:]*="[^"<]*")*)(\/?)>|([^<]+)/giy
  const open: string[] = []
  const found = new Map<string, string[]>()
  while (token.lastIndex < body.length) {
    const at = token.lastIndex
    const match = token.exec(body)
    if (!match) throw new Error(`not XML: ${body.slice(at, at + 40)}`)
    const [, closing, name = '', attributes = '', empty, text] = match
    if (/&(?!(?:amp|lt|gt|quot);)/.test(attributes + (text ?? ''))) throw new Error('a bare ampersand')
    if (text !== undefined) {
      const path = open.join('/')
      if (text.trim() !== '' && !path) throw new Error('a text out of the root')
      found.set(path, [...(found.get(path) ?? []), unescaped(text)])
    } else if (closing) {
      if (open.pop() !== name) throw new Error(`${name} closes what it has not opened`)
    } else if (!empty) open.push(name)
  }
  if (open.length > 0) throw new Error(`${open} stay open`)
  return found
}

const unescaped = (text: string) =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&')
