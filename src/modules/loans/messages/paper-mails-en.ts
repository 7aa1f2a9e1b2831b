import type { paperHappenedFr, paperMailsFr } from './paper-mails-fr.ts'

export const paperMailsEn: typeof paperMailsFr = {
  unsigned: {
    subject: (title) => `Agreement to accept again: ${title}`,
    text: () =>
      'The terms of this loan changed after a first acceptance, which no longer stands. Read the agreement again: each side accepts it anew.',
  },
  terms: {
    subject: (title) => `Price or deposit changed: ${title}`,
    text: ({ holder }) =>
      `${holder} changed the price or the deposit of this loan. Read them again before signing the agreement.`,
  },
  'signed-copy': {
    subject: (title) => `Agreement signed by hand: ${title}`,
    text: ({ who, side }) =>
      `${who} sent a copy of the agreement signed by hand. ${side === 'borrower' ? 'Open it, then confirm it: it will count as a signature.' : 'You can read it on the page of the loan.'}`,
  },
  'confirm-copy': {
    subject: (title) => `Signature confirmed: ${title}`,
    text: ({ holder }) => `${holder} confirms the signed copy that you sent: it counts as your signature.`,
  },
  quote: {
    subject: (title) => `Quote: ${title}`,
    text: ({ holder, sum, number }) =>
      `${holder} made the quote ${number}, of ${sum}: it is on the page of the loan.`,
  },
  payment: {
    subject: (title) => `Payment received: ${title}`,
    text: ({ holder, sum, number }) =>
      `${holder} noted your payment of ${sum}: the receipt ${number} is on the page of the loan.`,
  },
  deposit: {
    subject: (title) => `Deposit received: ${title}`,
    text: ({ holder, sum }) => `${holder} noted the deposit received, ${sum}.`,
  },
  'deposit-return': {
    subject: (title) => `Deposit given back: ${title}`,
    text: ({ holder, sum }) =>
      sum
        ? `${holder} noted the deposit given back, ${sum}.`
        : `${holder} keeps the whole deposit of this loan.`,
  },
  'money-cancelled': {
    subject: (title) => `Sum cancelled: ${title}`,
    text: ({ holder, sum }) =>
      `${holder} had noted ${sum} by mistake: this sum no longer counts. Its receipt, if there is one, says so.`,
  },
  insured: {
    subject: (title) => `Certificate of insurance sent: ${title}`,
    text: ({ borrower }) =>
      `${borrower} sent a certificate of insurance: you can read it on the page of the loan.`,
  },
  uninsured: {
    subject: (title) => `Insurance to complete: ${title}`,
    text: ({ borrower, last }) =>
      `This tool is lent insured, and no certificate of insurance covers the loan until ${last}. ${borrower} can send one on the page of the loan.`,
  },
}

export const paperHappenedEn: typeof paperHappenedFr = {
  unsigned: 'terms changed, first acceptance void',
  terms: 'price or deposit changed',
  'signed-copy': 'copy signed by hand sent',
  'confirm-copy': 'signed copy confirmed',
  quote: 'quote made',
  payment: 'payment received',
  deposit: 'deposit received',
  'deposit-return': 'deposit given back',
  'money-cancelled': 'sum cancelled, noted by mistake',
  insured: 'certificate of insurance sent',
  uninsured: 'insurance missing or too short',
}
