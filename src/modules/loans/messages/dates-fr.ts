import { formatShortDate } from '#platform/i18n/format.ts'
import type { BrokenTerm, DatesFault } from '../dates-model.ts'
import type { DatesAct } from '../model.ts'
import type { Facts } from './mail-facts.ts'

const day = (text: string) => formatShortDate('fr', new Date(`${text}T12:00:00Z`))

/** Other days for a loan that is a promise. */
export const datesFr = {
  acts: {
    'accept-dates': ['Accepter ces dates', 'Accepter ces dates'],
    'decline-dates': ['Décliner ces dates', 'Décliner'],
    'withdraw-dates': ['Retirer les dates proposées', 'Retirer'],
  } as Record<string, [string, string]>,
  propose: {
    borrower: {
      before: ['Demander d’autres dates', 'Demander ces dates'],
      out: ['Demander une prolongation, ou un autre jour de retour', 'Demander ce retour'],
    },
    holder: {
      before: ['Proposer d’autres dates', 'Proposer ces dates'],
      out: ['Proposer une prolongation, ou un autre jour de retour', 'Proposer ce retour'],
    },
  } as Record<'borrower' | 'holder', Record<'before' | 'out', [string, string]>>,
  title: 'D’autres dates sont proposées',
  proposed: {
    borrower: (name: string, days: string) => `${name} demande ces dates\u00a0: ${days}.`,
    holder: (name: string, days: string) => `${name} propose ces dates\u00a0: ${days}.`,
  },
  otherCopy: (code: string) => `Avec un autre exemplaire\u00a0: ${code}.`,
  now: (days: string) =>
    `Dates convenues à ce jour\u00a0: ${days}. Elles tiennent tant que l’autre partie n’a pas répondu.`,
  lead: 'L’autre partie accepte ou décline\u00a0: rien ne change avant sa réponse, et l’exemplaire n’est pas réservé deux fois.',
  reach: {
    between: (from: string, to: string) => `Cet exemplaire est libre du ${day(from)} au ${day(to)}.`,
    from: (from: string) => `Cet exemplaire est libre à partir du ${day(from)}.`,
    until: (to: string) => `Cet exemplaire est libre jusqu’au ${day(to)}.`,
    open: 'Personne d’autre n’attend cet exemplaire.',
  },
  agreement: {
    none: '',
    signed:
      'Si ces dates sont acceptées, la convention signée tombe\u00a0: les deux parties signent de nouveau, pour les nouvelles dates.',
    out: 'Si ces dates sont acceptées, la convention signée reste\u00a0: le changement s’écrit à côté d’elle, comme un avenant.',
  },
  price: (price: string) =>
    `Le prix convenu, ${price}, ne change pas de lui-même\u00a0: s’il dépend de la durée, convenez-en ensemble.`,
  terms: (least: number, most: number | null) =>
    most === null
      ? least > 1
        ? `Vos conditions\u00a0: ${least} jours au moins. Vous pouvez y déroger.`
        : ''
      : `Vos conditions\u00a0: de ${least} à ${most} jours. Vous pouvez y déroger.`,
  broken: {
    'too-short': 'C’est plus court que vos conditions ne le disent.',
    'too-long': 'C’est plus long que vos conditions ne le disent.',
    'too-soon': 'C’est plus tôt que le délai de vos conditions.',
    closed: 'Ces dates touchent une fermeture de cet outil.',
  } satisfies Record<BrokenTerm, string> as Record<BrokenTerm, string>,
  from: 'Premier jour',
  to: 'Dernier jour',
  back: 'Nouveau dernier jour',
  copy: 'Exemplaire',
  sameCopy: 'Le même, s’il est libre',
  faults: {
    state: 'Ce prêt n’est plus en cours.',
    order: 'Le dernier jour vient avant le premier.',
    past: 'Choisissez aujourd’hui, ou un jour à venir.',
    left: 'L’outil est déjà parti\u00a0: son premier jour ne change plus.',
    same: 'Ce sont déjà les dates de ce prêt.',
  } satisfies Record<DatesFault, string> as Record<DatesFault, string>,
  line: (days: string) => `autres dates proposées, ${days}`,
  amendments: {
    title: 'Changements de dates depuis la remise',
    days: (former: string, days: string) => `${days} (avant\u00a0: ${former})`,
    said: (proposer: string, proposedAt: string, accepter: string, acceptedAt: string) =>
      `Proposé par ${proposer}, le ${proposedAt}. Accepté par ${accepter}, le ${acceptedAt}.`,
    stands: 'La convention signée reste telle quelle\u00a0; ces dates prennent la place des siennes.',
  },
  mail: {
    former: (days: string) => `Dates convenues jusqu’ici\u00a0: ${days}`,
    other: (days: string) => `Dates proposées\u00a0: ${days}`,
    fell: 'La convention signée est tombée\u00a0: les deux parties la signent de nouveau, pour ces dates.',
    parted:
      'Le passage direct qui était prévu n’aura pas lieu\u00a0: l’exemplaire passe par la structure qui le prête.',
    amends: 'La convention signée reste\u00a0: le changement est écrit à côté d’elle, sur la page du prêt.',
  },
}
export type DatesMessages = typeof datesFr

/** The same in a timeline. */
export const datesHappenedFr = {
  dates: 'autres dates proposées',
  'accept-dates': 'nouvelles dates acceptées',
  'decline-dates': 'autres dates déclinées',
  'withdraw-dates': 'proposition de dates retirée',
  'lapse-dates': 'proposition de dates restée sans réponse',
} satisfies Record<DatesAct, string>

/** The same in mails. */
export const datesMailsFr = {
  dates: {
    subject: (title: string) => `D’autres dates sont proposées\u00a0: ${title}`,
    text: ({ who, days }: Facts) =>
      `${who} souhaite changer les dates de ce prêt, convenu ${days}. Acceptez ou déclinez sur la page du prêt\u00a0: rien ne change avant votre réponse.`,
  },
  'accept-dates': {
    subject: (title: string) => `Nouvelles dates acceptées\u00a0: ${title}`,
    text: ({ who, days }: Facts) => `${who} accepte les nouvelles dates de ce prêt\u00a0: ${days}.`,
  },
  'decline-dates': {
    subject: (title: string) => `Autres dates déclinées\u00a0: ${title}`,
    text: ({ who, days }: Facts) =>
      `${who} décline les dates proposées. Le prêt reste comme il était, ${days}.`,
  },
  'withdraw-dates': {
    subject: (title: string) => `Proposition de dates retirée\u00a0: ${title}`,
    text: ({ who, days }: Facts) =>
      `${who} retire les dates proposées. Le prêt reste comme il était, ${days}.`,
  },
  'lapse-dates': {
    subject: (title: string) => `Proposition de dates restée sans réponse\u00a0: ${title}`,
    text: ({ days }: Facts) =>
      `Personne n’a répondu à temps aux dates proposées. Le prêt reste comme il était, ${days}.`,
  },
} satisfies Record<DatesAct, unknown>
