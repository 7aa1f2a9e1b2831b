import { countOf, formatNumber, formatPercent, formatPrice } from '#platform/i18n/format.ts'
import type { usageFr } from './usage-fr.ts'

const number = (value: number) => formatNumber('en', value)

export const usageEn: typeof usageFr = {
  title: 'Use of my tools',
  crumb: 'My tools',
  lead: 'What left, what was asked for and not had, for the tools of the organisations you look after.',
  leadAll: 'What left, what was asked for and not had, for the tools of every organisation.',
  own: 'My tools',
  wear: 'Wear and renewal',
  observatory: 'Observatory',
  network: 'Use of travelling tools',
  networkLead:
    'How many tools travel, on which themes, and what is asked for and not had: loans of the whole network.',
  networkDescription: 'Loans of science culture tools by season, theme, kind and lending organisation.',
  none: 'No loan is recorded yet.',
  noneNext: 'Figures come with the first requests.',
  find: 'See the tools',
  spread: 'Where tools go',
  invented:
    'Demonstration figures: every loan counted here is made up. They will go with the first real loan.',
  inventedSome: 'demonstration',
  period: 'Period',
  show: 'Show',
  periodName: (period) =>
    period.kind === 'all'
      ? 'Since the beginning'
      : period.kind === 'year'
        ? `Year ${period.year}`
        : `Season ${period.year}-${period.year + 1} (September to August)`,
  seasonName: (year) => `${year}-${year + 1}`,
  figures: {
    lent: 'loans that left',
    days: 'days with borrowers',
    requests: 'requests',
    ahead: 'loans promised or offered',
    unmet: 'requests without effect',
    euros: 'prices agreed',
    received: 'sums received',
    visitors: 'visitors told',
    satisfaction: 'satisfaction of hosts, out of 5',
  },
  finding: (lent, requests, unmet) =>
    requests === 0
      ? 'No request in this period'
      : `${countOf('en', lent, 'loan', 'loans')} for ${countOf('en', requests, 'request', 'requests')}; ${formatPercent('en', (100 * unmet) / requests, 0)} without effect`,
  measure: 'Number of loans that left, by first day',
  sections: {
    seasons: 'Season by season',
    themes: 'By theme',
    kinds: 'By kind of tool',
    holders: 'By lending organisation',
    tools: 'By tool',
  },
  themesNote: 'A tool on several themes counts under each: lines do not add up.',
  first: (shown) => `The first ${number(shown)}; the file has all of them.`,
  data: 'See the data',
  columns: {
    name: 'What',
    requests: 'Requests',
    lent: 'Loans',
    days: 'Days',
    ahead: 'To come',
    refused: 'Refused',
    unanswered: 'Unanswered',
    waiting: 'Waiting',
    incidents: 'Incidents',
    euros: 'Prices agreed',
    received: 'Received',
    visitors: 'Visitors',
    satisfaction: 'Satisfaction',
  },
  audience: 'The public',
  audienceFinding: (visitors, told, lent) =>
    `${countOf('en', visitors, 'visitor', 'visitors')} from ${countOf('en', told, 'account', 'accounts')} of ${countOf('en', lent, 'loan', 'loans')}`,
  audienceHelp: 'What hosts told after the loan. Ages are not always told: they do not add up to the total.',
  audiences: {
    pupils: 'Pupils and students, with their class',
    children: 'Children',
    teenagers: 'Teenagers',
    adults: 'Adults',
    seniors: 'Elderly people',
  },
  mean: (sum, count) => formatNumber('en', sum / count, 1),
  rated: (count) => countOf('en', count, 'opinion', 'opinions'),
  untold: 'not told',
  few: 'fewer than 3',
  fewNote:
    'Lines of one or two requests keep their figures: they would tell who asked. “Fewer than 3” is not zero.',
  unpriced: (count) =>
    `${countOf('en', count, 'loan', 'loans')} without a known price, not counted in the prices agreed.`,
  euros: (value) => formatPrice('en', value),
  noPrice: 'not said',
  download: 'Download as CSV',
  method: 'What is counted',
  methodText:
    'A loan counts on its first day, once the tool has left. Without effect: refused, left without an answer until their day, or still on the waiting list. Requests withdrawn by whoever made them, or that wait for an answer, are in the total. Days are those agreed. Prices agreed are those of the agreement; sums received, the payments noted on loans, without deposits. Visitors, general public and schools, are those that hosts tell in their account; satisfaction is the mean of their marks, from 1 to 5. An incident is what was told during a loan, or a damaged return.',
  source: (day) => `Source: loans recorded on this site, as of ${day}.`,
  csv: [
    'Tool',
    'Organisation',
    'Period',
    'Requests',
    'Loans',
    'Days',
    'To come',
    'Refused',
    'Unanswered',
    'Waiting',
    'Incidents',
    'Prices agreed (euros)',
    'Sums received (euros)',
    'Accounts received',
    'Visitors',
    'of whom pupils',
    'Children',
    'Teenagers',
    'Adults',
    'Elderly people',
    'Opinions',
    'Mean satisfaction (1 to 5)',
    'Demonstration',
  ],
  yes: 'yes',
  no: 'no',
  fields: {
    period: 'Period: « tout » (everything), a year, a season from September to August',
    table:
      'What the line counts: total, saison (season), theme, type, structure (organisation), outil (tool)',
    key: 'Code of the line',
    name: 'Name of the line',
    requests: 'Requests',
    lent: 'Loans that left',
    days: 'Days agreed',
    refused: 'Requests refused',
    unanswered: 'Requests left without an answer',
    waiting: 'Requests on the waiting list',
    status: '« publie » (published), or « secret »: fewer than three requests',
    demo: 'Made-up loans, for the demonstration',
  },
}
