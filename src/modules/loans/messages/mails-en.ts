import { datesMailsEn } from './dates-en.ts'
import { fieldActsEn } from './field-mails-en.ts'
import type { mailsFr } from './mails-fr.ts'
import { paperMailsEn } from './paper-mails-en.ts'

export const mailsEn: typeof mailsFr = {
  acts: {
    ...paperMailsEn,
    ...datesMailsEn,
    ...fieldActsEn,
    request: {
      subject: (title) => `Loan request: ${title}`,
      text: ({ borrower, days }) =>
        `${borrower} would like to borrow this tool, ${days}. Approve, offer other days or refuse: the request waits thirty days for you.`,
    },
    approve: {
      subject: (title) => `Loan approved: ${title}`,
      text: ({ holder, borrower, days }) =>
        `${holder} lends this tool to ${borrower}, ${days}. A copy is booked: sign the agreement on the page of the loan.`,
    },
    refuse: {
      subject: (title) => `Loan refused: ${title}`,
      text: ({ holder, days }) =>
        `${holder} cannot lend this tool, ${days}. You can ask for other days, or another tool.`,
    },
    offer: {
      subject: (title) => `An offer for your request: ${title}`,
      text: ({ borrower, days }) =>
        `A copy is offered to ${borrower}, ${days}, and kept for seven days. Accept or decline this offer: without an answer, it ends.`,
    },
    accept: {
      subject: (title) => `Offer accepted: ${title}`,
      text: ({ borrower, days }) =>
        `${borrower} accepts the days offered, ${days}: the loan is approved. Sign the agreement on the page of the loan.`,
    },
    decline: {
      subject: (title) => `Offer declined: ${title}`,
      text: ({ borrower }) =>
        `${borrower} cannot take the days offered. The request still stands: offer something else, or refuse it.`,
    },
    sign: {
      subject: (title) => `Agreement signed by the other side: ${title}`,
      text: ({ holder, borrower, who, days, both }) =>
        both
          ? `${holder} and ${borrower} have signed the agreement: the tool can leave, ${days}.`
          : `${who} has signed the loan agreement. Read it and sign it in turn: the tool can then leave.`,
    },
    'hand-over': {
      subject: (title) => `Tool handed over: ${title}`,
      text: ({ borrower, last }) =>
        `The tool has been handed over to ${borrower}. It is expected back on ${last}.`,
    },
    return: {
      subject: (title) => `Tool returned: ${title}`,
      text: () => 'The tool is back, its contents have been counted. The loan has still to be closed.',
    },
    close: {
      subject: (title) => `Loan closed: ${title}`,
      text: () => 'The loan is closed. Thank you for making this tool travel.',
    },
    cancel: {
      subject: (title) => `Loan cancelled: ${title}`,
      text: ({ who, days }) =>
        `${who ? `${who} cancels this loan, planned ${days}` : `This loan, planned ${days}, is cancelled`}. The copy, if one was booked, is free again.`,
    },
    expire: {
      subject: (title) => `Loan request without an answer: ${title}`,
      text: ({ borrower }) =>
        `Nobody answered in time: this request is closed. ${borrower} can make another one.`,
    },
    overdue: {
      subject: (title) => `Return awaited: ${title}`,
      text: ({ borrower, last }) =>
        `${borrower} should have brought this tool back on ${last}. Agree on its return: another organisation may be waiting for it.`,
    },
  },
  days: (from, to) => (from === to ? `on ${from}` : `from ${from} to ${to}`),
  sides: { holder: 'Who lends', borrower: 'Who borrows' },
  facts: {
    tool: (title) => `Tool: ${title}`,
    borrower: (name) => `Borrows: ${name}`,
    holder: (name) => `Lends: ${name}`,
    modules: (names) => `Modules: ${names}`,
    modulesAsked: (names) => `Asked for: ${names}`,
    modulesOffered: (names) => `Offered instead: ${names}`,
    wholeTool: 'the whole tool',
    copy: (code) => `Copy: ${code}`,
  },
  demo: 'This tool is made up, for the demonstration: nothing is delivered.',
  see: 'See the loan',
}
