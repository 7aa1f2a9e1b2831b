import { formatShortDate } from '#platform/i18n/format.ts'
import type { fr } from './fr.ts'

const day = (text: string) => formatShortDate('en', new Date(`${text}T12:00:00Z`))

export const en: typeof fr = {
  title: (tool) => `Open to the public: ${tool}`,
  crumb: 'Open to the public',
  loans: 'My loans',
  loan: 'The loan',
  lead: (from, to) =>
    `The tool is at your place from ${day(from)} to ${day(to)}. Say when people may come and see it: the event goes into the agenda, and the tool’s page leads to it.`,
  demo: 'Loan of a tool that is made up: its event will be marked “demonstration”.',
  place: (place) => `Place: ${place}.`,
  eventTitle: 'Title of the event',
  summary: 'In one sentence',
  fee: 'Admission',
  fees: { '': 'not said', free: 'free', paid: 'paid' },
  session: (rank) => `Session ${rank}`,
  date: 'Day',
  begin: 'From',
  end: 'To',
  time: 'Hours and minutes, 14:30 for instance.',
  send: 'Announce in the agenda',
  opened: 'The event of this loan:',
  waiting: 'The site’s team looks at it before it is published.',
  edit: 'Edit it',
  follows: 'If the days of the loan change, its sessions follow; if the loan is cancelled, it is withdrawn.',
  done: 'It is announced.',
  notNow: 'A loan opens to the public once it is approved, by the organisation that hosts the tool.',
  follow: {
    moved: 'The days of the tool have changed.',
    cancelled: 'The tool will not come.',
    left: 'The tool will have left already.',
  },
  errors: {
    title: 'Give the event a title.',
    day: 'Choose a day of the loan.',
    time: 'Write a time: 14:30.',
    order: 'The end comes before the beginning.',
    sessions: 'Say one day and one time at least.',
    place: 'The commune where this loan is held is not known: announce it from the agenda.',
  },
}
