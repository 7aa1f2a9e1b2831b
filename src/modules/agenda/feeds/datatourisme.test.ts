import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { EventSheet } from '../model.ts'
import { aSheet, inBatches, whole } from '../testing-sheet.ts'
import { datatourismeContext, datatourismeFile, toDatatourisme } from './datatourisme.ts'

const site = { origin: 'https://ex.fr', siteName: 'Maillage Région' }
const page = 'https://ex.fr/agenda/atelier-fusees'

/** An event that says everything it can. */
const full: Partial<EventSheet> = {
  summaryEn: 'Build, then launch.',
  descriptionFr: '**Fusées** à eau',
  descriptionEn: 'Water **rockets**',
  conditionsFr: 'Sur inscription',
  conditionsEn: 'Booking needed',
  mode: 'mixed',
  onlineLink: 'https://live.fr',
  formats: [
    { code: 'workshop', labelFr: 'Atelier', labelEn: 'Workshop' },
    { code: 'exhibition', labelFr: 'Exposition', labelEn: 'Exhibition' },
  ],
  booking: [
    { for: 'public', type: 'link', value: 'https://ex.fr/places' },
    { for: 'public', type: 'phone', value: '03 00 00 00 00' },
    { for: 'public', type: 'email', value: 'places@ex.fr' },
    { for: 'school', type: 'email', value: 'classes@ex.fr' },
  ],
  photo: {
    id: 'p1',
    altFr: 'Une fusée',
    altEn: 'A rocket',
    credit: 'Musée',
    width: 1600,
    height: 900,
    widths: [400, 1600],
  },
}

test('an event that says everything', () => {
  expect(toDatatourisme(aSheet(full), site)).toEqual({
    '@id': page,
    'dc:identifier': '0f4d9a3e-5d8c-4b2a-9f3e-1c2d3e4f5a6b',
    '@type': ['Exhibition', 'EntertainmentAndEvent', 'schema:Event', 'PointOfInterest'],
    'rdfs:label': { fr: ['Atelier fusées'], en: ['Rocket workshop'] },
    'rdfs:comment': { fr: ['Construire, puis lancer ; à partir de 8 ans.'], en: ['Build, then launch.'] },
    hasDescription: [
      {
        'dc:description': { fr: ['**Fusées** à eau'], en: ['Water **rockets**'] },
        shortDescription: {
          fr: ['Construire, puis lancer ; à partir de 8 ans.'],
          en: ['Build, then launch.'],
        },
      },
    ],
    // The second session is called off.
    takesPlaceAt: [
      {
        '@type': ['Period'],
        startDate: '2026-12-05',
        endDate: '2026-12-05',
        startTime: '14:00:00',
        endTime: '16:00:00',
      },
    ],
    isLocatedAt: [
      {
        '@type': ['schema:Place'],
        'rdfs:label': { fr: ['Écomusée'] },
        'schema:address': [
          {
            '@type': ['schema:PostalAddress'],
            'schema:streetAddress': ['1, place Maria-Blondeau'],
            'schema:postalCode': '59610',
            'schema:addressLocality': 'Fourmies',
            hasAddressCity: {
              insee: '59249',
              'rdfs:label': { fr: ['Fourmies'] },
              isPartOfDepartment: { insee: '59' },
            },
          },
        ],
        'schema:geo': {
          '@type': ['schema:GeoCoordinates'],
          'schema:latitude': 50.0177,
          'schema:longitude': 4.05,
        },
      },
    ],
    'schema:offers': [
      {
        '@type': ['schema:Offer'],
        'schema:priceSpecification': [
          {
            '@type': ['schema:PriceSpecification'],
            'schema:minPrice': 0,
            'schema:maxPrice': 0,
            'schema:priceCurrency': 'EUR',
            hasEligiblePolicy: [{ '@id': 'kb:Free' }],
            'rdfs:comment': { fr: ['Sur inscription'], en: ['Booking needed'] },
          },
        ],
      },
    ],
    hasMainRepresentation: [
      {
        'rdfs:label': { fr: ['Une fusée'], en: ['A rocket'] },
        'schema:creditText': 'Musée',
        'ebucore:hasRelatedResource': [
          { 'ebucore:locator': ['https://ex.fr/fichiers/rendez-vous/p1/1600.webp'] },
        ],
      },
    ],
    hasContact: [{ 'foaf:homepage': [page] }],
    hasBookingContact: [
      {
        'schema:email': ['places@ex.fr'],
        'schema:telephone': ['03 00 00 00 00'],
        'foaf:homepage': ['https://ex.fr/places'],
      },
    ],
    hasBeenCreatedBy: { '@id': 'https://ex.fr/annuaire/musee', 'schema:legalName': 'Musée, d’essai' },
    hasBeenPublishedBy: [
      {
        '@id': 'https://ex.fr',
        'schema:legalName': 'Maillage Région',
        'foaf:homepage': ['https://ex.fr'],
      },
    ],
    hasTheme: [{ 'rdfs:label': { fr: ['Astronomie'], en: ['Astronomy'] } }],
    lastUpdate: '2026-11-02',
  })
})

