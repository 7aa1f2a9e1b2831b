import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { csvFile } from '#platform/csv.ts'
import { eventJsonLd } from '../json-ld.ts'
import { aSheet, inBatches, whole } from '../testing-sheet.ts'
import { csvColumns, sessionRows } from './csv-columns.ts'
import { isoIn } from './event-text.ts'
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
    '<item><title>Fusées &lt;b&gt; &amp; co</title><link>https://ex.fr/agenda/atelier-fusees</link><guid isPermaLink="true">https://ex.fr/agenda/atelier-fusees</guid>\n<pubDate>Sun, 01 Nov 2026 10:00:00 GMT</pubDate><description>samedi 5 décembre, 14:00 – 16:00. Écomusée. Construire, puis lancer ; à partir de 8 ans.</description><category>Astronomie</category></item>',
  )
  expect(text.endsWith('</channel></rss>\n')).toBe(true)
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
  expect(eventFeatures(aSheet(), site)[0]?.geometry).toEqual({ type: 'Point', coordinates: [4.05, 50.0177] })
  expect(eventFeatures(aSheet({ places: [] }), site)).toMatchObject([{ geometry: null }])
})

describe('for machines (schema.org)', () => {
  const site = {
    origin: 'https://ex.fr',
    regionName: 'Région',
    lang: 'fr' as const,
    now: new Date('2026-12-05T18:00:00Z'),
  }

  test('sessions to come, with what a search engine requires', () => {
    expect(eventJsonLd(aSheet(), site)).toEqual([
      {
        '@context': 'https://schema.org',
        '@type': 'Event',
        '@id': 'https://ex.fr/agenda/atelier-fusees#8',
        url: 'https://ex.fr/agenda/atelier-fusees',
        name: 'Atelier fusées',
        description: 'Construire, puis lancer ; à partir de 8 ans.',
        startDate: '2026-12-06T14:00:00+01:00',
        endDate: '2026-12-06T16:00:00+01:00',
        eventStatus: 'https://schema.org/EventCancelled',
        eventAttendanceMode: 'https://schema.org/OfflineEventAttendanceMode',
        location: [
          {
            '@type': 'Place',
            name: 'Écomusée',
            address: {
              '@type': 'PostalAddress',
              streetAddress: '1, place Maria-Blondeau',
              postalCode: '59610',
              addressLocality: 'Fourmies',
              addressRegion: 'Région',
              addressCountry: 'FR',
            },
            geo: { '@type': 'GeoCoordinates', latitude: 50.0177, longitude: 4.05 },
          },
        ],
        isAccessibleForFree: true,
        typicalAgeRange: '8-12',
        inLanguage: ['fr'],
        organizer: { '@type': 'Organization', name: 'Musée, d’essai', url: 'https://ex.fr/annuaire/musee' },
        offers: {
          '@type': 'Offer',
          price: 0,
          priceCurrency: 'EUR',
          availability: 'https://schema.org/InStock',
          url: 'https://ex.fr/agenda/atelier-fusees',
        },
        superEvent: { '@type': 'EventSeries', name: 'Fête de la science 2026' },
      },
    ])
  })

  test('a full session offers nothing any more; past ones are told when nothing else is', () => {
    const [first] = aSheet().sessions
    const full = aSheet({ fee: null, sessions: first ? [{ ...first, status: 'full' }] : [] })
    expect(eventJsonLd(full, site)).toMatchObject([
      { offers: { availability: 'https://schema.org/SoldOut' } },
    ])
  })
})
