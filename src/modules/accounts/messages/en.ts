import { formatShortDate } from '#platform/i18n/format.ts'
import type { fr } from './fr.ts'

/** The words of sign-in and accounts in English. */
export const en: typeof fr = {
  signIn: {
    title: 'Sign in',
    lead: 'Give your e-mail address: you receive a link that signs you in. No password to remember.',
    email: 'E-mail address',
    emailHelp:
      'For example: first.last@organisation.org. Your organisation’s own address lets us recognise it faster.',
    wrongEmail: 'Write a whole e-mail address, for example first.last@organisation.org.',
    trap: 'Leave this field empty',
    send: 'Send me a link',
    why: 'An account is for keeping a record, publishing, asking. Reading the site needs none.',
    privacy: 'What we keep about you',
    sentTitle: 'Look at your mailbox',
    sent: 'If this address can receive mail, a link has just left. It serves once, for 15 minutes.',
    sentByProConnect:
      'ProConnect recognised you. The first time, a link leaves for the address it gives us: open it to link your account. Afterwards ProConnect will do.',
    sentAdvice: [
      'Nothing after two minutes? Look in your junk mail.',
      'Check that the address is yours, then ask for another link.',
    ],
    again: 'Ask for another link',
    or: 'Did you register a passkey?',
    passkey: 'Enter with a passkey',
    passkeyFailed: 'The passkey was not recognised. Try again, or ask for a link by mail.',
    proConnectFor: 'Do you work for a French public service?',
    proConnect: 'Sign in with ProConnect',
    proConnectWhat: 'What is ProConnect?',
    leavingTitle: 'You are going to ProConnect',
    leaving: 'Your browser goes on at ProConnect. If it does not, follow this link.',
    leavingLink: 'Go on at ProConnect',
    proConnectDown: 'ProConnect does not answer. Enter with a link by mail, or try again later.',
    proConnectRefused: 'ProConnect did not recognise you. Try again, or ask for a link by mail.',
    outTitle: 'You have signed out',
    out: 'The session is closed on this device. You can go on reading the site.',
    enterAgain: 'Sign in again',
    home: 'Back to the home page',
  },
  landing: {
    titles: {
      enter: 'Enter the site',
      confirm: 'Confirm your new address',
      dead: 'This link no longer serves',
      'other-account': 'Sign in first',
      taken: 'This address is already used',
    },
    enter: (email) => `You enter with the address ${email}. If it is not yours, close this page.`,
    confirm: (email) => `Your account will use the address ${email}. Other open sessions will end.`,
    enterButton: 'Sign me in',
    confirmButton: 'Confirm this address',
    why: {
      dead: 'It was used already, or is over 15 minutes old. Ask for another one.',
      'other-account':
        'This link confirms the new address of an account. Sign in to that account with its present address, then open the link again.',
      taken: 'Another account uses this address. Yours keeps its own.',
    },
    next: { dead: 'Ask for another link', 'other-account': 'Sign in', taken: 'Back to my account' },
  },
  mails: {
    signIn: {
      subject: 'Your sign-in link',
      text: 'You asked to sign in. Here is your link.',
      action: 'Sign me in',
      minutes: (count) => `It serves once, for ${count} minutes.`,
      notYou: 'You asked for nothing? Do nothing: nobody enters without this link.',
    },
    newAddress: {
      subject: 'Confirm your new address',
      text: 'You asked to use this address for your account.',
      action: 'Confirm this address',
      minutes: (count) =>
        `The link serves once, for ${count} minutes, where you are signed in to your account. Without it, nothing changes.`,
    },
    addressChanged: {
      subject: 'The address of your account has changed',
      text: 'Your account now uses another e-mail address. Every open session was ended.',
      notYou: 'It was not you? Write at once to the site’s team by answering this message.',
    },
    passkeyAdded: {
      subject: 'A passkey opens your account',
      text: (name) => `A passkey was just added to your account: “${name}”.`,
      notYou: 'It was not you? Remove it, then sign out everywhere.',
      action: 'See the security of my account',
    },
    inactive: {
      subject: 'Your account is about to be erased',
      text: (lastSeen, days) =>
        `Your account has not been used since ${formatShortDate('en', lastSeen)}. It will be erased in ${days} days, with what we keep about you.`,
      action: 'Sign in and keep it',
      otherwise: 'To let it be erased, do nothing.',
    },
  },
}
