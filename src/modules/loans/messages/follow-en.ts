import type { FollowMessages } from './follow-fr.ts'

export const followEn: FollowMessages = {
  title: 'My loans in my calendar',
  crumb: 'Calendar',
  link: 'Follow my loans in my calendar',
  lead: 'An address that your calendar reads again by itself: what your organisations borrow and what they lend, with the days, the places and the state of each loan.',
  none: 'Your calendar has no address yet.',
  since: (day) =>
    `Your calendar has had an address since ${day}. It is not shown again: if you lost it, make another one.`,
  secret:
    'This address is secret: whoever has it can read your loans without signing in, and change nothing. Give it to your calendar and to nobody else. A new address ends the one before.',
  open: 'Make an address',
  renew: 'Make a new address',
  close: 'End this address',
  made: 'Here is the address of your calendar. It is shown only once.',
  address: 'Secret address',
  how: 'In your calendar, choose “subscribe to a calendar” or “add from an address”, then paste it.',
  back: 'Back to my loans',
  name: 'My loans of tools',
  event: {
    borrower: (title, other) => `Borrowed: ${title}${other && ` (${other})`}`,
    holder: (title, other) => `Lent: ${title}${other && ` (${other})`}`,
  },
  waits: {
    holder: {
      answer: 'Requests to answer',
      dates: 'Dates asked for, to accept or decline',
      sign: 'Loans granted, to sign',
      'hand-over': 'Tools to hand over',
      late: 'Tools lent, late',
      close: 'Loans to close',
    },
    borrower: {
      answer: 'Offers to accept or decline',
      dates: 'Dates offered, to accept or decline',
      sign: 'Borrowings granted, to sign',
      return: 'Tools to return within seven days',
      late: 'Tools to return, late',
    },
    repair: 'Copies to repair',
  },
}
