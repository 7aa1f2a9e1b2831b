import { hasRole, isMemberOf } from '#platform/access/actor.ts'
import { permission } from '#platform/access/permission.ts'

/** Anybody books by the form of the site; a tool books for people with the token of somebody who gave it the right. */
export const canBook = permission(
  'booking.book',
  {
    fr: 'Réserver des places par l’API',
    en: 'Book seats by the API',
    scope: 'bookings:write',
  },
  (actor) => hasRole(actor, 'member'),
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
