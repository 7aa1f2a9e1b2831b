import type { inboxFr } from './inbox-fr.ts'

export const inboxEn: typeof inboxFr = {
  waiting: (count) => `${count} to do`,
  account: 'accounts of loans',
  template: 'agreement template',
  search: 'Search these loans',
  searchHelp: 'A tool, or the other organisation.',
  send: 'Search',
  all: 'All',
  stages: { todo: 'To do', running: 'Under way', over: 'Over' },
  download: 'Download as CSV',
  plan: 'Plan the circulation of my tools',
  nothing: 'No loan answers this search.',
  columns: [
    'Tool',
    'Modules',
    'Other organisation',
    'State',
    'First day',
    'Last day',
    'Waiting',
    'Overdue',
    'Demonstration',
    'Address',
  ],
  yes: 'yes',
  no: 'no',
}
