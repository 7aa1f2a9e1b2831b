import { expect, test } from 'vitest'
import { organisationJsonLd } from './json-ld.ts'
import type { OrganisationPage, OrganisationPlace } from './model.ts'
import { weeklySchedule } from './opening-hours-week.ts'

const type = (code: string) => ({ code, labelFr: '', labelEn: '', definitionFr: null, definitionEn: null })
const place = (precision: OrganisationPlace['precision']) =>
  ({
    name: 'Cité scientifique',
    address: '1 rue',
    postcode: '59650',
    communeName: 'Villeneuve-d’Ascq',
    point: { lon: 3.1, lat: 50.6 },
    precision,
  }) as OrganisationPlace
const page = (changes: Partial<OrganisationPage>): OrganisationPage => ({
  id: '',
  slug: 'universite',
  name: 'Université',
  type: type('university'),
  legalStatus: null,
  descriptionFr: 'Texte',
  descriptionEn: null,
  website: null,
  email: null,
  phone: null,
  openingHours: null,
  foundedOn: '1970',
  version: 1,
  confirmedAt: null,
  unconfirmedAt: null,
  createdAt: new Date(0),
  updatedAt: new Date(0),
  aliases: [],
  terms: [],
  identifiers: [],
  links: [],
  places: [],
  area: null,
  parent: null,
  parts: [],
  networks: [],
  members: [],
  sources: [],
  ...changes,
})
const url = 'https://example.org/annuaire/universite'
const read = (changes: Partial<OrganisationPage>, hours?: string) =>
  organisationJsonLd(page(changes), 'fr', url, hours ? weeklySchedule(hours) : undefined)

test('an organisation is told with its place, its parent and its networks', () => {
  const found = read({
    places: [place('address')],
    parent: { slug: 'comue', name: 'ComUE', type: 'university' },
    networks: [{ slug: 'reseau', name: 'Réseau', type: 'network' }],
    identifiers: [{ scheme: 'ror', value: '02kzqn938' }],
  })
  expect(found).toEqual({
    '@context': 'https://schema.org',
    '@type': 'CollegeOrUniversity',
    '@id': url,
    url,
    mainEntityOfPage: url,
    name: 'Université',
    description: 'Texte',
    foundingDate: '1970',
    address: {
      '@type': 'PostalAddress',
      streetAddress: '1 rue',
      postalCode: '59650',
      addressLocality: 'Villeneuve-d’Ascq',
      addressCountry: 'FR',
    },
    location: {
      '@type': 'Place',
      name: 'Cité scientifique',
      address: {
        '@type': 'PostalAddress',
        streetAddress: '1 rue',
        postalCode: '59650',
        addressLocality: 'Villeneuve-d’Ascq',
        addressCountry: 'FR',
      },
      geo: { '@type': 'GeoCoordinates', latitude: 50.6, longitude: 3.1 },
    },
    parentOrganization: {
      '@type': 'Organization',
      '@id': 'https://example.org/annuaire/comue',
      name: 'ComUE',
    },
    memberOf: [{ '@type': 'Organization', '@id': 'https://example.org/annuaire/reseau', name: 'Réseau' }],
    sameAs: ['https://ror.org/02kzqn938'],
    identifier: [{ '@type': 'PropertyValue', propertyID: 'ror', value: '02kzqn938' }],
  })
})

test('the middle of a commune is not given as the position of a door', () =>
  expect(read({ type: type('museum'), places: [place('commune')] })).not.toHaveProperty('geo'))

test.each([
  ['24/7', [{ opens: '00:00', closes: '23:59' }]],
  ['Fr 22:00-02:00', [{ opens: '22:00', closes: '02:00' }]],
  ['Apr-Sep: Mo 10:00-12:00; Oct-Mar: Tu 10:00-12:00', undefined],
  ['Mo 10:00-12:00 "sur rendez-vous"', undefined],
  ['le lundi', undefined],
])('hours %s', (hours, expected) => {
  const found = read({ type: type('library'), places: [place('address')] }, hours) as {
    openingHoursSpecification?: object[]
  }
  if (expected) expect(found.openingHoursSpecification).toMatchObject(expected)
  else expect(found).not.toHaveProperty('openingHoursSpecification')
})

test('an unknown type is an organisation', () =>
  expect(read({ type: type('other') })).toMatchObject({ '@type': 'Organization' }))
