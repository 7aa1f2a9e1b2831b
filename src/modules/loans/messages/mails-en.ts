import type { mailsFr } from './mails-fr.ts'
import { paperMailsEn } from './paper-mails-en.ts'

export const mailsEn: typeof mailsFr = {
  acts: {
    ...paperMailsEn,
    request: {
      subject: (title) => `Loan request: ${title}`,
      text: 'An organisation would like to borrow a tool of yours. Answer it: the request waits thirty days for you.',
    },
    approve: {
      subject: (title) => `Loan approved: ${title}`,
      text: 'The loan is approved, a copy is booked on these days. The agreement has still to be signed.',
    },
    refuse: {
      subject: (title) => `Loan refused: ${title}`,
      text: 'The organisation that lends cannot meet this request.',
    },
    offer: {
      subject: (title) => `An offer for your request: ${title}`,
      text: 'A copy is offered on the days below, and kept for seven days. Accept or decline this offer: without an answer, it ends.',
    },
    accept: {
      subject: (title) => `Offer accepted: ${title}`,
      text: 'The offer is accepted, the loan is approved. The agreement has still to be signed.',
    },
    decline: {
      subject: (title) => `Offer declined: ${title}`,
      text: 'The days offered do not suit. The request still stands: offer something else, or refuse it.',
    },
    sign: {
      subject: (title) => `Agreement signed by the other side: ${title}`,
      text: 'The other side has signed the loan agreement. When both have signed, the tool can leave.',
    },
    'hand-over': {
      subject: (title) => `Tool handed over: ${title}`,
      text: 'The tool has been handed over to the organisation that borrows it.',
    },
    return: {
      subject: (title) => `Tool returned: ${title}`,
      text: 'The tool is back, its contents have been counted. The loan has still to be closed.',
    },
    close: {
      subject: (title) => `Loan closed: ${title}`,
      text: 'The loan is closed. Thank you for making this tool travel.',
    },
    cancel: {
      subject: (title) => `Loan cancelled: ${title}`,
      text: 'This loan is cancelled. The copy, if one was booked, is free again.',
    },
    expire: {
      subject: (title) => `Loan request without an answer: ${title}`,
      text: 'Nobody answered in time: this request is closed. You can make another one.',
    },
    overdue: {
      subject: (title) => `Return awaited: ${title}`,
      text: 'This tool should have come back and has not yet. Agree on its return: another organisation may be waiting for it.',
    },
  },
  facts: {
    tool: (title) => `Tool: ${title}`,
    days: (from, to) => (from === to ? `On ${from}` : `From ${from} to ${to}`),
    borrower: (name) => `Borrows: ${name}`,
    holder: (name) => `Lends: ${name}`,
    copy: (code) => `Copy: ${code}`,
  },
  demo: 'This tool is made up, for the demonstration: nothing is delivered.',
  words: 'Message:',
  see: 'See the loan',
}
