import { describe, expect, test } from 'vitest'
import { eventJsonLd } from './json-ld.ts'
import type { EventSession, EventSheet } from './model.ts'
import { aSheet } from './testing-sheet.ts'

const site = {
  origin: 'https://ex.fr',
  regionName: 'Région',
  lang: 'fr' as const,
  now: new Date('2026-12-05T18:00:00Z'),
}
const page = 'https://ex.fr/agenda/atelier-fusees'
const sample = aSheet().sessions[0] as EventSession
const place = {
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
}

/** What is said of an event with this one session. */
const told = (session: Partial<EventSession>, change: Partial<EventSheet> = {}, lang: 'fr' | 'en' = 'fr') =>
  eventJsonLd(aSheet({ ...change, sessions: [{ ...sample, ...session }] }), { ...site, lang })

describe('an event for machines (schema.org)', () => {
  test('is told by its sessions to come, with what search engines require', () => {
    expect(eventJsonLd(aSheet(), site)).toEqual([
      {
        '@context': 'https://schema.org',
        '@type': 'Event',
        '@id': `${page}#8`,
        url: page,
        name: 'Atelier fusées',
        description: 'Construire, puis lancer ; à partir de 8 ans.',
        startDate: '2026-12-06T14:00:00+01:00',
        endDate: '2026-12-06T16:00:00+01:00',
        eventStatus: 'https://schema.org/EventCancelled',
        eventAttendanceMode: 'https://schema.org/OfflineEventAttendanceMode',
        location: place,
        isAccessibleForFree: true,
        typicalAgeRange: '8-12',
        keywords: ['Astronomie'],
        inLanguage: ['fr'],
        organizer: { '@type': 'Organization', name: 'Musée, d’essai', url: 'https://ex.fr/annuaire/musee' },
        offers: { '@type': 'Offer', price: 0, priceCurrency: 'EUR', url: page },
        superEvent: {
          '@type': 'EventSeries',
          name: 'Fête de la science 2026',
          url: 'https://ex.fr/agenda/fete-de-la-science/2026',
        },
      },
    ])
  })

  test.each([
    ['scheduled', 'EventScheduled', 'InStock'],
    ['rescheduled', 'EventRescheduled', 'InStock'],
    ['moved-online', 'EventMovedOnline', 'InStock'],
    ['postponed', 'EventPostponed', undefined],
    ['full', 'EventScheduled', 'SoldOut'],
    ['cancelled', 'EventCancelled', undefined],
  ] as const)('a session that is %s: %s, %s', (status, event, availability) => {
    const [said] = told({ status }) as { eventStatus: string; offers: { availability?: string } }[]
    expect(said?.eventStatus).toBe(`https://schema.org/${event}`)
    expect(said?.offers.availability).toBe(availability && `https://schema.org/${availability}`)
  })

  test('a session at a new time says the former one', () => {
    expect(told({ status: 'rescheduled', formerBegin: new Date('2026-10-25T01:30:00Z') })).toMatchObject([
      { previousStartDate: '2026-10-25T02:30:00+01:00' },
    ])
  })

  test('without a price nothing is offered, unless the session is full', () => {
    const [paid] = told({}, { fee: 'paid' })
    expect(paid).toMatchObject({ isAccessibleForFree: false })
    expect(paid).not.toHaveProperty('offers')
    const [unsaid] = told({ status: 'full' }, { fee: null })
    expect(unsaid).not.toHaveProperty('isAccessibleForFree')
    expect(unsaid).toMatchObject({
      offers: { '@type': 'Offer', availability: 'https://schema.org/SoldOut', url: page },
    })
    const booking: EventSheet['booking'] = [{ for: 'public', type: 'link', value: 'https://ex.fr/places' }]
    expect(told({}, { fee: 'paid', booking })).toMatchObject([
      {
        offers: {
          '@type': 'Offer',
          availability: 'https://schema.org/InStock',
          url: 'https://ex.fr/places',
        },
      },
    ])
  })

  test('a place of the directory, the photo and the audiences are told', () => {
    const [first] = aSheet().places
    const [said] = told(
      {},
      {
        places: first ? [{ ...first, organisation: { id: 'o1', slug: 'ecomusee', name: 'Écomusée' } }] : [],
        audiences: [{ code: 'families', labelFr: 'Familles', labelEn: 'Families' }],
        photo: {
          id: 'p1',
          altFr: 'Une fusée',
          altEn: null,
          credit: 'Musée',
          width: 1600,
          height: 900,
          widths: [400, 1600],
        },
      },
    )
    expect(said).toMatchObject({
      location: { ...place, url: 'https://ex.fr/annuaire/ecomusee' },
      audience: [{ '@type': 'Audience', audienceType: 'Familles' }],
      image: [
        'https://ex.fr/fichiers/rendez-vous/p1/1600.webp',
        'https://ex.fr/fichiers/rendez-vous/p1/400.webp',
      ],
    })
  })

  test('an offer leads where the public books, not where schools do', () => {
    const booking: EventSheet['booking'] = [
      { for: 'school', type: 'link', value: 'https://ex.fr/classes' },
      { for: 'public', type: 'phone', value: '03 00 00 00 00' },
      { for: 'public', type: 'link', value: 'https://ex.fr/places' },
    ]
    expect(told({}, { booking })).toMatchObject([{ offers: { url: 'https://ex.fr/places' } }])
  })

  test.each([
    ['online', {}, { mode: 'online', onlineLink: 'https://live.fr' }, 'Online', virtual('https://live.fr')],
    [
      'mixed',
      {},
      { mode: 'mixed', onlineLink: 'https://live.fr' },
      'Mixed',
      [place, virtual('https://live.fr')],
    ],
    ['moved online', { status: 'moved-online' }, {}, 'Online', virtual(page)],
    [
      'nowhere yet',
      {},
      { places: [] },
      'Offline',
      {
        '@type': 'Place',
        name: 'Région',
        address: { '@type': 'PostalAddress', addressRegion: 'Région', addressCountry: 'FR' },
      },
    ],
  ] as const)('always has a location: %s', (_, session, change, mode, location) => {
    expect(told(session, { ...change, places: 'places' in change ? [] : aSheet().places })).toMatchObject([
      { eventAttendanceMode: `https://schema.org/${mode}EventAttendanceMode`, location },
    ])
  })

  test('in English when there is English', () => {
    expect(told({}, {}, 'en')).toMatchObject([
      {
        url: 'https://ex.fr/en/agenda/atelier-fusees',
        name: 'Rocket workshop',
        keywords: ['Astronomy'],
        superEvent: {
          name: 'Science festival 2026',
          url: 'https://ex.fr/en/agenda/fete-de-la-science/2026',
        },
      },
    ])
  })

  test('past sessions are told when none is to come, and never more than fifty', () => {
    const later = { ...site, now: new Date('2027-01-01T00:00:00Z') }
    expect(eventJsonLd(aSheet(), later)).toHaveLength(2)
    const sessions = Array.from({ length: 60 }, (_, rank) => ({ ...sample, id: `${rank}` }))
    expect(eventJsonLd(aSheet({ sessions }), later)).toHaveLength(50)
  })
})

function virtual(url: string) {
  return { '@type': 'VirtualLocation', url }
}

test('tells who takes part: partners of the directory, speakers with their sheet', () => {
  const sheet = aSheet({
    partners: [{ slug: 'fablab', name: 'Fablab' }],
    speakers: [
      { name: 'Ada', affiliation: 'Université', expert: 'ada' },
      { name: 'Bob', affiliation: null, expert: null },
    ],
  })
  const site = {
    origin: 'https://x.fr',
    regionName: 'R',
    lang: 'fr',
    now: new Date('2026-11-20T10:00:00Z'),
  } as const
  expect(eventJsonLd(sheet, site)[0]).toMatchObject({
    contributor: [{ '@type': 'Organization', name: 'Fablab', url: 'https://x.fr/annuaire/fablab' }],
    performer: [
      {
        '@type': 'Person',
        name: 'Ada',
        affiliation: { name: 'Université' },
        url: 'https://x.fr/experts/ada',
      },
      { '@type': 'Person', name: 'Bob' },
    ],
  })
})
