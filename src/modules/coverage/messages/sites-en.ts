import { countOf, formatNumber, formatPercent } from '#platform/i18n/format.ts'
import type { sitesFr } from './sites-fr.ts'

const number = (value: number, digits = 0) => formatNumber('en', value, digits)
const places = (count: number) => countOf('en', count, 'new place', 'new places')

/** Words of “Where to act?”. */
export const sitesEn: typeof sitesFr = {
  title: 'Where to act?',
  lead: 'Where to open a place, settle a tool or make a stop so as to reach the most people: choose what is missing, the site compares every commune.',
  description:
    'The communes where new science places or new stops of tools would reach the most inhabitants, with what each adds.',
  form: 'What you look for',
  aim: 'What for',
  aims: { reach: 'Give access to the most people', near: 'Bring everyone nearer' },
  sites: 'New places',
  sitesHelp: (most: number) => `From 1 to ${most}`,
  search: 'Search where',
  intro: 'Two ways to search',
  introReach:
    'Give access to the most people: among those who have no place at the distance chosen today, as many as possible would have one.',
  introNear:
    'Bring everyone nearer: the mean distance of each to the nearest place would be as short as possible.',
  introTime:
    'Most answers come within seconds. They are exact, or say how far they may be from the best choice.',
  findingReach: (count: number, reached: number, who: string, kind: string, km: number) =>
    `${places(count)} would bring ${number(reached)} more ${who} within ${km} km: ${kind}`,
  findingNear: (count: number, after: number, before: number | null, kind: string) =>
    `${places(count)} would bring each person ${number(after, 1)} km on average from the nearest${before === null ? '' : `, against ${number(before, 1)} km today`}: ${kind}`,
  findingNone: 'No new place would add anything',
  noneReach: (km: number) =>
    `All those counted already have a place within ${km} km. Choose a shorter distance, or another place.`,
  noneNear: 'Each commune counted already has a place at its middle.',
  enough: (asked: number, count: number) =>
    `You asked for ${asked}: ${number(count)} ${count > 1 ? 'are' : 'is'} enough, more would add nothing.`,
  without: (before: number, after: number, who: string) =>
    `${number(before)} ${who} have no place at that distance today; ${number(after)} would be left.`,
  exact: (count: number) =>
    `Exact answer: no other choice of ${countOf('en', count, 'commune', 'communes')} does better.`,
  gapReach: (more: number, percent: number) =>
    `Approximate answer: the best choice possible would reach at most ${number(more)} more people (gap of ${formatPercent('en', percent, 2)}).`,
  gapNear: (km: number, percent: number) =>
    `Approximate answer: the best choice possible would gain at most ${number(km, 2)} km more on average (gap of ${formatPercent('en', percent, 2)}).`,
  gapUnknown: 'Approximate answer: its gap to the best choice is not known.',
  searching: (seconds: number) =>
    `The computation has been running for ${number(Math.max(1, Math.round(seconds)))} s`,
  searchingFirst:
    'Here is a good choice already. The proof that no other does better, or a better choice, comes within a minute.',
  searchingAlone: 'The answer comes within a minute. You may keep this address and come back.',
  ahead: (count: number) => `${countOf('en', count, 'computation goes', 'computations go')} before yours.`,
  again: 'See how far it is',
  busy: 'Too many computations wait already',
  busyHelp: 'Wait a minute, then search again: your question is kept in the form.',
  busyView: 'Open this page again in a minute.',
  asked: (count: number, kind: string) => `Where to act? ${places(count)}: ${kind}`,
  reuse: 'this map and its list',
  mapTitle: (count: number) =>
    `${count > 1 ? `The ${number(count)} communes proposed` : 'The commune proposed'}, in the order of what each adds`,
  zones: {
    in: (km: number) => `within ${km} km already`,
    new: (km: number) => `would be within ${km} km`,
    out: (km: number) => `would stay farther than ${km} km`,
    place: 'place of today',
    mark: 'new place, number of the list',
  },
  adds: 'What each place adds',
  caption: (who: string) => `In order of opening; numbers of ${who}`,
  rank: 'Order',
  today: 'Today',
  commune: 'Commune',
  reached: 'More within reach',
  within: 'Within reach in all',
  mean: 'Mean distance',
  noMean: 'no place',
  orderNote: 'In the order in which each place adds most to those before it: one may stop on the way.',
  csv: 'Places proposed (CSV)',
  geojson: 'Places proposed (GeoJSON)',
  api: 'The same as JSON (API)',
  seeCoverage: 'See coverage today',
  method: 'How it is computed',
  methodReach:
    'Maximal covering (Church and ReVelle, 1974, doi 10.1007/BF01942293): the communes whose radius holds the most people without a place today.',
  methodNear:
    'p-median (Hakimi, 1964, doi 10.1287/opre.12.3.450): the communes that shorten most the sum of distances to the nearest place, those of today among them; distances to 100 m.',
  methodProof:
    'Each commune may be given a place, at its middle. The search, by Lagrangian bounds and branching, proves its result or tells the gap left after 20 seconds. It knows nothing of premises, rents or teams: it is where a talk begins.',
  csvColumns: {
    rank: 'Order of opening',
    code: 'INSEE code',
    name: 'Commune',
    epci: 'Code of the inter-municipal body',
    departement: 'Code of the département',
    lon: 'Longitude of the middle of the commune',
    lat: 'Latitude of the middle of the commune',
    reached: 'People counted whom this place brings within reach, beyond those before it',
    within: 'People counted within reach, with this place and those before it',
    without: 'People counted still out of reach',
    mean: 'Mean distance to the nearest place, in estimated kilometres by road',
    proven: 'True when no other choice does better',
    gap: 'Possible gap to the best choice, in % of what is gained; empty when unknown',
  },
}
