import type { Group } from './route-groups.ts'

const session = '/agenda/:slug/reservations/:session{[0-9]{1,18}}'
const one = `${session}/:id{[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}}`

/** Who may use the addresses of bookings. */
export const bookingAccess: Record<string, Group> = {
  'GET /agenda/:slug/reserver': 'everybody',
  'GET /agenda/:slug/reservations': 'editors',
  'GET /agenda/:slug/reservations/liste.csv': 'editors',
  'GET /agenda/:slug/reservations/reglages': 'editors',
  [`GET ${session}`]: 'editors',
  [`GET ${one}`]: 'editors',
  [`GET ${session}/ajouter`]: 'editors',
  [`GET ${session}/imprimer`]: 'editors',
  'GET /api/v1/events/:slug/sessions/:session/bookings': 'tokens',
  'GET /reservation/:secret': 'everybody',
  'GET /reservation/:secret/annuler': 'everybody',
  'GET /reservation/:secret/seance.ics': 'everybody',
  'POST /agenda/:slug/reserver': 'everybody',
  'POST /agenda/:slug/reservations/reglages': 'editors',
  [`POST ${one}`]: 'editors',
  [`POST ${session}/ajouter`]: 'editors',
  [`POST ${session}/places`]: 'editors',
  'POST /api/v1/events/:slug/sessions/:session/bookings': 'tokens',
  'POST /reservation/:secret/annuler': 'everybody',
  'POST /reservation/:secret/places': 'everybody',
  'POST /reservation/:secret/remettre': 'everybody',
}
