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
    sentAdvice: [
      'Nothing after two minutes? Look in your junk mail.',
      'Check that the address is yours, then ask for another link.',
    ],
    again: 'Ask for another link',
    landingTitle: 'Enter the site',
    landing: 'Nearly there: press the button to enter.',
    enter: 'Sign me in',
    dead: 'This link no longer serves: it was used already, or is over 15 minutes old. Ask for another one.',
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
      minutes: (count) => `The link serves once, for ${count} minutes. Without it, nothing changes.`,
    },
    addressChanged: {
      subject: 'The address of your account has changed',
      text: 'Your account now uses another e-mail address. Every open session was ended.',
      notYou: 'It was not you? Write at once to the site’s team by answering this message.',
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
