import { emailAddress } from '#modules/accounts/index.ts'
import type { Booking } from '#modules/agenda/index.ts'
import type { FieldError } from '#platform/errors.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import type { BookingRow } from './form-model.ts'
import { messages } from './messages/index.ts'
import { readWebAddress } from './web-address-model.ts'

/** Reads the ways to book: what was typed says by itself whether it is a page, a mailbox or a telephone. */
export function checkBooking(lang: Lang, rows: BookingRow[]): { booking: Booking[]; errors: FieldError[] } {
  const booking: Booking[] = []
  const errors: FieldError[] = []
  for (const [at, row] of rows.entries()) {
    if (row.value === '') continue
    const read = readWay(row.value)
    if (read) booking.push({ for: row.for === 'school' ? 'school' : 'public', ...read })
    else errors.push({ field: `booking-${at}-value`, message: messages[lang].errors.booking })
  }
  return { booking, errors }
}

function readWay(text: string): Pick<Booking, 'type' | 'value'> | null {
  const mail = emailAddress(text)
  if (mail) return { type: 'email', value: mail }
  const number = text.replaceAll(/[\s.()-]/g, '')
  if (/^\+?\d{4,15}$/.test(number)) return { type: 'phone', value: number }
  const url = readWebAddress(text)
  return url ? { type: 'link', value: url } : null
}
