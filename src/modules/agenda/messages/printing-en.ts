import { countOf, formatNumber } from '#platform/i18n/format.ts'
import type { fr } from './printing-fr.ts'

/** The words of printed programmes and sheets, in English. */
export const en: typeof fr = {
  programme: 'Programme',
  print: 'Programme to print (PDF)',
  printSheet: 'Small poster to print (PDF)',
  titleIn: (region) => `Science and technology ${region}`,
  selection: 'A selection of events',
  chosen: (conditions) => `Chosen among the events: ${conditions}`,
  until: (day) => `Until ${day}`,
  fromTo: (from, to) => (from === to ? `On ${from}` : `From ${from} to ${to}`),
  events: (count) => countOf('en', count, 'event', 'events'),
  sessions: (count) => countOf('en', count, 'session', 'sessions'),
  communes: (count) => countOf('en', count, 'municipality', 'municipalities'),
  manyDates: 'On many dates',
  elsewhere: 'Online, or place not said',
  to: 'to',
  contents: 'Contents',
  also: 'Also on this day',
  index: 'Index of municipalities',
  access: 'To cut out: getting in',
  accessLead: 'What organisers say of access, and the pages that have it.',
  nowhere: 'No organiser has said yet how one gets into these places.',
  page: 'page',
  pages: 'pages',
  edition: (day) => `Edition of ${day}`,
  check: 'A date may change: before you leave, check on',
  sources: (titles) => `Sources: ${titles}.`,
  demo: (count) =>
    count === 1
      ? 'One event of this programme is invented, for demonstration: it is marked “demonstration”.'
      : `${formatNumber('en', count)} events of this programme are invented, for demonstration: they are marked “demonstration”.`,
  mesh: (region) => `Science organisations ${region}, joined to their neighbours.`,
  over: 'This event is over.',
  moreAt: 'To know more:',
  moreDates: (count) => countOf('en', count, 'other date', 'other dates'),
  tooLong: {
    title: 'This programme would be too long to print',
    lead: (most) =>
      `A programme has at most ${formatNumber('en', most)} sessions, about a hundred pages. Choose a part of the events:`,
    narrow: 'Choose other filters in the list',
    csv: 'Take everything away in a spreadsheet (CSV)',
  },
  nothing: {
    title: 'There is nothing to print here',
    lead: 'No event answers this request.',
    back: 'Back to the list',
  },
}
