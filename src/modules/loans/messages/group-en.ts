import { countOf } from '#platform/i18n/format.ts'
import type { groupFr } from './group-fr.ts'

export const groupEn: typeof groupFr = {
  title: 'My loan request',
  crumb: 'My request',
  lead: 'Several tools, one request: the same days, place and purpose. Each organisation that lends answers for its own.',
  chosen: 'Tools asked for',
  none: 'No tool yet. Search for one below, or start from the catalogue.',
  wish: 'Your request',
  remove: 'Remove',
  holder: (name) => `lent by ${name}`,
  find: 'Add a tool',
  words: 'Its name, or that of the organisation that lends it',
  search: 'Search',
  found: 'Tools found',
  nothing: 'No tool that can be asked for bears these words.',
  add: 'Add',
  full: (most) => `A request holds ${most} tools at most. Send this one, then make another.`,
  catalogue: 'See the catalogue',
  withOthers: 'Ask for other tools at the same time',
  questionsOf: (title) => `Questions about “${title}”`,
  send: (count) => `Send the request for ${countOf('en', count, 'tool', 'tools')}`,
  refused:
    'Nothing was sent: not everything can be asked for like this. Remove a tool, change the days, or agree to wait.',
  notLendable: 'Cannot be asked for here at the moment.',
  without: (title) => `Go on without “${title}”`,
  sent: 'Your request is sent. Each tool has its own answer.',
  only: 'These tools were asked for at the same time.',
  all: 'See all loans',
  mail: {
    subject: (count) => `Loan request for ${countOf('en', count, 'tool', 'tools')}`,
    text: (name) =>
      `${name} would like to borrow several tools of your organisation, on the same days. Answer for each: the request waits thirty days for you.`,
    see: 'See the request',
  },
}
