import { countOf, formatNumber, formatPercent } from '#platform/i18n/format.ts'
import type { Messages } from './fr.ts'

const number = (value: number, digits = 0) => formatNumber('en', value, digits)
const percent = (value: number) => formatPercent('en', value, 0)

export const en: Messages = {
  observatory: 'Observatory',
  title: 'Where tools go',
  lead: 'Loans received by each territory, compared with its inhabitants and its actors: who is served, who still waits, how far it is.',
  description:
    'Loans of tools received for 10,000 inhabitants, by département and inter-municipal body; territories never served, distances.',
  none: 'No loan is recorded yet.',
  noneNext: 'The map comes with the first loans.',
  find: 'See the tools',
  invented:
    'Demonstration figures: every loan counted here is made up. They will go with the first real loan.',
  period: 'Period',
  show: 'Show',
  periods: {
    all: 'Since the beginning',
    year: (year) => `Year ${year}`,
    season: (year) => `Season ${year}-${year + 1} (September to August)`,
  },
  usage: 'What travels, by theme and by season',
  finding: (never, all, share) =>
    never === 0
      ? `All ${number(all)} inter-municipal bodies have received a tool`
      : `${countOf('en', never, 'inter-municipal body has', 'inter-municipal bodies have')} received no tool, of ${number(all)}: ${percent(share)} of inhabitants`,
  noLoan: 'No loan left in this period',
  figures: {
    loans: 'loans that left',
    rate: 'loans for 10,000 inhabitants',
    uneven: 'of loans should go elsewhere to follow inhabitants',
    unevenActors: 'of loans should go elsewhere to follow actors',
    km: 'km a loan, one way',
    allKm: 'km in all, there and back',
  },
  unplaced: (count) =>
    `${countOf('en', count, 'loan went', 'loans went')} out of the region or to no known place.`,
  compared: 'Inhabitants, actors, loans: the share of each département',
  shares: { people: 'of inhabitants', actors: 'of actors', loans: 'of loans' },
  reuseMap: 'this map',
  map: 'Loans received for 10,000 inhabitants, by inter-municipal body',
  mapNone: 'no loan received',
  mapClass: (from, to) => `from ${number(from, 2)} to ${number(to, 2)}`,
  mapHelp:
    'Four classes of as many inter-municipal bodies, among those that received a loan. The same figures stand in the table.',
  byDepartement: 'By département',
  byEpci: 'By inter-municipal body',
  sorted:
    'Communes: those that received a loan. Distance: mean, one way. The title of a column changes the order.',
  columns: {
    gap: 'Gap',
    name: 'Territory',
    population: 'Inhabitants',
    actors: 'Actors',
    loans: 'Loans received',
    rate: 'For 10,000 inh.',
    perActors: 'For 10 actors',
    served: 'Communes',
    km: 'Distance',
  },
  sortBy: (column) => `Sort: ${column}`,
  points: (value) => `${value > 0 ? '+' : ''}${number(value, 1)} pt`,
  servedOf: (served, all) => `${number(served)} of ${number(all)}`,
  never: 'Actors, and never a tool',
  neverHelp: (shown, all) =>
    all > shown
      ? `The ${number(shown)} most populous communes, of ${number(all)} that have actors and received no loan.`
      : `${countOf('en', all, 'commune has', 'communes have')} actors and received no loan.`,
  neverNone: 'Every commune that has actors has received a tool.',
  inhabitants: (count) => countOf('en', count, 'inhabitant', 'inhabitants'),
  actors: (count) => countOf('en', count, 'actor', 'actors'),
  download: 'Download as CSV',
  downloadMap: 'The map as GeoJSON',
  downloadNever: 'All these communes (CSV)',
  method: 'How it is worked out',
  methodLoans:
    'A loan counts on its first day, once the tool has left, in the commune where it went: the one that was said, else that of the organisation that hosts or borrows it. Inhabitants and actors are those of today, whatever the period.',
  methodGap:
    'Gap: share of the territory in loans less its share of the inhabitants of the region, in points. Under zero, it receives less than its weight.',
  methodUneven:
    'Share of loans to move: Hoover index (1936), ½ Σ |loans of the territory ÷ loans − inhabitants of the territory ÷ inhabitants|, by inter-municipal body. 0%: each by its weight.',
  methodKm:
    'Distance: from where the copy lives to the commune served, as the crow flies × 1.34 (mean of 300 European cities, doi 10.1177/23998083231168870). It is not a route, and a tool that goes from one borrower to the next travels less. Under three loans it is not told: it would point to the borrower.',
  source: (day) => `loans and organisations recorded on this site, as of ${day}`,
  populationYear: (year) => `population ${year}`,
  sources: 'Sources: ',
  fields: {
    period: 'Period: « tout » (everything), a year, a season from September to August',
    kind: 'departement or epci',
    code: 'INSEE code of the département, or SIREN of the inter-municipal body',
    name: 'Name',
    population: 'Inhabitants',
    actors: 'Organisations of the directory',
    loans: 'Loans received',
    loans_per_10000: 'Loans for 10,000 inhabitants',
    loans_per_10_actors: 'Loans for 10 organisations; empty without any',
    gap_points: 'Share of loans less share of inhabitants, in points',
    communes: 'Communes',
    communes_served: 'Communes that received a loan',
    mean_km: 'Mean distance by road, estimated, one way, in km; empty under three loans',
    demo: 'Made-up loans, for the demonstration',
  },
}
