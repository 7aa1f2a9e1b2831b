import { type Actor, hasRole, isMemberOf } from '#platform/access/actor.ts'
import { permission } from '#platform/access/permission.ts'

/** `organiserId` null: an event of nobody here. */
type Owned = { organiserId: string | null }

const looksAfter = (actor: Actor, { organiserId }: Owned): boolean =>
  organiserId !== null && isMemberOf(actor, organiserId)

/** Who tells how many people came, and corrects it: the organiser's people, signed in or by the link of the mail, and moderators. */
export const canTellAttendance = permission<Owned>(
  'attendance.tell',
  {
    fr: 'Dire combien de personnes sont venues à un rendez-vous',
    en: 'Tell how many people came to an event',
  },
  (actor, event) =>
    looksAfter(actor, event) ||
    hasRole(actor, 'moderator') ||
    (actor.kind === 'link' && event.organiserId !== null && actor.organisationId === event.organiserId),
)

/** Who reads the figures of one event. */
export const canSeeAttendance = permission<Owned>(
  'attendance.see',
  { fr: 'Lire la fréquentation d’un rendez-vous', en: 'Read the attendance of an event' },
  (actor, event) => looksAfter(actor, event) || hasRole(actor, 'observer'),
)
