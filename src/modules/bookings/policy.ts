import { hasRole, isMemberOf } from '#platform/access/actor.ts'
import { permission } from '#platform/access/permission.ts'

/** Anybody books; a token needs the right to. */
export const canBook = permission(
  'booking.book',
  {
    fr: 'Réserver des places pour un rendez-vous',
    en: 'Book seats at an event',
    scope: 'bookings:write',
  },
  () => true,
)

/** Who opens booking for an event, reads who booked, books for others and cancels: those who look after it, and moderators. */
export const canManageBookings = permission<{ organiserId: string | null }>(
  'booking.manage',
  {
    fr: 'Ouvrir les réservations d’un rendez-vous, lire et tenir la liste',
    en: 'Open the bookings of an event, read and keep the list',
    scope: 'bookings:write',
  },
  (actor, { organiserId }) =>
    (organiserId !== null && isMemberOf(actor, organiserId)) || hasRole(actor, 'moderator'),
)
