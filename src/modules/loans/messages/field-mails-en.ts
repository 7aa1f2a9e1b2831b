import type { fieldActsFr } from './field-mails-fr.ts'

export const fieldActsEn: typeof fieldActsFr = {
  confirm: {
    subject: (title) => `Condition report confirmed: ${title}`,
    text: ({ who }) =>
      `${who} has read your condition report and confirmed it. If it saw something else, its words are below.`,
  },
  incident: {
    subject: (title) => `Incident during a loan: ${title}`,
    text: ({ who }) =>
      `${who} says that something broke or was lost during the loan. Open the loan to see what.`,
  },
  'held-up': {
    subject: (title) => `The planned copy is to be repaired: ${title}`,
    text: () =>
      'The copy booked for this loan had an incident and does not travel for now. Nothing is cancelled: agree together on what comes next.',
  },
  released: {
    subject: (title) => `The planned copy is back: ${title}`,
    text: () => 'The copy booked for this loan is available again. The loan can take place as planned.',
  },
  swap: {
    subject: (title) => `Another copy for your loan: ${title}`,
    text: ({ holder }) => `${holder} gives you another copy, on the same days.`,
  },
  direct: {
    subject: (title) => `Straight to the next host: ${title}`,
    text: () =>
      'The copy will go straight from one organisation to the next, without coming back to who lends it. The return report of the first opens the one of the next.',
  },
  'by-home': {
    subject: (title) => `Not straight to the next host after all: ${title}`,
    text: () =>
      'The copy was to go straight from one organisation to another: it will not. It goes by the organisation that lends it. The days of your loan do not change.',
  },
  start: {
    subject: (title) => `The handover is soon: ${title}`,
    text: ({ first }) =>
      `This loan begins on ${first}. Agree on when and where it is handed over: the condition report is filled in on the spot, once both sides have signed.`,
  },
  end: {
    subject: (title) => `The return is soon: ${title}`,
    text: ({ last }) =>
      `This loan ends on ${last}. Agree on the return: the condition report is filled in on the spot, together.`,
  },
}
