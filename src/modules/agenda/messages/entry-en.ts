import type { fr } from './entry-fr.ts'

/** The words of entering events, in English. */
export const en: typeof fr = {
  untitled: 'Untitled',
  errors: {
    titleFr: 'Give a title.',
    sessions: 'Give at least one date.',
    places: 'Say where it happens: a place, a commune or a link to follow online.',
    commune: 'This commune is not in the region.',
    terms: (code) => `The word “${code}” is not in the site’s vocabulary.`,
    season: 'This edition of the season does not exist.',
    closed: 'This season takes no more events.',
    organisation: 'This organisation is not in the directory.',
    onlineLink: 'Give the link to follow online.',
    session: 'This date is no longer part of the event.',
    when: 'The end comes after the beginning, a day later at most.',
    twice: 'This event has a date at that time already.',
    over: 'This date is past.',
  },
  decision: {
    published: (title) => `Published: ${title}`,
    refused: (title) => `Not published: ${title}`,
    publishedText: (title, organisation) =>
      `The event “${title}”, announced by “${organisation}”, is published in the agenda.`,
    changedText: (title) => `The changes to “${title}” are published.`,
    refusedText: (title, organisation) =>
      `The event “${title}”, announced by “${organisation}”, was not published.`,
    changeRefusedText: (title) =>
      `The changes to “${title}” were not published. The event stays in the agenda as it was.`,
    reason: 'The site’s team adds:',
    next: 'You can correct it, then send it again.',
    see: 'See the event',
    edit: 'Edit the event',
  },
}
