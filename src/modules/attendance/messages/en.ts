import { countOf, formatNumber } from '#platform/i18n/format.ts'
import type { Messages } from './fr.ts'

const sessions = (count: number) => countOf('en', count, 'session', 'sessions')
const people = (count: number) => countOf('en', count, 'person', 'people')

export const en: Messages = {
  agenda: 'Events',
  mail: {
    subject: (organisation) => `How many people came? – ${organisation}`,
    intro:
      'These events are over. Tell us how many people came: it takes two minutes, without signing in. The figures tell everybody whom science culture reaches here.',
    reminder:
      'We still miss the number of people who came to these events. Two minutes are enough, without signing in. This is our only reminder for these dates.',
    event: (title, count) => `${title} – ${sessions(count)} to fill in`,
    action: 'Give the figures',
    others: (count) => `${countOf('en', count, 'other event', 'other events')} to fill in, in your account.`,
    seeAll: 'See all the events',
    days: (count) =>
      `Each link opens for ${count} days, for corrections too. It is for your team: do not publish it.`,
  },
  tell: {
    title: 'How many people came?',
    titleOf: (title) => `How many people came? – ${title}`,
    lead: (organisation) =>
      `${organisation ? `An event of ${organisation}. ` : ''}Rounded numbers are enough. Do not write anybody’s name.`,
    none: 'No session is over yet. Come back after the first one.',
    waiting: (count) => `${sessions(count)} to fill in.`,
    allTold: 'All past sessions are filled in. You can still correct the figures.',
    saved: (count) => `Noted for ${sessions(count)}. Thank you!`,
    nothing: 'Nothing changed: no number was filled in or corrected.',
    told: 'filled in',
    untold: 'to fill in',
    fromCheckIn: 'From your check-in: look it over, then save.',
    held: 'Did the session take place?',
    yes: 'Yes',
    no: 'No',
    public: 'General public',
    pupils: 'Pupils who came with their class',
    accompanying: 'Adults with them',
    emptyHelp: 'Leave it empty when there was nobody.',
    more: 'Ages, first visit, remark',
    ages: 'Ages of the general public',
    children: 'Under 12',
    teenagers: '12 to 17',
    adults: '18 to 64',
    seniors: '65 and over',
    firstTime: 'Came for the first time',
    firstTimeHelp: 'Among all who came.',
    remark: 'Remark',
    save: 'Save',
    csv: 'Download the figures of this event (CSV)',
    seeEvent: 'See the event',
    seeAll: 'All your past events',
    dead: 'This link no longer opens',
    deadText:
      'The links of our mails open for 60 days, as long as the event is published. Sign in to give or correct the figures.',
    signIn: 'See my past events',
  },
  mistakes: {
    whole: 'Write a whole number, such as 45.',
    nobody: 'Write at least one number (0 if nobody came), or say that the session did not take place.',
    notHeld: 'The session did not take place: leave the numbers empty.',
    tooMany: `A session counts ${formatNumber('en', 100_000)} people at most.`,
    ages: 'The ages add up to more than the general public.',
    firstTime: 'This is more than all the people who came.',
    remark: 'The remark has 1,000 characters at most.',
  },
  owing: {
    title: 'Attendance',
    lead: 'Your past events, and how many people came.',
    leadAll: 'The past events of every organisation, and how many people came.',
    states: { waiting: 'To fill in', told: 'Filled in' },
    none: {
      waiting: 'Nothing waits: all your past events are filled in.',
      told: 'No past event is filled in whole yet.',
    },
    progress: (told, over) => `${formatNumber('en', told)} of ${sessions(over)}`,
    people,
    last: (date) => `last session on ${date}`,
    fill: 'Give the figures',
    correct: 'Correct the figures',
    csv: 'CSV',
  },
}
