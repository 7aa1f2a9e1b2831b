import { countOf, formatNumber } from '#platform/i18n/format.ts'
import type { fr } from './printing-fr.ts'

/** The words of printed sheets, catalogues and labels of tools, in English. */
export const en: typeof fr = {
  catalogue: 'Catalogue',
  print: 'Catalogue to print (PDF)',
  printSheet: 'Sheet to print (PDF)',
  titleIn: (region) => `Tools to borrow ${region}`,
  chosen: (conditions) => `Chosen from the catalogue: ${conditions}`,
  tools: (count) => countOf('en', count, 'tool', 'tools'),
  lenders: (count) => countOf('en', count, 'lender', 'lenders'),
  communes: (count) => countOf('en', count, 'municipality', 'municipalities'),
  edition: (day) => `Edition of ${day}`,
  check: 'Dates and terms may change: before you ask, check on',
  sources: (titles) => `Sources: ${titles}.`,
  demo: (count) =>
    count === 1
      ? 'One tool of this catalogue is made up, for the demonstration: it bears the word “demonstration”.'
      : `${formatNumber('en', count)} tools of this catalogue are made up, for the demonstration: they bear the word “demonstration”.`,
  mesh: (region) => `The organisations of science outreach ${region}, joined to their neighbours.`,
  contents: 'Contents',
  byTheme: 'Index of themes',
  byPlace: 'Index of territories',
  noTheme: 'No theme',
  elsewhere: 'Elsewhere, or place not said',
  contact: 'Contact',
  page: 'Page of the tool',
  loan: 'Loan',
  alone: 'Separate module',
  moreParts: (count) => countOf('en', count, 'more part', 'more parts'),
  freeTitle: 'Next free dates',
  freeSpan: (from, to) => `from ${from} to ${to}`,
  freeDay: (day) => `on ${day}`,
  freeOn: (from) => `from ${from} on`,
  freeAsOf: (day) => `As of ${day}. A date may have been taken since: check on the page.`,
  shortest: (days) => `For a loan of ${days}.`,
  noFree: 'No free date known within the year.',
  scan: 'Dates of today, and all there is to know:',
  picture: (title) => `Code to scan, to the page of “${title}”`,
  copyPicture: (code) => `Code to scan, to the page of copy ${code}`,
  photoBy: (name) => `Photo: ${name}`,
  partPhotos: 'Contents in pictures',
  partPhotosBy: (names) => `Photos of contents: ${names}`,
  labels: {
    title: 'Labels of copies',
    of: (title) => `Labels of “${title}”`,
    lead: 'An A4 sheet of 21 labels (63.5 × 38.1 mm), to print at its true size. The code to scan leads to the page of the copy.',
    which: 'Copies to label',
    first: 'First free place on the sheet',
    firstHelp: 'From 1 to 21, left to right then top to bottom: to finish a sheet already begun.',
    send: 'Print the labels (PDF)',
    ownedBy: (holder) => `Property of: ${holder}`,
  },
  refused: {
    'too long': {
      title: 'This catalogue would be too long to print',
      lead: (most) =>
        `A printed catalogue has at most ${formatNumber('en', most)} tools, about ${formatNumber('en', most / 2)} pages. Choose a part of it:`,
    },
    nothing: {
      title: 'There is no tool to print here',
      lead: () => 'No tool answers this request.',
    },
    'no copy': {
      title: 'There is no label to print',
      lead: () => 'No copy of this tool is chosen, or those that were are out of service.',
    },
    'no place': {
      title: 'This place is not on the sheet',
      lead: (most) => `Give a place from 1 to ${most}, then print again.`,
    },
  },
  narrow: 'Choose other filters in the list',
  only: (kind, count) => `${kind} (${countOf('en', count, 'tool', 'tools')})`,
  csv: 'Take all of it in a spreadsheet (CSV)',
  backToCopies: 'Back to the copies',
}
