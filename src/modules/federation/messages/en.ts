import type { Messages } from './fr.ts'

export const en: Messages = {
  agenda: (site) => `Events, ${site}`,
  agendaSummary: (region) => `Science-culture events ${region}: workshops, exhibitions, talks, visits.`,
  readOnly:
    'This account can be read but not followed yet: nothing can be sent to it. To keep up, take the RSS feed or the calendar of the agenda.',
  account:
    'Give an account, such as “?resource=acct:agenda@example.org”, or the address of one of our actors.',
  website: 'Website',
  dates: 'All dates:',
  page: 'See the event and how to get there',
  online: 'Online',
  fees: { free: 'Free', paid: 'Paid' },
  statuses: {
    scheduled: '',
    rescheduled: 'New time',
    'moved-online': 'Moved online',
    postponed: 'Postponed',
    full: 'Full',
    cancelled: 'Cancelled',
  },
}
