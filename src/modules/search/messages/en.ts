import { countOf } from '#platform/i18n/format.ts'
import type { fr } from './fr.ts'

const results = (count: number) => countOf('en', count, 'result', 'results')

export const en: typeof fr = {
  title: 'Search',
  titleFor: (q) => `Search: ${q}`,
  lead: (region) =>
    `Museums, associations, fablabs, universities, towns, intermunicipal bodies…: everything found ${region}. Missing accents and small typos do not matter.`,
  page: (page) => `page ${page}`,
  what: 'What',
  whatPlaceholder: 'Museum, astronomy, fablab…',
  where: 'Where',
  wherePlaceholder: 'Town, intermunicipal body…',
  search: 'Search',
  typeGroup: 'Type of result',
  types: { commune: 'Town', epci: 'Intermunicipal body', departement: 'Département', region: 'Region' },
  total: results,
  corrected: (q, words) => `Nothing matches “${q}” exactly. Here are the results for “${words}”.`,
  near: (q) => `Nothing matches “${q}” exactly. Here is what comes close.`,
  inPlace: (place, count) => `In ${place} (${count})`,
  placeFirst: (place) => `Results located there come first: ${place}. To keep only those:`,
  placeOnly: (place) => `“${place}” is also a territory. To see what is there:`,
  ignored: (values) => `Unknown filter, left aside: ${values}.`,
  whichPlace: (text) => `Several territories may match “${text}”. Did you mean:`,
  noPlace: (text) => `No territory of the region resembles “${text}”. The search covers the whole region.`,
  mapArea: 'In the chosen part of the map',
  nearTo: (place, radius) => (radius ? `Within ${radius} of ${place}` : `Near ${place}`),
  hereWord: 'your position',
  empty: 'No result for this search.',
  emptyNext: 'You can:',
  tryWord: (word, count) => `search only for “${word}” (${results(count)})`,
  withoutFilters: (count) => `remove the filters (${results(count)})`,
  seeDirectory: 'browse the directory',
  seeTerritories: 'browse the territories',
  checkSpelling: 'Check the spelling, or use more general words.',
  download: 'Download the organisations of this list:',
}
