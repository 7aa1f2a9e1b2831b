import { formatShortDate } from '#platform/i18n/format.ts'
import type { formFr } from './form-fr.ts'

const inWords = (day: string) => formatShortDate('en', new Date(`${day}T12:00:00Z`))

export const formEn: typeof formFr = {
  noOrganisation:
    'A tool is borrowed in the name of an organisation. Find yours in the directory and ask to look after it, or add it: you can then make this request.',
  day: 'Choose a day of the calendar.',
  firstDay: 'Choose the first day.',
  lastDay: 'Choose the last day.',
  possibleFrom: (day) => `First day possible: ${inWords(day)}.`,
  order: 'The last day comes before the first.',
  flexibleDays: (most) => `Write a number of days from 0 to ${most}, or leave it empty.`,
  placeName: 'Say where the tool will be.',
  commune: 'This commune is not recognised: write its name and postcode.',
  tooLong: (most) => `This is too long: ${most} characters at most.`,
  count: 'A number, without any other sign.',
  cost: 'Write an amount in euros, such as 120 or 119.90.',
  modules: 'Tick modules that the tool lends separately, or none for the whole tool.',
  copy: 'Choose one of the copies shown.',
  unknownPlace: 'Choose an organisation of the directory, or a commune of the region.',
  missing: 'Answer this question: the organisation that lends needs it.',
  reason: 'Say why: the other side will read these words.',
  name: 'Write your name to sign.',
  parts: 'Count each part: no more can be damaged than were found.',
  otherParts: 'What the tool holds has changed since you opened this page: count again.',
  nothingSaid: 'Say what is missing, what is damaged, or what happened.',
  outcome: 'Say how it ended.',
  condition: 'Say how the whole looks.',
  refusals: {
    'too-short': 'This tool is lent for longer. Make the period longer.',
    'too-long': 'This tool is lent for less time. Make the period shorter.',
    'too-soon':
      'That is too soon: the organisation that lends needs time to prepare the tool. Choose later days.',
    'network-only':
      'This tool is for the organisations of the network. Yours must first be published in the directory.',
    'schools-only': 'This tool is for schools.',
    'others-first': 'This tool serves another territory first. Choose nearer days, or come back later.',
  },
}
