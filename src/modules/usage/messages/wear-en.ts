import { countOf, formatNumber, formatPrice } from '#platform/i18n/format.ts'
import { toEuros } from '#platform/money.ts'
import type { wearFr } from './wear-fr.ts'

const number = (value: number, digits = 0) => formatNumber('en', value, digits)

export const wearEn: typeof wearFr = {
  title: 'Wear and renewal',
  euros: (cents) => formatPrice('en', toEuros(cents)),
  crumb: 'My tools',
  lead: 'What to repair or renew among the copies of the organisations you look after, the most urgent first.',
  leadAll: 'What to repair or renew among the copies of every organisation, the most urgent first.',
  none: 'No copy here for the moment.',
  noneHelp: 'Add the copies of your tools from the page of each.',
  own: 'My tools',
  usage: 'Use of my tools',
  finding: (renew, repair) =>
    renew + repair === 0
      ? 'Nothing to repair nor to renew this year'
      : [
          renew > 0 && countOf('en', renew, 'copy has served its time', 'copies have served their time'),
          repair > 0 &&
            `${renew > 0 ? number(repair) : countOf('en', repair, 'copy is', 'copies are')} under repair`,
        ]
          .filter(Boolean)
          .join(', '),
  demo: 'demonstration',
  list: 'To repair, to renew',
  columns: {
    copy: 'Copy',
    advice: 'To do',
    loans: 'Loans done',
    condition: 'Condition',
    renewal: 'Year',
    cost: 'Cost',
  },
  advices: {
    renew: 'Renew',
    repair: 'Repair',
    soon: 'Plan',
    watch: 'Watch',
    later: 'Later',
    unsaid: 'Say its expected life',
  },
  seen: { good: 'good', worn: 'worn', damaged: 'damaged' },
  states: { good: 'good', worn: 'worn', repair: 'under repair' },
  trends: { worse: 'incidents are growing', steady: '', better: 'incidents are falling' },
  seenTrends: {
    worse: 'getting worse in condition reports',
    steady: '',
    better: 'better in its last condition reports',
  },
  ofExpected: (loans, expected) => `${number(loans)} of ${number(expected)}`,
  aYear: (pace) => `${number(pace, 1)} a year`,
  until: (day) => `until ${day}`,
  noDay: 'no day of return',
  incidents: (count) => countOf('en', count, 'incident', 'incidents'),
  repairDays: (days) => `${countOf('en', days, 'day', 'days')} of repair in a year`,
  closedDays: (days) => `${countOf('en', days, 'day', 'days')} of closure`,
  notLent: 'is not lent any more',
  unknown: 'not said',
  say: 'Say its expected life',
  budget: 'Budget of renewals',
  budgetFinding: (euros, years) => `${euros} to plan for in ${years} years`,
  budgetNone: 'Nothing to plan for within five years, from what is known',
  later: 'Afterwards',
  copies: (count) => countOf('en', count, 'copy', 'copies'),
  withoutCost: (count) => `${number(count)} of them without a known value`,
  byHolder: 'Budget by organisation',
  byTool: 'Wear and budget by tool',
  table: (name) => `Table: ${name}`,
  tables: {
    holder: 'Organisation',
    tool: 'Tool',
    copies: 'Copies',
    loans: 'Loans done',
    incidents: 'Incidents',
    renewal: 'First year',
    cost: 'Cost over 5 years',
  },
  firstTools: (shown) => `The ${number(shown)} to renew the soonest; the file has all of them.`,
  toRenew: (count) => `${number(count)} to renew`,
  toRepair: (count) => `${number(count)} under repair`,
  downloadBudget: 'Download the budget by tool and year (CSV)',
  budgetCsv: [
    'Organisation',
    'Tool',
    'Year',
    'Copies to renew',
    'Cost (euros)',
    'Copies without a known value',
    'Demonstration',
  ],
  afterwards: 'afterwards',
  download: 'Download as CSV',
  method: 'How it is worked out',
  methodPace:
    'Loans a year: loans of the last three years divided by the number of years (since it was bought when that is less, one year at least). Only loans that left count, recorded on this site.',
  methodLeft:
    'Loans left = (expected life − loans done) × condition. The condition is 1 when good, ½ when worn or under repair; × ¾ again when incidents grow or condition reports get worse.',
  methodYear:
    'Year = today + loans left ÷ loans a year. Incidents grow when their share of the loans of the last twelve months is above that of before, with two incidents at least. Incidents are those told during loans or at the holder’s, and returns that were damaged. Condition reports get worse when the last two are on average less good than those before, from four on. These factors are a rule of this site, not a measure.',
  methodCost:
    'Cost: replacement value of the tool, else purchase value of the copy, without inflation. Expected life and values come from the page of the tool.',
  source: (day) => `Source: loans and copies recorded on this site, as of ${day}.`,
  page: (shown, all) => `${number(shown)} of ${number(all)}`,
  csv: [
    'Tool',
    'Copy',
    'Organisation',
    'To do',
    'Condition',
    'Trend',
    'Last condition reports',
    'Expected life (loans)',
    'Loans done',
    'Loans a year',
    'Loans left',
    'Incidents',
    'Days of repair in a year',
    'Days of closure in a year',
    'Year of renewal',
    'Cost (euros)',
    'Demonstration',
  ],
  yes: 'yes',
  no: 'no',
}
