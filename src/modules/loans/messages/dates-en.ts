import { formatShortDate } from '#platform/i18n/format.ts'
import type { DatesMessages, datesHappenedFr, datesMailsFr } from './dates-fr.ts'

const day = (text: string) => formatShortDate('en', new Date(`${text}T12:00:00Z`))

export const datesEn: DatesMessages = {
  acts: {
    'accept-dates': ['Accept these dates', 'Accept these dates'],
    'decline-dates': ['Decline these dates', 'Decline'],
    'withdraw-dates': ['Take back the dates proposed', 'Take back'],
  },
  propose: {
    borrower: {
      before: ['Ask for other dates', 'Ask for these dates'],
      out: ['Ask for an extension, or another day of return', 'Ask for this return'],
    },
    holder: {
      before: ['Offer other dates', 'Offer these dates'],
      out: ['Offer an extension, or another day of return', 'Offer this return'],
    },
  },
  title: 'Other dates are proposed',
  proposed: {
    borrower: (name, days) => `${name} asks for these dates: ${days}.`,
    holder: (name, days) => `${name} offers these dates: ${days}.`,
  },
  otherCopy: (code) => `With another copy: ${code}.`,
  now: (days) => `Dates agreed so far: ${days}. They stand until the other side answers.`,
  lead: 'The other side accepts or declines: nothing changes before its answer, and the copy is not held twice.',
  reach: {
    between: (from, to) => `This copy is free from ${day(from)} to ${day(to)}.`,
    from: (from) => `This copy is free from ${day(from)} on.`,
    until: (to) => `This copy is free until ${day(to)}.`,
    open: 'Nobody else waits for this copy.',
  },
  agreement: {
    none: '',
    signed:
      'If these dates are accepted, the signed agreement falls: both sides sign again, for the new dates.',
    out: 'If these dates are accepted, the signed agreement stands: the change is written beside it, as an amendment.',
  },
  price: (price) =>
    `The agreed price, ${price}, does not change by itself: if it depends on the length, agree on it together.`,
  terms: (least, most) =>
    most === null
      ? least > 1
        ? `Your terms: at least ${least} days. You may depart from them.`
        : ''
      : `Your terms: ${least} to ${most} days. You may depart from them.`,
  broken: {
    'too-short': 'It is shorter than your terms say.',
    'too-long': 'It is longer than your terms say.',
    'too-soon': 'It is sooner than the notice your terms ask for.',
    closed: 'These dates touch days on which this tool is not lent.',
  },
  from: 'First day',
  to: 'Last day',
  back: 'New last day',
  copy: 'Copy',
  sameCopy: 'The same, if it is free',
  faults: {
    state: 'This loan is no longer under way.',
    order: 'The last day comes before the first.',
    past: 'Choose today, or a day to come.',
    left: 'The tool has left already: its first day no longer changes.',
    same: 'These are the dates of this loan already.',
  },
  line: (days) => `other dates proposed, ${days}`,
  amendments: {
    title: 'Changes of dates since it was handed over',
    days: (former, days) => `${days} (before: ${former})`,
    said: (proposer, proposedAt, accepter, acceptedAt) =>
      `Proposed by ${proposer}, on ${proposedAt}. Accepted by ${accepter}, on ${acceptedAt}.`,
    stands: 'The signed agreement stands as it is; these dates take the place of its own.',
  },
  mail: {
    former: (days) => `Dates agreed so far: ${days}`,
    other: (days) => `Dates proposed: ${days}`,
    fell: 'The signed agreement has fallen: both sides sign it again, for these dates.',
    parted: 'The straight move that was planned will not happen: the copy goes by who lends it.',
    amends: 'The signed agreement stands: the change is written beside it, on the page of the loan.',
  },
}

/** The same in a timeline. */
export const datesHappenedEn: typeof datesHappenedFr = {
  dates: 'other dates proposed',
  'accept-dates': 'new dates accepted',
  'decline-dates': 'other dates declined',
  'withdraw-dates': 'proposed dates taken back',
  'lapse-dates': 'proposed dates left without an answer',
}

/** The same in mails. */
export const datesMailsEn: typeof datesMailsFr = {
  dates: {
    subject: (title) => `Other dates are proposed: ${title}`,
    text: ({ who, days }) =>
      `${who} would like to change the dates of this loan, agreed ${days}. Accept or decline on the page of the loan: nothing changes before your answer.`,
  },
  'accept-dates': {
    subject: (title) => `New dates accepted: ${title}`,
    text: ({ who, days }) => `${who} accepts the new dates of this loan: ${days}.`,
  },
  'decline-dates': {
    subject: (title) => `Other dates declined: ${title}`,
    text: ({ who, days }) => `${who} declines the dates proposed. The loan stays as it was, ${days}.`,
  },
  'withdraw-dates': {
    subject: (title) => `Proposed dates taken back: ${title}`,
    text: ({ who, days }) => `${who} takes back the dates proposed. The loan stays as it was, ${days}.`,
  },
  'lapse-dates': {
    subject: (title) => `Proposed dates left without an answer: ${title}`,
    text: ({ days }) => `Nobody answered the proposed dates in time. The loan stays as it was, ${days}.`,
  },
}
