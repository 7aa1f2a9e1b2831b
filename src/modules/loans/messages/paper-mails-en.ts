import type { paperHappenedFr, paperMailsFr } from './paper-mails-fr.ts'

export const paperMailsEn: typeof paperMailsFr = {
  unsigned: {
    subject: (title) => `Agreement to accept again: ${title}`,
    text: 'The terms of this loan changed after a first acceptance, which no longer stands. Read the agreement again: each side accepts it anew.',
  },
  terms: {
    subject: (title) => `Price or deposit changed: ${title}`,
    text: 'The lender changed the price or the deposit of this loan. The agreement to accept says so.',
  },
  'signed-copy': {
    subject: (title) => `Agreement signed by hand: ${title}`,
    text: 'The other side sent a copy of the agreement signed by hand.',
  },
  'confirm-copy': {
    subject: (title) => `Signature confirmed: ${title}`,
    text: 'The copy you sent is confirmed: it counts as your signature.',
  },
  quote: {
    subject: (title) => `Quote: ${title}`,
    text: 'The lender made the quote of this loan: it is on the page of the loan.',
  },
  payment: {
    subject: (title) => `Payment received: ${title}`,
    text: 'The lender noted your payment: the receipt is on the page of the loan.',
  },
  deposit: {
    subject: (title) => `Deposit received: ${title}`,
    text: 'The lender noted that the deposit of this loan was received.',
  },
  'deposit-return': {
    subject: (title) => `Deposit given back: ${title}`,
    text: 'The lender noted that the deposit of this loan was given back.',
  },
  insured: {
    subject: (title) => `Certificate of insurance sent: ${title}`,
    text: 'The borrower sent a certificate of insurance.',
  },
  uninsured: {
    subject: (title) => `Insurance to complete: ${title}`,
    text: 'This tool is lent insured, and no certificate of insurance covers the loan until its return. The borrower can send one on the page of the loan.',
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
  insured: 'certificate of insurance sent',
  uninsured: 'insurance missing or too short',
}
