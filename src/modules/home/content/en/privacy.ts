import type { Prose } from '../../model/prose.ts'
import { mailLink, type Operator } from '../operator.ts'

/** /donnees-personnelles in English. */
export function privacy(operator: Operator): Prose {
  return {
    title: 'Personal data',
    description:
      'No tracker, no individual audience measurement, a cookie only for whoever signs in: what this site keeps and what it does not.',
    lead: 'You can visit this site without saying who you are. It then sets no cookie and does not follow you.',
    sections: [
      {
        id: 'visite',
        title: 'During your visit',
        blocks: [
          [
            '**No cookie** as long as you do not sign in, no tracker, no advertising. That is why there is no banner to accept.',
            '**No other site** is called by our pages. The typeface, the icons and the map come from here. The only exception, at your request: if you turn on the detailed basemap, IGN receives your IP address.',
            '**One thing your browser remembers**, if you ask for it: no longer proposing pages while you type. This choice is not sent to us.',
            '**No account** to read, search, download or report a mistake.',
          ],
          'Links to other sites are shown as such. Once there, their rules apply.',
        ],
      },
      {
        id: 'journaux',
        title: 'What the technical logs note',
        blocks: [
          'To spot failures, the server notes each request: the time, the address of the page without the words searched, the result, the duration and a random number.',
          'It notes neither your IP address, nor your browser, nor what you searched for. These logs therefore cannot be used to recognise you.',
          'Against abuse, the program counts form submissions by visitor. For this it keeps a scrambled fingerprint of the IP address, in memory and for one hour at most. Nothing is written to disk.',
          'The host, or a relay placed in front of the site, may keep logs of its own: the publisher of the site answers for them.',
        ],
      },
      {
        id: 'position',
        title: 'Your position',
        blocks: [
          'If you choose “Around me”, your browser asks for your agreement. The rounded position serves to sort the list. It is neither stored nor noted in the logs.',
        ],
      },
      {
        id: 'signalements',
        title: 'When you report a mistake',
        blocks: [
          {
            facts: [
              ['What is kept', 'your message, the date and, if you give it, your e-mail address'],
              ['Why', 'to correct the directory and, if needed, to answer you'],
              [
                'Legal basis',
                'the legitimate interest in keeping the directory true; for a public authority, its mission of public interest (GDPR, article 6)',
              ],
              ['Who reads it', 'the people in charge of the directory, nobody else'],
              [
                'For how long',
                'the e-mail address is erased automatically twelve months after the report at the latest; the message stays with the record, without the address',
              ],
            ],
          },
        ],
      },
      {
        id: 'reservations',
        title: 'When you book a session',
        blocks: [
          {
            facts: [
              [
                'What is kept',
                'your name, your e-mail address and, if you give them, your telephone, your accessibility needs and a word; for a group, the name of the organisation, the level and the number of people',
              ],
              ['Why', 'to keep seats for you, to tell you of a change, to welcome you'],
              ['Legal basis', 'performing the service you ask for when you book (GDPR, article 6)'],
              ['Who reads it', 'the people who look after the event and the site’s team'],
              [
                'On the day',
                'to check people in without a network, the list of names may stay on the phone of the person who welcomes you, until they erase it; otherwise it no longer opens 24 hours after the session, and is erased when a check-in is next opened',
              ],
              [
                'How long',
                'until three months after the session; only figures remain then: seats, participants, people present',
              ],
              [
                'Changing, cancelling',
                'at any time before the session, with the link of the confirmation mail',
              ],
            ],
          },
        ],
      },
      {
        id: 'enquetes',
        title: 'When you answer a survey',
        blocks: [
          'Your agreement is asked before the first question, with what the survey promises. Your answers are kept apart from your name and address.',
          {
            facts: [
              [
                'What is kept',
                'to invite you: the public name, address and telephone of your organisation, or those we were given; then your answers, with the day and not the hour',
              ],
              ['Why', 'to know the network and publish results as figures, never answer by answer'],
              ['Legal basis', 'your consent (GDPR, article 6), withdrawn by “I do not wish to answer”'],
              [
                'Who reads it',
                'the team of the site sees whether you answered, not what you answered; no tracker in the mails',
              ],
              [
                'How long',
                'names and addresses up to three months after the closing; answers for the number of months announced. When it is promised, the link between the two is destroyed at the closing',
              ],
              [
                'Not being asked again',
                'by the link of the mail: only a fingerprint of your address remains, so as not to write to it',
              ],
            ],
          },
        ],
      },
      {
        id: 'compte',
        title: 'If you have an account',
        blocks: [
          '**One cookie**, `maillage`: it keeps your session open, for 30 days after your last visit at most. It is needed to stay signed in and serves nothing else. If you go through ProConnect, a second one, `maillage-aller`, lasts ten minutes at most, until you are back.',
          {
            facts: [
              [
                'What is kept',
                'your e-mail address, your name, your language, the mails you refuse, the organisations you look after, your sessions (browser and system, without version number nor IP address), your passkeys (their public part), your API tokens, sign-in links and the secret address of your calendar of loans (their fingerprint only), the number that ProConnect gives you',
              ],
              ['Why', 'to recognise you, let you keep your records, answer your requests'],
              ['Legal basis', 'performing the service you ask for by opening an account (GDPR, article 6)'],
              [
                'Who reads it',
                'you; the teams of your organisations, for your name; the site’s team. The public sees nothing',
              ],
              [
                'For how long',
                'as long as the account serves. Two years without a visit: a mail warns you, then the account is erased thirty days later. Sign-in links are erased within a day or two, sessions when they end',
              ],
              [
                'The journal',
                'what you change in the directory is noted for three years, so that it can be undone. Once your account is erased, nothing links those lines to you',
              ],
              ['Our mails', 'their address and content are erased after 90 days, at once for a sign-in link'],
              [
                'Leaving',
                'at any time, in “My data” of your account: take everything away in a file, or erase everything',
              ],
            ],
          },
        ],
      },
      {
        id: 'annuaire',
        title: 'People in the directory',
        blocks: [
          'The directory describes organisations, not people. The addresses and telephone numbers published are those that organisations make public. If one of them is yours and you do not want it here, say so: it is removed.',
        ],
      },
      {
        id: 'droits',
        title: 'Your rights',
        blocks: [
          'You may ask to see, correct or erase what concerns you, limit its use or object to it.',
          {
            facts: [
              ['Controller', operator.publisher],
              ['Where to write', mailLink(operator.contact)],
            ],
          },
          'You receive an answer within one month. If it does not suit you, you can complain to the [CNIL](https://www.cnil.fr/fr/plaintes), 3 place de Fontenoy, TSA 80715, 75334 Paris Cedex 07, France.',
        ],
      },
    ],
  }
}
