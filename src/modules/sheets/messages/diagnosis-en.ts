import { countOf, formatNumber, formatPercent } from '#platform/i18n/format.ts'
import type { diagnosisFr } from './diagnosis-fr.ts'

const percent = (value: number) => formatPercent('en', value, 0)

/** Words of what stands out in a territory, and of what may be done. */
export const diagnosisEn: typeof diagnosisFr = {
  strengths: 'Its strengths',
  lacks: 'What it lacks',
  noStrength: 'Nothing is clearly above the region, by our rules.',
  noLack: 'Nothing is clearly below the region, by our rules.',
  reachVerdict: (kind, here, km, region, inRegion) =>
    `${kind}: ${percent(here)} of inhabitants within ${km} km, against ${percent(region)} ${inRegion}`,
  indicatorVerdict: (label, here, year, region, inRegion) =>
    `${label} (${year}): ${here}, against ${region} ${inRegion}`,
  rulesTitle: 'The rules of these findings',
  rules: (points, km, strong, weak) => [
    `A place people look for (museum, science centre, fablab, library, digital place, university), an event to come or a tool to borrow is a strength when the share of inhabitants who have it within ${km} km is at least ${points} points above the region’s; a lack when at least ${points} points below.`,
    `An indicator of which more, or less, is better, and that compares between territories, is a strength or a lack when it reaches ${formatNumber('en', strong, 2)} times the region’s, or no more than ${formatNumber('en', weak, 1)} times, in the same year. These are the values shown below, under “What the figures say”; those of this site are counted every night, demonstration data left out.`,
    'The widest gap comes first. What is listed here without a known position does not count as a lack. These rules read what this site knows: a place that is not listed is missing from the sums too.',
  ],
  reachTitle: (km) => `Who has what within ${km} km`,
  reachKind: 'Kind of place',
  reachShare: 'Inhabitants within reach',
  reachMean: 'Mean distance',
  reachRegion: 'Region',
  reachAll: 'Every kind of place',
  reachSource: (year) =>
    `Distance from the middle of each commune to the nearest place, as the crow flies × 1.34. Population${year ? ` ${year}` : ''}: INSEE; places: records of this site, today.`,
  reachMap: 'See the map of coverage',
  offer: 'What is found here',
  equipment: 'Equipment',
  noEquipment: 'The actors here have not told of any equipment yet.',
  received: (count, since) => `${countOf('en', count, 'tool received', 'tools received')} since ${since}`,
  noReceived: (since) => `No tool borrowed since ${since}.`,
  receivedSource: 'Loans handed over, from the loans of this site.',
  similar: 'Territories like this one',
  similarLead:
    'The nearest by size, ages, education, work and income, and what they do that this territory does not.',
  similarActors: (count) => countOf('en', count, 'actor', 'actors'),
  inhabitants: (count) => countOf('en', count, 'inhabitant', 'inhabitants'),
  similarHas: 'Actors, not here',
  similarEvents: 'Events to come, not here',
  similarTools: 'Tools received for a year, not here',
  similarNothing: 'Nothing that this territory does not have too, as far as this site knows.',
  similarRule:
    'Rule: each indicator (last year) is standardised over every inter-municipal body, with the logarithm of population; the distance is the quadratic mean of differences, when at least half of the indicators are published for both.',
  next: 'Next steps',
  contacts: 'Whom to contact',
  contactFor: (kind) => `For: ${kind}`,
  contactLead: 'The nearest of what lacks here: ask them to come, or how they did.',
  noContact: 'Nothing lacks enough to look farther: begin with the actors here.',
  tools: 'The nearest tools that are free',
  toolsLead: 'Free for a week, in two weeks.',
  noTool: 'No tool of the region is free then.',
  seasons: 'Seasons to join',
  season: (name, year, from, to) =>
    from ? `${name} ${year}: from ${from}${to ? ` to ${to}` : ''}` : `${name} ${year}: dates to come`,
  seasonBefore: (from, to) => (to ? `last time, from ${from} to ${to}` : `last time, on ${from}`),
  unplaced: 'listed here, position unknown',
  demo: 'demonstration',
  funding: 'Funding to look into',
  fundingLead:
    'Schemes named by a published document, that fit this territory. To be checked: they may have changed since.',
  fundingHolder: (holder) => `Run by: ${holder}`,
  fundingFor: (whom) => `For whom: ${whom}`,
  fundingWhat: (what) => `For what: ${what}`,
  fundingVia: (name) => `Applied for by the inter-municipal body: ${name}`,
  fundingCheck: (document, page, dated) =>
    `To be checked: ${document}${page ? `, p. ${page}` : ''} (${dated})`,
  fundingPage: 'Page of the scheme',
  noFunding: 'No scheme known to this site fits this territory.',
  submit: (day) => `entries until ${day}`,
  noSeason: 'No season is announced.',
  whereToAct: 'Search where to act in the region',
  pdf: 'The sheet on two pages (PDF)',
}
