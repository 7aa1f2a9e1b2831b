import { countOf } from '#platform/i18n/format.ts'

const seats = (count: number) => countOf('fr', count, 'place', 'places')

export const mailsFr = {
  confirmed: {
    subject: (title: string) => `Réservation confirmée\u00a0: ${title}`,
    text: (count: number) => `Votre réservation est confirmée\u00a0: ${seats(count)}.`,
  },
  waiting: {
    subject: (title: string) => `Liste d’attente\u00a0: ${title}`,
    text: (count: number, place: number) =>
      `C’est complet pour le moment. Vous êtes sur la liste d’attente pour ${seats(count)}, en position ${place}. Si des places se libèrent, votre réservation est confirmée d’elle-même et vous recevez un mail.`,
  },
  movedUp: {
    subject: (title: string) => `Vous avez vos places\u00a0: ${title}`,
    text: (count: number) =>
      `Des places se sont libérées\u00a0: votre réservation est confirmée, pour ${seats(count)}. Si vous ne pouvez plus venir, annulez-la\u00a0: une autre personne attend peut-être.`,
  },
  changed: {
    subject: (title: string) => `Réservation changée\u00a0: ${title}`,
    text: (count: number) => `Votre réservation compte maintenant ${seats(count)}.`,
  },
  cancelled: {
    subject: (title: string) => `Réservation annulée\u00a0: ${title}`,
    text: 'Comme vous l’avez demandé, votre réservation est annulée.',
    back: 'Si c’était une erreur, vous pouvez la remettre tant qu’il reste des places.',
  },
  refused: {
    subject: (title: string) => `Votre réservation a été annulée\u00a0: ${title}`,
    text: 'L’organisateur a annulé votre réservation.',
    reason: 'Il vous écrit\u00a0:',
  },
  moved: {
    subject: (title: string) => `Votre réservation change de date\u00a0: ${title}`,
    text: 'L’organisateur a déplacé votre réservation sur une autre séance. Voici la nouvelle.',
  },
  session: {
    subject: {
      cancelled: (title: string) => `Annulé\u00a0: ${title}`,
      postponed: (title: string) => `Reporté\u00a0: ${title}`,
      changed: (title: string) => `Changement\u00a0: ${title}`,
    },
    cancelled: 'La séance que vous aviez réservée est annulée. Vous n’avez rien à faire.',
    postponed: 'La séance que vous aviez réservée est reportée. Sa nouvelle date n’est pas encore connue.',
    held: 'La séance que vous avez réservée aura bien lieu.',
    changed: 'La séance que vous avez réservée a changé. Voici ce qu’il en est maintenant.',
    online: 'La séance que vous avez réservée se suivra en ligne.',
    formerly: (when: string) => `Avant\u00a0: ${when}`,
    words: 'L’organisateur vous écrit\u00a0:',
    still:
      'Votre réservation reste valable. Si cela ne vous convient plus, annulez-la par le lien ci-dessous.',
  },
  reminder: {
    subject: (title: string) => `Demain\u00a0: ${title}`,
    text: (count: number) =>
      `Vous avez réservé ${seats(count)}. Si vous ne pouvez plus venir, annulez par le lien ci-dessous\u00a0: une autre personne attend peut-être.`,
  },
  facts: {
    what: (title: string) => `Rendez-vous\u00a0: ${title}`,
    when: (when: string) => `Quand\u00a0: ${when}`,
    where: (where: string) => `Où\u00a0: ${where}`,
    seats: (count: number) => `Places\u00a0: ${count}`,
    group: (structure: string) => `Groupe\u00a0: ${structure}`,
  },
  note: 'À savoir\u00a0:',
  contact: (contact: string) => `Pour joindre l’organisateur\u00a0: ${contact}.`,
  manage: 'Voir ou changer ma réservation',
  notice: {
    subject: (title: string) => `Nouvelle réservation\u00a0: ${title}`,
    text: (name: string, count: number) => `${name} a réservé ${seats(count)}.`,
    waiting: (name: string, count: number) => `${name} est sur la liste d’attente, pour ${seats(count)}.`,
    cancelledSubject: (title: string) => `Réservation annulée\u00a0: ${title}`,
    cancelled: (name: string, count: number) => `${name} a annulé sa réservation de ${seats(count)}.`,
    open: 'Voir les réservations',
  },
  summary: {
    subject: (title: string, count: number) =>
      `${countOf('fr', count, 'nouvelle réservation', 'nouvelles réservations')}\u00a0: ${title}`,
    text: (title: string) => `Depuis le dernier résumé, pour «\u00a0${title}\u00a0»\u00a0:`,
    line: (when: string, confirmed: number, waiting: number, cancelled: number) =>
      [
        `${when}\u00a0:`,
        [
          confirmed > 0 && countOf('fr', confirmed, 'réservation confirmée', 'réservations confirmées'),
          waiting > 0 && `${waiting}\u00a0en attente`,
          cancelled > 0 && countOf('fr', cancelled, 'annulation', 'annulations'),
        ]
          .filter(Boolean)
          .join(', '),
      ].join(' '),
  },
}
