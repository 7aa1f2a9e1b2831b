import { Hono } from 'hono'
import type { Env, Services } from '#platform/http/env.ts'
import { bookingsCsv, changeSettings, reservations, settingsForm } from './routes/keep.tsx'
import { actOnBooking, oneBooking } from './routes/keep-booking.tsx'
import { add, addForm, changeCapacity, printedList, sessionList } from './routes/keep-session.tsx'
import { cancel, cancelForm, changeSize, ownBooking, ownCalendar, restore } from './routes/own.tsx'
import { reserve, reserveForm } from './routes/reserve.tsx'

const kept = '/agenda/:slug/reservations'
const session = `${kept}/:session{[0-9]{1,18}}`
const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'

/** The addresses of bookings: to book, to follow one's own by its link, to keep those of an event. */
export function bookingsRoutes(_services: Services): Hono<Env> {
  return new Hono<Env>()
    .get('/agenda/:slug/reserver', reserveForm)
    .post('/agenda/:slug/reserver', reserve)
    .get('/reservation/:secret', ownBooking)
    .get('/reservation/:secret/annuler', cancelForm)
    .post('/reservation/:secret/annuler', cancel)
    .post('/reservation/:secret/places', changeSize)
    .post('/reservation/:secret/remettre', restore)
    .get('/reservation/:secret/seance.ics', ownCalendar)
    .get(kept, reservations)
    .get(`${kept}/reglages`, settingsForm)
    .post(`${kept}/reglages`, changeSettings)
    .get(`${kept}/liste.csv`, bookingsCsv)
    .get(session, sessionList)
    .post(`${session}/places`, changeCapacity)
    .get(`${session}/imprimer`, printedList)
    .get(`${session}/ajouter`, addForm)
    .post(`${session}/ajouter`, add)
    .get(`${session}/:id{${uuid}}`, oneBooking)
    .post(`${session}/:id{${uuid}}`, actOnBooking)
}
