import type { Lang } from '../i18n/lang.ts'

type KindOfMail = {
  mutable: boolean
  minutes?: number
  fr: string
  en: string
  /** Why one receives it, at the foot. */
  why?: Record<Lang, string>
}

/**
 * The kinds of mail, in words, in the order people choose among them. A kind that is not `mutable` is an answer to what the person just did,
 * or something they must know. `minutes`: past them the mail is worth nothing (its link is dead) and holds a secret: it is not sent any more,
 * and its content is forgotten as soon as it is delivered.
 */
export const mailKinds = {
  'sign-in': { mutable: false, minutes: 15, fr: 'Liens de connexion', en: 'Sign-in links' },
  account: { mutable: false, fr: 'Sécurité et fin de votre compte', en: 'Security and end of your account' },
  decision: { mutable: false, fr: 'Décisions sur vos demandes', en: 'Decisions about your requests' },
  invitation: { mutable: false, fr: 'Invitations dans une équipe', en: 'Invitations to a team' },
  team: {
    mutable: true,
    fr: 'Changements dans l’équipe d’une structure',
    en: 'Changes in an organisation’s team',
  },
  suggestion: {
    mutable: true,
    fr: 'Corrections suggérées pour vos structures',
    en: 'Corrections suggested for your organisations',
  },
  confirmation: {
    mutable: true,
    fr: 'Question annuelle « tout est juste ? »',
    en: 'Yearly question “all right?”',
  },
  attendance: {
    mutable: true,
    fr: 'Combien de personnes sont venues à vos rendez-vous',
    en: 'How many people came to your events',
  },
  'expert-request': { mutable: false, fr: 'Demandes d’intervention', en: 'Requests to experts' },
  booking: { mutable: false, fr: 'Vos réservations', en: 'Your bookings' },
  'booking-notice': {
    mutable: true,
    fr: 'Réservations reçues pour vos rendez-vous',
    en: 'Bookings received for your events',
  },
  survey: {
    mutable: false,
    fr: 'Enquêtes',
    en: 'Surveys',
    why: {
      fr: 'Vous le recevez parce que votre structure fait partie de celles que cette enquête interroge.',
      en: 'You receive it because your organisation is one of those this survey asks.',
    },
  },
  loan: {
    mutable: false,
    fr: 'Prêts d’outils',
    en: 'Loans of tools',
    why: {
      fr: 'Vous le recevez parce que vous suivez ce prêt pour votre structure, qui prête ou emprunte.',
      en: 'You receive it because you follow this loan for your organisation, which lends or borrows.',
    },
  },
  'loan-hosting': {
    mutable: true,
    fr: 'Le bilan des outils que vous avez accueillis',
    en: 'The figures of tools you hosted',
    why: {
      fr: 'Vous le recevez parce que votre structure a accueilli cet outil.',
      en: 'You receive it because your organisation hosted this tool.',
    },
  },
  'moderation-digest': { mutable: true, fr: 'Ce qui attend la modération', en: 'What waits for moderation' },
  alert: {
    mutable: true,
    fr: 'Alertes de l’observatoire',
    en: 'Alerts of the observatory',
    why: {
      fr: 'Vous le recevez parce que vous êtes parmi les personnes prévenues de cette alerte.',
      en: 'You receive it because you are one of the people told of this alert.',
    },
  },
  'import-done': { mutable: true, fr: 'Fin d’un import', en: 'End of an import' },
  'feed-failing': {
    mutable: true,
    fr: 'Sources d’événements qui ne se lisent plus',
    en: 'Sources of events that can no longer be read',
  },
} as const satisfies Record<string, KindOfMail>
export type MailKind = keyof typeof mailKinds

/** What is known of a kind as stored; null for one that this program no longer writes. */
export function kindOf(name: string): KindOfMail | null {
  return Object.hasOwn(mailKinds, name) ? mailKinds[name as MailKind] : null
}

/** The kinds a person may refuse. */
export const mutableKinds = (Object.keys(mailKinds) as MailKind[]).filter((kind) => mailKinds[kind].mutable)

/** The kinds whose link lasts minutes: they pass before all others. */
export const briefKinds = Object.keys(mailKinds).filter((name) => kindOf(name)?.minutes !== undefined)
