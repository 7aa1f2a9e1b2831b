import { countOf, formatNumber, formatPercent } from '#platform/i18n/format.ts'
import type { Messages } from './fr.ts'
import { sitesEn } from './sites-en.ts'

const number = (value: number, digits = 0) => formatNumber('en', value, digits)

export const en: Messages = {
  observatory: 'Observatory',
  reuseMap: 'this map',
  title: 'Coverage of the region',
  lead: 'Who has a place near home, and where the blank zones are: choose a kind of place and a distance.',
  description:
    'Inhabitants within reach of a science place or a tool, by département and inter-municipal body, and a map of blank zones.',
  nothing: 'No place is published on this site yet.',
  nothingHelp: 'Coverage is computed as soon as the directory has an organisation whose position is known.',
  propose: 'Propose an organisation',
  form: 'What is measured',
  kind: 'Place looked for',
  groups: {
    organisation: 'Organisations of the directory',
    event: 'Agenda',
    tool: 'Homes of tools that travel',
  },
  venues: 'Venues of events to come',
  radius: 'Within',
  km: (value: number) => `${value} km`,
  counted: 'Who is counted',
  people: {
    population: 'All inhabitants',
    'age-0-14': 'Under 15',
    'age-15-24': 'Aged 15 to 24',
    poverty: 'Inhabitants below the poverty line',
    'below-baccalaureate': 'Inhabitants without the baccalaureate (estimate)',
  },
  who: {
    population: 'inhabitants',
    'age-0-14': 'inhabitants under 15',
    'age-15-24': 'inhabitants aged 15 to 24',
    poverty: 'inhabitants below the poverty line',
    'below-baccalaureate': 'inhabitants without the baccalaureate',
  },
  measure: 'Show on the map',
  measureNames: { reach: 'Blank zones', access: 'Accessibility (shared places)' },
  show: 'Measure',
  finding: (percent: number, who: string, kind: string, km: number) =>
    `${formatPercent('en', percent, 0)} of ${who} are within ${km} km: ${kind}`,
  wherePublished: ' (where the figure is published)',
  noFinding: (kind: string, km: number) => `${kind}, within ${km} km: no published figure`,
  without: (count: number, who: string) => `${number(count)} ${who} have none at that distance`,
  communesWithout: (count: number, all: number) =>
    `in ${countOf('en', count, 'commune', 'communes')} out of ${number(all)}.`,
  located: (count: number, all: number) =>
    all > count
      ? `${countOf('en', count, 'place counted', 'places counted')}; ${countOf('en', all - count, 'other without a known position is not counted', 'others without a known position are not counted')}.`
      : `${countOf('en', count, 'place counted', 'places counted')}.`,
  secret: (communes: number, inhabitants: number) =>
    `Statistical secrecy or figure not published: ${countOf('en', communes, 'commune', 'communes')} (${number(inhabitants)} inhabitants) are neither within nor without. This is not zero.`,
  map: {
    reach: (kind: string, km: number) => `Communes farther than ${km} km: ${kind}`,
    access: (kind: string) => `Places for 100,000 people: ${kind}`,
    in: (km: number) => `${km} km or nearer`,
    out: (km: number) => `farther than ${km} km (blank zone)`,
    place: 'place',
    none: 'no place within reach',
    class: (from: number, to: number) => `from ${number(from, 1)} to ${number(to, 1)}`,
    quantiles: 'Four classes of as many communes each, among those with a place within reach.',
    help: 'The same figures are in the tables and files.',
  },
  whereToAct: 'Where to act: search where new places would reach the most people',
  byDepartement: 'By département',
  byEpci: 'By inter-municipal body, most people without first',
  biggest: 'The largest communes out of reach',
  noneOut: 'No commune is out of reach at that distance.',
  caption: (who: string) => `Numbers of ${who}`,
  territory: 'Territory',
  commune: 'Commune',
  within: 'Within reach',
  out: 'Out of reach',
  share: 'Share within reach',
  unknown: 'Statistical secrecy',
  distance: 'Nearest',
  far: 'no place',
  counts: 'Counted',
  access: 'Places for 100,000',
  secretCell: 'statistical secrecy',
  downloads: 'Reuse these figures',
  csv: 'Communes (CSV)',
  geojson: 'Communes (GeoJSON)',
  method: 'How it is computed',
  methodReach:
    'The inhabitants of a commune are counted at its middle. Its distance to the nearest place is the great circle multiplied by 1.34: what a road adds on average (study of 300 European cities, Environment and Planning B, 2023, doi 10.1177/23998083231168870). It is not a route.',
  methodBorder:
    'Only places published on this site count: near the borders of the region, those beyond may be missing.',
  methodPeople:
    'A share published in percent is multiplied by the population of the commune, then rounded to one person. The share without the baccalaureate is of people of 15 or over who left school: applied to all, it is an estimate.',
  methodAccess:
    'Accessibility: two-step floating catchment area (Luo and Wang, 2003, doi 10.1068/b29120) with Gaussian decay (Dai, 2010, doi 10.1016/j.healthplace.2010.06.012). Each place j is worth one place, shared among people within reach: Rj = 1 ÷ Σk g(dkj)·Pk. A commune i adds up its own: Ai = Σj g(dij)·Rj, for 100,000 people. g(d) = (e^(−½(d÷r)²) − e^(−½)) ÷ (1 − e^(−½)) up to the radius r, 0 beyond.',
  sources: 'Sources: ',
  ofSite: (day: string) => `places: records published on this site, as of ${day}`,
  populationYear: (year: number) => `population ${year}`,
  print: 'On paper or as PDF: print this page, it is laid out for that.',
  sites: sitesEn,
  csvColumns: {
    code: 'INSEE code',
    name: 'Commune',
    epci: 'Code of the inter-municipal body',
    departement: 'Code of the département',
    population: 'Inhabitants',
    counted: 'People counted; empty when statistics do not give them',
    status: '“publie” or “secret”',
    km: 'Estimated kilometres by road to the nearest place',
    within: 'Within the radius asked for',
    access: 'Places for 100,000 people, near ones counting more',
  },
}
