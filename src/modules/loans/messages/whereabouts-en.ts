import { countOf, formatShortDate } from '#platform/i18n/format.ts'
import type { whereaboutsFr } from './whereabouts-fr.ts'

const day = (text: string) => formatShortDate('en', new Date(`${text}T12:00:00Z`))

export const whereaboutsEn: typeof whereaboutsFr = {
  title: 'Where the tools are now',
  crumb: 'Now',
  lead: (count, towns) =>
    `${countOf('en', count, 'copy', 'copies')} in ${countOf('en', towns, 'commune', 'communes')}: where each one is today, until when, and where it goes next.`,
  none: 'No tool is lent here for the moment.',
  nothing: 'Nothing matches this search.',
  search: 'Which tool?',
  send: 'Search',
  onlyTool: 'Only',
  demo: 'Tools marked “demonstration” are made up, and so are their loans.',
  only: (town) => `In ${town} only.`,
  all: 'See every tool, everywhere',
  unknown: 'Commune not known',
  lent: (to) => `lent until ${day(to)}`,
  late: (to) => `expected back since ${day(to)}`,
  rest: 'what is not lent, where it is kept',
  home: 'at home',
  repair: 'being repaired',
  next: (from, to, town) =>
    `next${town ? ` in ${town}` : ''}, ${from === to ? day(from) : `${day(from)} to ${day(to)}`}`,
  demoTag: 'demonstration',
  map: 'Map',
  mapTitle: 'Map of the tools, commune by commune',
  legendMany:
    'A circle: the copies that are there. Search a tool or open a commune to see where they go next.',
  legend: 'A circle: the copies that are there. An arrow: where they go next.',
  mapDescription: (towns, ways) =>
    `${countOf('en', towns, 'commune', 'communes')} where tools are, with their number; ${countOf('en', ways, 'journey', 'journeys')} to come. The list says all that the map shows.`,
  mapLink: (town, count) => `${town}: ${countOf('en', count, 'copy', 'copies')}`,
  privacy: 'Only the commune is public: neither the address nor the organisation that hosts the tool.',
  source: (date) => `From the loans recorded on this site, ${date}.`,
  ground: (credit) => `Ground: ${credit}.`,
  download: 'Download this list',
  list: 'All tools to borrow',
}
