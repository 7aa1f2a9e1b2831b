import { countOf } from '#platform/i18n/format.ts'
import type { mailsFr } from './mails-fr.ts'

const seats = (count: number) => countOf('en', count, 'seat', 'seats')

export const mailsEn: typeof mailsFr = {
  confirmed: {
    subject: (title) => `Booking confirmed: ${title}`,
    text: (count) => `Your booking is confirmed: ${seats(count)}.`,
  },
  waiting: {
    subject: (title) => `Waiting list: ${title}`,
    text: (count, place) =>
      `It is full for now. You are on the waiting list for ${seats(count)}, at position ${place}. If seats become free, your booking is confirmed by itself and you receive a mail.`,
  },
  movedUp: {
    subject: (title) => `You have your seats: ${title}`,
    text: (count) =>
      `Seats became free: your booking is confirmed, for ${seats(count)}. If you can no longer come, please cancel it: someone else may be waiting.`,
  },
  changed: {
    subject: (title) => `Booking changed: ${title}`,
    text: (count) => `Your booking now counts ${seats(count)}.`,
  },
  cancelled: {
    subject: (title) => `Booking cancelled: ${title}`,
    text: 'As you asked, your booking is cancelled.',
    back: 'If it was a mistake, you can put it back as long as there are seats left.',
  },
  refused: {
    subject: (title) => `Your booking was cancelled: ${title}`,
    text: 'The organiser has cancelled your booking.',
    reason: 'They write to you:',
  },
  moved: {
    subject: (title) => `Your booking has another date: ${title}`,
    text: 'The organiser has moved your booking to another session. Here is the new one.',
  },
  session: {
    subject: {
      cancelled: (title) => `Cancelled: ${title}`,
      postponed: (title) => `Postponed: ${title}`,
      changed: (title) => `Change: ${title}`,
    },
    cancelled: 'The session you had booked is cancelled. You have nothing to do.',
    postponed: 'The session you had booked is postponed. Its new date is not known yet.',
    held: 'The session you have booked will take place after all.',
    changed: 'The session you have booked has changed. Here is how it stands now.',
    online: 'The session you have booked will be followed online.',
    formerly: (when) => `Before: ${when}`,
    words: 'The organiser writes to you:',
    still: 'Your booking is still valid. If it no longer suits you, please cancel it with the link below.',
  },
  reminder: {
    subject: (title) => `Tomorrow: ${title}`,
    text: (count) =>
      `You have booked ${seats(count)}. If you can no longer come, please cancel with the link below: someone else may be waiting.`,
  },
  facts: {
    what: (title) => `Event: ${title}`,
    when: (when) => `When: ${when}`,
    where: (where) => `Where: ${where}`,
    seats: (count) => `Seats: ${count}`,
    group: (structure) => `Group: ${structure}`,
  },
  note: 'Good to know:',
  contact: (contact) => `To reach the organiser: ${contact}.`,
  manage: 'See or change my booking',
  notice: {
    subject: (title) => `New booking: ${title}`,
    text: (name, count) => `${name} booked ${seats(count)}.`,
    waiting: (name, count) => `${name} is on the waiting list, for ${seats(count)}.`,
    cancelledSubject: (title) => `Booking cancelled: ${title}`,
    cancelled: (name, count) => `${name} cancelled their booking of ${seats(count)}.`,
    open: 'See the bookings',
  },
  summary: {
    subject: (title, count) => `${countOf('en', count, 'new booking', 'new bookings')}: ${title}`,
    text: (title) => `Since the last summary, for “${title}”:`,
    line: (when, confirmed, waiting, cancelled) =>
      [
        `${when}:`,
        [
          confirmed > 0 && countOf('en', confirmed, 'confirmed booking', 'confirmed bookings'),
          waiting > 0 && `${waiting}\u00a0waiting`,
          cancelled > 0 && countOf('en', cancelled, 'cancellation', 'cancellations'),
        ]
          .filter(Boolean)
          .join(', '),
      ].join(' '),
  },
}
