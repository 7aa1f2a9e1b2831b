import type { ViewWords } from './views-fr.ts'

export const viewsEn: ViewWords = {
  place: (place, year) => `${place}, ${year}`,
  region: (value) => `region: ${value}`,
  verdicts: { better: 'better than the region', worse: 'worse than the region', same: 'like the region' },
  since: (change, year) => `${change} since ${year}`,
  titled: (label, year) => `${label}, ${year}`,
  highest: (name, value, label, year) => `${name} comes first, ${value}: ${label}, ${year}`,
  territory: 'Territory',
  value: 'Value',
  year: 'Year',
  rank: 'Rank',
  firsts: (shown, all) => `The first ${shown} territories of ${all}; the table gives them all.`,
  ranksOf: (level) => `Rank: 1 for the highest value ${level}; equal values share a rank.`,
  broken: (years) => `Years on either side of ${years} do not compare: the line is cut.`,
  before: 'Year compared with',
  change: 'Change',
}
