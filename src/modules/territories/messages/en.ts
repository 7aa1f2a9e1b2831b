import { countOf, formatNumber } from '#platform/i18n/format.ts'
import type { fr } from './fr.ts'

const typeNames = {
  CC: 'Community of communes',
  CA: 'Agglomeration community',
  CU: 'Urban community',
  METRO: 'Metropolis',
  MET69: 'Lyon metropolis',
}

export const en: typeof fr = {
  title: 'Territories',
  heading: (of) => `The territories ${of}`,
  lead: (communes, epci, departements) =>
    `${countOf('en', communes, 'commune', 'communes')}, ${countOf('en', epci, 'intermunicipal body', 'intermunicipal bodies')}, ${countOf('en', departements, 'département', 'départements')}: for each one, its population, its indicators, the science actors found there and the nearest ones.`,
  search: 'Name, postcode or INSEE code',
  searchPlaceholder: 'Saint-Omer, 59610…',
  find: 'Search',
  kindLabel: 'Search among',
  withinLabel: 'In',
  everywhere: 'the whole region',
  kinds: {
    epci: 'Intermunicipal bodies (EPCI)',
    commune: 'Communes',
    departement: 'Départements',
    region: 'Region',
  },
  kind: { epci: 'Intermunicipal body', commune: 'Commune', departement: 'Département', region: 'Region' },
  types: typeNames,
  departementsGroup: 'Départements',
  epciGroup: 'Intermunicipal bodies',
  wholeRegion: 'The whole region',
  count: (total, kind) =>
    ({
      epci: countOf('en', total, 'intermunicipal body', 'intermunicipal bodies'),
      commune: countOf('en', total, 'commune', 'communes'),
      departement: countOf('en', total, 'département', 'départements'),
    })[kind],
  matching: (text) => ` for “${text}”`,
  inside: (name) => ` in ${name}`,
  columns: {
    name: 'Name',
    within: 'Territories',
    population: 'Inhabitants',
    area: 'Area',
    density: 'Density',
  },
  sortBy: (column) => `Sort by: ${column}`,
  sorted: 'current order',
  area: (km2) => `${formatNumber('en', km2, km2 < 100 ? 1 : 0)} km²`,
  density: (value) => `${formatNumber('en', value)} per km²`,
  unknown: 'unknown',
  caption: (year) => `Municipal population, ${year}; areas computed from the contours.`,
  captionWithoutArea: (year) => `Municipal population, ${year}.`,
  sources: 'Sources: ',
  semicolon: '; ',
  nothing: 'No territory has this name',
  nothingHelp: 'Check the spelling, try only the beginning of the name, or search for a postcode.',
  otherKinds: 'See the same name among:',
  all: 'See all intermunicipal bodies',
  map: 'Map of intermunicipal bodies',
  mapHelp: 'Choose an intermunicipal body on the map or in the list.',
  page: (page, pages) => `Page ${page} of ${pages}`,
  previous: 'Previous page',
  next: 'Next page',
  pagination: 'Pages of the list',
}
