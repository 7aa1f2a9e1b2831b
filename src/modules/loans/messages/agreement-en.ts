import { formatMoment } from '#platform/i18n/format.ts'
import type { agreementFr } from './agreement-fr.ts'

const moment = (at: Date) => formatMoment('en', at)

export const agreementEn: typeof agreementFr = {
  title: 'Loan agreement',
  read: 'Read the agreement (PDF)',
  toSign: 'Read it before you accept it. It is in French, the language of the contract.',
  none: 'The agreement is written once the loan is approved.',
  changed:
    'The terms changed since the first acceptance: read the agreement again. The first acceptance no longer stands, each side accepts anew.',
  accepted: (side, name, at) => `${side}: accepted by ${name}, on ${moment(at)}.`,
  noName: 'an erased name',
  hash: 'Fingerprint of the accepted document (SHA-256)',
  hashHelp: 'Both sides accept the same file: its fingerprint lets anybody check that it did not change.',
  noDocument: 'The document is no longer kept; its fingerprint is.',
  record: 'Record of acceptance (PDF)',
  template: 'Agreement template of the organisation',
  nameHelp: 'Writing your name means that you accept the agreement, which you have read.',
  copy: {
    title: 'Agreement signed by hand',
    send: 'Send a copy signed by hand',
    lead: 'Print the agreement, sign it, and send it here as PDF. It counts as your signature once the lender confirms it.',
    leadHolder: 'Print the agreement, sign it, and send it here as PDF. It counts as your signature.',
    file: 'Signed copy, as PDF',
    fileHelp: '8 MB at most, without a password nor anything that runs.',
    name: 'Name of who signed',
    button: 'Send the copy',
    given: (side, name, at) => `${side}: copy signed by ${name}, sent on ${moment(at)}.`,
    open: 'Open the copy (PDF)',
    waits: 'It waits for the lender to confirm it.',
    confirm: 'Confirm this signature',
    confirmHelp: 'Open the copy and check that it is this agreement, signed.',
  },
  edit: {
    title: (name) => `Agreement template of ${name}`,
    crumb: 'Agreement template',
    lead: 'This text is proposed to whoever borrows a tool from you. The site adds the parties, the tool, its contents, the dates, the place, the price and the deposit. It is in French, the language of the contract.',
    isDefault:
      'You have not written yours yet: here is the one the site proposes (in French), to keep or to change.',
    version: (number) => `Version ${number}.`,
    changed:
      'Somebody saved another version meanwhile. Here is yours: save it again for it to take its place.',
    back: 'Back to your loans',
    name: 'Title',
    body: 'Articles',
    bodyHelp:
      'A line that begins with # is the title of an article. An empty line ends a paragraph. Words between braces are replaced.',
    words: 'Words that the site replaces',
    meanings: {
      preteur: 'name of your organisation',
      emprunteur: 'name of the borrowing organisation',
      outil: 'title of the tool',
      exemplaire: 'code of the copy',
      dates: '“du 11 janvier 2027 au 15 janvier 2027”',
      lieu: 'where the tool is hosted',
      transport: 'who carries the tool',
      prix: 'price of the loan',
      caution: 'deposit',
      valeur: 'value to insure',
    },
    effect:
      'Saving makes a new version. Loans that both sides signed keep theirs; a loan that one side alone accepted is to be accepted again, and both sides are told.',
    save: 'Save',
    preview: 'See the PDF without saving',
    saved: 'Your agreement template is saved.',
    fallen: (count) =>
      count === 1
        ? 'One loan is to be accepted again: both sides are told.'
        : `${count} loans are to be accepted again: their sides are told.`,
    example: {
      borrower: 'Médiathèque d’exemple',
      address: '1 place du Marché',
      town: '00000 Exemple',
      tool: 'Malle d’exemple',
      part: 'Lunette d’observation',
      place: 'Médiathèque d’exemple, 1 place du Marché',
    },
    errors: {
      title: 'Give a title.',
      body: 'Write at least one article.',
      long: (most) => `It is too long: ${most} characters at most.`,
      unknown: (names) =>
        `These words between braces mean nothing: ${names}. Correct them or take them away.`,
    },
  },
}
