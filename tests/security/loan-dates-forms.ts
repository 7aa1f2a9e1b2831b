import type { Form } from './form.ts'

/** Other days for a promise, asked for by those on both its sides; then declined. */
export const datesForm: Form = {
  who: 'owner',
  path: '/prets/{agreedLoan}',
  base: {
    act: 'dates',
    datesFrom: '2030-08-04',
    datesTo: '2030-08-08',
    datesReason: 'La salle est prise ce jour-là.',
  },
  text: ['datesReason', 'datesFrom', 'datesTo', 'datesCopy'],
}
export const declinedDatesForm: Form = {
  who: 'owner',
  path: '/prets/{agreedLoan}',
  base: { act: 'decline-dates', declineDatesReason: 'Nous sommes fermés.' },
  text: ['declineDatesReason', 'acceptDatesCopy'],
}
