import type { Form } from './form.ts'

const who = { name: 'Tom', email: 'tom@example.org', seats: '1' }
const group = {
  pour: 'groupe',
  structure: 'École des Lampes',
  level: 'cycle-3',
  pupils: '2',
  adults: '1',
  name: 'Tom',
  email: 'tom@example.org',
}
const words = ['name', 'email', 'phone', 'accessNeeds', 'message', 'key']

/** The forms of bookings: to book for oneself and for a group, to change one's own, to keep those of an event. */
export const bookingForms: Record<string, Form> = {
  booking: {
    who: 'visitor',
    path: '/agenda/{event}/reserver',
    base: { ...who, pour: 'public', session: '{session}' },
    text: [...words, 'seats', 'session', 'pour'],
  },
  groupBooking: {
    who: 'visitor',
    path: '/agenda/{event}/reserver',
    base: { ...group, session: '{session}' },
    text: ['structure', 'level', 'levelNote', 'pupils', 'adults'],
  },
  ownBooking: {
    who: 'visitor',
    path: '/reservation/{bookingSecret}/places',
    base: { seats: '1' },
    text: ['seats', 'pupils', 'adults'],
  },
  bookingByHand: {
    who: 'owner',
    path: '/agenda/{event}/reservations/{session}/ajouter',
    base: who,
    text: words,
  },
  bookingCapacity: {
    who: 'owner',
    path: '/agenda/{event}/reservations/{session}/places',
    base: { capacity: '10' },
    text: ['capacity', 'groupReserve'],
  },
  bookingReason: {
    who: 'owner',
    path: '/agenda/{event}/reservations/{session}/{booking}',
    base: { act: 'cancel', reason: 'Complet' },
    text: ['act', 'reason', 'to'],
  },
  bookingSettings: {
    who: 'owner',
    path: '/agenda/{event}/reservations/reglages',
    base: {
      forPublic: 'oui',
      forGroups: 'oui',
      closesHours: '0',
      mostSeats: '6',
      mostGroupSeats: '35',
      notices: 'each',
    },
    text: [
      ...['forPublic', 'opensOn', 'opensAt', 'closesHours', 'capacity', 'groupReserve', 'mostSeats'],
      ...['mostGroupSeats', 'contactEmail', 'contactPhone', 'note', 'notices'],
    ],
  },
}
