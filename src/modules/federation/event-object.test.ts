import { expect, test } from 'vitest'
import type { PublishedEvent } from '#modules/agenda/index.ts'
import { aSheet } from '#modules/agenda/testing.ts'
import { toEventObject } from './event-object.ts'

const site = { origin: 'https://ex.fr', name: 'Maillage' }
const now = new Date('2026-12-01T00:00:00Z')
const anEvent = (change: Partial<PublishedEvent> = {}): PublishedEvent => ({
  ...aSheet(),
  publishedAt: new Date('2026-11-01T12:00:00Z'),
  ...change,
})
const told = (change: Partial<PublishedEvent> = {}, when = now) => toEventObject(anEvent(change), site, when)
const [held, called] = aSheet().sessions as [PublishedEvent['sessions'][0], PublishedEvent['sessions'][0]]
const id = 'https://ex.fr/federation/evenements/0f4d9a3e-5d8c-4b2a-9f3e-1c2d3e4f5a6b'
const page = 'https://ex.fr/agenda/atelier-fusees'

test('an event that says everything, as Mobilizon and Gancio read it', () => {
  const event = told({
    summaryEn: 'Build, then <launch>.',
    descriptionFr: '**Fusées** <script>alert(1)</script>',
    conditionsFr: 'Sur inscription',
    keywords: ['fusée à eau', 'Fusée à eau', '…'],
    languages: ['fr', 'en'],
    booking: [
      { for: 'public', type: 'email', value: 'lea@example.org' },
      { for: 'school', type: 'link', value: 'https://ex.fr/classes' },
      { for: 'public', type: 'link', value: 'https://ex.fr/places' },
    ],
    photo: {
      id: 'p1',
      altFr: 'Une fusée',
      altEn: null,
      credit: 'Musée',
      width: 1600,
      height: 900,
      widths: [400, 1600],
    },
  })
  const { content, contentMap, ...fields } = event
  expect(fields).toEqual({
    id,
    type: 'Event',
    uuid: '0f4d9a3e-5d8c-4b2a-9f3e-1c2d3e4f5a6b',
    url: page,
    actor: 'https://ex.fr/federation/organisations/musee',
    attributedTo: 'https://ex.fr/federation/organisations/musee',
    to: ['https://www.w3.org/ns/activitystreams#Public'],
    cc: [],
    published: '2026-11-01T12:00:00.000Z',
    updated: '2026-11-02T10:00:00.000Z',
    name: 'Atelier fusées',
    nameMap: { fr: 'Atelier fusées', en: 'Rocket workshop' },
    mediaType: 'text/html',
    summary: 'Construire, puis lancer ; à partir de 8 ans.',
    summaryMap: { fr: 'Construire, puis lancer ; à partir de 8 ans.', en: 'Build, then <launch>.' },
    startTime: '2026-12-05T14:00:00+01:00',
    endTime: '2026-12-05T16:00:00+01:00',
    status: 'CONFIRMED',
    'ical:status': 'CONFIRMED',
    timezone: 'Europe/Paris',
    category: 'SCIENCE_TECH',
    inLanguage: 'fr',
    isOnline: false,
    joinMode: 'external',
    externalParticipationUrl: 'https://ex.fr/places',
    anonymousParticipationEnabled: false,
    commentsEnabled: false,
    repliesModerationOption: 'closed',
    location: {
      type: 'Place',
      name: 'Écomusée',
      address: {
        type: 'PostalAddress',
        streetAddress: '1, place Maria-Blondeau',
        postalCode: '59610',
        addressLocality: 'Fourmies',
        addressCountry: 'FR',
      },
      latitude: 50.0177,
      longitude: 4.05,
    },
    tag: [
      { type: 'Hashtag', name: '#Astronomie', href: 'https://ex.fr/agenda?theme=astronomy' },
      { type: 'Hashtag', name: '#FuséeÀEau', href: 'https://ex.fr/agenda?q=Fus%C3%A9e%20%C3%A0%20eau' },
    ],
    attachment: [
      {
        type: 'Document',
        mediaType: 'image/webp',
        url: 'https://ex.fr/fichiers/rendez-vous/p1/1600.webp',
        name: 'Banner',
        summary: 'Une fusée (Musée)',
      },
      { type: 'Link', name: 'Website', mediaType: 'text/html', href: page },
    ],
  })
  expect(content).toBe(
    [
      '<p>Construire, puis lancer ; à partir de 8 ans.</p>',
      '<p><strong>Fusées</strong> &lt;script&gt;alert(1)&lt;/script&gt;</p>',
      '<p>Toutes les dates\u00a0:</p>',
      '<ul><li>samedi 5 décembre 2026, 14:00 – 16:00</li><li>dimanche 6 décembre 2026, 14:00 – 16:00 (Annulé)</li></ul>',
      '<p>Gratuit. Sur inscription</p>',
      `<p><a href="${page}">Voir le rendez-vous et s’y rendre</a></p>`,
    ].join('\n'),
  )
  expect((contentMap as { en: string }).en).toContain('<p>Build, then &lt;launch&gt;.</p>')
  expect((contentMap as { en: string }).en).toContain('<a href="https://ex.fr/en/agenda/atelier-fusees">')
})

test('an event that says only what it must is the agenda’s', () => {
  const event = told({
    titleEn: null,
    summaryFr: null,
    fee: null,
    languages: [],
    themes: [],
    organiser: { slug: null, name: 'Une association' },
    places: [],
    sessions: [{ ...held, place: null }],
  })
  expect(event).toMatchObject({
    actor: 'https://ex.fr/federation/agenda',
    attributedTo: 'https://ex.fr/federation/agenda',
    content: `<p><a href="${page}">Voir le rendez-vous et s’y rendre</a></p>`,
    externalParticipationUrl: page,
    tag: [],
    attachment: [{ type: 'Link', href: page }],
  })
  for (const absent of ['nameMap', 'summary', 'location']) expect(event).not.toHaveProperty(absent)
})

test.each([
  ['rescheduled', 'CONFIRMED', 'Nouvel horaire\u00a0: Atelier fusées'],
  ['postponed', 'TENTATIVE', 'Reporté\u00a0: Atelier fusées'],
  ['full', 'CONFIRMED', 'Complet\u00a0: Atelier fusées'],
  ['cancelled', 'CANCELLED', 'Annulé\u00a0: Atelier fusées'],
] as const)('a session that is %s is %s, and the name says so', (status, said, name) => {
  expect(told({ sessions: [{ ...held, status }] })).toMatchObject({ status: said, name })
})

test('what moved online has an address instead of a place', () => {
  const sessions: PublishedEvent['sessions'] = [{ ...held, status: 'moved-online' }]
  expect(told({ sessions, onlineLink: 'https://live.fr' })).toMatchObject({
    isOnline: true,
    location: { type: 'VirtualLocation', url: 'https://live.fr' },
    attachment: [{ type: 'Link', name: 'Website', href: 'https://live.fr' }],
  })
  expect(told({ sessions })).not.toHaveProperty('location')
})

test.each([
  ['before all', '2026-12-01', '2026-12-05'],
  ['between two', '2026-12-06', '2026-12-09'],
  ['after all', '2027-01-01', '2026-12-09'],
])('one moment is told, %s: the next that is held, else the last', (_, when, day) => {
  const last = {
    ...held,
    id: '9',
    begin: new Date('2026-12-09T13:00:00Z'),
    end: new Date('2026-12-09T15:00:00Z'),
  }
  expect(told({ sessions: [held, called, last] }, new Date(`${when}T00:00:00Z`))).toMatchObject({
    startTime: `${day}T14:00:00+01:00`,
  })
})