test('an event that says only what it must', () => {
  const least = aSheet({
    titleEn: null,
    summaryFr: null,
    fee: null,
    ageMin: null,
    ageMax: null,
    themes: [],
    formats: [],
    season: null,
    organiser: null,
    places: [],
    sessions: aSheet().sessions.slice(0, 1),
  })
  expect(toDatatourisme(least, site)).toEqual({
    '@id': page,
    'dc:identifier': '0f4d9a3e-5d8c-4b2a-9f3e-1c2d3e4f5a6b',
    '@type': ['EntertainmentAndEvent', 'schema:Event', 'PointOfInterest'],
    'rdfs:label': { fr: ['Atelier fusées'] },
    takesPlaceAt: [
      {
        '@type': ['Period'],
        startDate: '2026-12-05',
        endDate: '2026-12-05',
        startTime: '14:00:00',
        endTime: '16:00:00',
      },
    ],
    hasContact: [{ 'foaf:homepage': [page] }],
    hasBeenPublishedBy: [
      {
        '@id': 'https://ex.fr',
        'schema:legalName': 'Maillage Région',
        'foaf:homepage': ['https://ex.fr'],
      },
    ],
    lastUpdate: '2026-11-02',
  })
})

test.each([
  [['cancelled', 'cancelled'], 'schema:EventCancelled'],
  [['cancelled', 'postponed'], 'schema:EventPostponed'],
] as const)('an event of which nothing is held (%s) has no period', (statuses, status) => {
  const sessions = aSheet().sessions.map((session, at) => ({
    ...session,
    status: statuses[at] ?? 'cancelled',
  }))
  const told = toDatatourisme(aSheet({ sessions }), site)
  expect(told).not.toHaveProperty('takesPlaceAt')
  expect(told).toMatchObject({ 'schema:eventStatus': { '@id': status } })
})

test('what is online is nowhere; what is invented says so; a commune overseas is in its département', () => {
  expect(toDatatourisme(aSheet({ mode: 'online', onlineLink: 'https://live.fr' }), site)).not.toHaveProperty(
    'isLocatedAt',
  )
  expect(toDatatourisme(aSheet({ demo: true, summaryFr: null }), site)).toMatchObject({
    'rdfs:comment': {
      fr: ['Ce rendez-vous est inventé\u00a0: il montre à quoi ressemble l’agenda.'],
    },
  })
  const [place] = aSheet().places
  const overseas = { ...place, commune: { code: '97411', name: 'Saint-Denis' } } as EventSheet['places'][0]
  expect(toDatatourisme(aSheet({ places: [overseas] }), site)).toMatchObject({
    isLocatedAt: [
      { 'schema:address': [{ hasAddressCity: { insee: '97411', isPartOfDepartment: { insee: '974' } } }] },
    ],
  })
})

test('the file is JSON whatever people write and whatever the batches', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary' }), fc.integer({ min: 0, max: 3 }), async (text, count) => {
      const titleFr = `a${text.toWellFormed()}`
      const batches = Array.from({ length: count }, () => [aSheet({ titleFr }), aSheet()])
      const read = JSON.parse(await whole(datatourismeFile(inBatches([], ...batches), site)))
      expect(read['@context']).toEqual(datatourismeContext)
      expect(read['@graph'].map((each: Record<string, { fr: string[] }>) => each['rdfs:label']?.fr)).toEqual(
        batches.flatMap(() => [[titleFr], ['Atelier fusées']]),
      )
    }),
    { numRuns: 60 },
  )
})
