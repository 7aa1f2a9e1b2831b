import type { coverageFr } from './coverage-fr.ts'

/** The words of the API about who is within reach of a place, and where new ones would gain the most. */
export const coverageEn: typeof coverageFr = {
  tag: 'Coverage',
  getCoverage: 'Tell who has a place near home',
  getCoverageHelp:
    'Inhabitants within reach of a kind of place and out of reach, for the region, each département and each inter-municipal body: the figures of the page “Coverage of the region”. Without parameter: the most numerous kind of place, 10 km, all inhabitants.',
  getSites: 'Search where to act',
  getSitesHelp:
    'The communes where new places would reach the most people, or bring everyone nearer: the answer of the page “Where to act?”, exact or with its gap. 202 while it is computed (status: searching), to be asked again after Retry-After.',
  searching: 'Still computing: the places given, if any, are a first choice.',
  parameters: {
    lieu: 'Kind of place: organisation:TYPE, event, or tool:TYPE, as on the page',
    rayon: 'Estimated kilometres by road: 5, 10, 15, 20, 30',
    compter: 'Who is counted: population, age-0-14, age-15-24, poverty, below-baccalaureate',
    but: 'couvrir: reach the most people; rapprocher: shorten the mean distance',
    nombre: 'New places, 1 to 20',
  },
  errors: {
    radius: 'Possible radii: 5, 10, 15, 20, 30.',
    counted: 'Possible choices: population, age-0-14, age-15-24, poverty, below-baccalaureate.',
    aim: 'Possible aims: couvrir, rapprocher.',
    sites: 'Give a whole number from 1 to 20.',
  },
  fields: {
    url: 'Address of the page',
    kind: 'Kind of place',
    radiusKm: 'Radius, in estimated kilometres by road',
    counted: 'Who is counted',
    places: 'Places of today whose position is known',
    date: 'Day of the data',
    region: 'The region',
    departements: 'Each département',
    epci: 'Each inter-municipal body',
    within: 'People within reach',
    without: 'People out of reach',
    unknown: 'Inhabitants of communes whose figure is withheld: neither within nor without',
    percent: 'Share within reach, in %; null when nobody is counted',
    communes: 'Municipalities',
    communesWithout: 'Municipalities out of reach',
    aim: 'Aim: couvrir (reach) or rapprocher (bring near)',
    asked: 'New places asked for',
    status: 'found: an answer; searching: still computing',
    proven: 'True when no other choice does better',
    gapPercent: 'Possible gap to the best choice, in % of what is gained; null when unknown',
    before: 'Today',
    after: 'With all new places',
    meanKm: 'Mean distance to the nearest place, in km; null without any place',
    sites: 'New places, in the order of what each adds',
    newlyReached: 'People whom this place brings within reach, beyond those before it',
  },
}
