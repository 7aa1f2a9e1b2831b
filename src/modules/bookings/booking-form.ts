import type { FieldError } from '#platform/errors.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { messages } from './messages/index.ts'
import {
  type BookingInput,
  type BookingKind,
  type BookingSettings,
  bookingFields,
  groupLevels,
  mostOf,
  type NewBooking,
} from './model.ts'

type Checked<T> = { value: T } | { errors: FieldError[] }

/** What a session's list may take at most in one booking, when the organiser writes it down. */
const mostByHand = 1000

// Neither what the database refuses nor what would disguise the words around it.
const clean = (value: unknown) =>
  typeof value === 'string'
    ? value
        .toWellFormed()
        .replaceAll(/\r\n?/g, '\n')
        .replaceAll(/[^\P{Cc}\n\t]/gu, '')
        .trim()
    : ''
const oneLine = (text: string) => text.replaceAll(/\s+/g, ' ')
const address = /^[^\s@<>,;:"()[\]\\]{1,64}@[a-z0-9-]+(\.[a-z0-9-]+)+$/
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** The form of a booking as typed. */
export function readBookingForm(body: Record<string, unknown>): { input: BookingInput; isTrap: boolean } {
  const input = Object.fromEntries(bookingFields.map((field) => [field, clean(body[field])])) as BookingInput
  return { input, isTrap: clean(body.website_2) !== '' }
}

/** A whole number as people type it; null for anything else. */
export const wholeNumber = (text: string): number | null => (/^\d{1,6}$/.test(text) ? Number(text) : null)

/** An address in lower case, or null when it is none. */
export function emailIn(text: string): string | null {
  const email = text.toLowerCase()
  return email.length <= 254 && address.test(email) ? email : null
}

/**
 * Checks what somebody books: what can be booked, or what to correct in their language. `sessions` are those they may choose.
 * @param byHand the organiser writes it down: no address is needed, and no limit but the seats
 */
export function checkBooking(
  lang: Lang,
  input: BookingInput,
  {
    kind,
    settings,
    sessions,
    byHand = false,
  }: { kind: BookingKind; settings: BookingSettings; sessions: string[]; byHand?: boolean },
): Checked<NewBooking> {
  const t = messages[lang].form.errors
  const errors: FieldError[] = []
  const wrong = (field: string, message: string) => void errors.push({ field, message })
  const text = (field: keyof BookingInput, max: number) => {
    if (input[field].length > max) wrong(field, t.long(max))
    return input[field]
  }
  const group = kind === 'group'
  const most = byHand ? mostByHand : mostOf(settings, kind)
  if (!sessions.includes(input.session)) wrong('session', t.session)
  const size = sizeIn(input, group, most, t, wrong)
  const structure = group ? oneLine(text('structure', 160)) : null
  if (structure === '') wrong('structure', t.structure)
  const level = groupLevels.find((each) => each === input.level) ?? null
  if (group && !level) wrong('level', t.level)
  const levelNote = group ? oneLine(text('levelNote', 120)) || null : null
  const name = oneLine(text('name', 120))
  if (name === '') wrong('name', t.name)
  const email = emailIn(input.email)
  if (!email && !(byHand && input.email === '')) wrong('email', t.email)
  if (!/^[+\d\s().-]{0,40}$/.test(input.phone)) wrong('phone', t.phone)
  const accessNeeds = text('accessNeeds', 500)
  const message = text('message', 1000)
  if (errors.length > 0) return { errors }
  return {
    value: {
      sessionId: input.session,
      kind,
      ...size,
      name,
      email,
      phone: input.phone || null,
      structure,
      level: group ? level : null,
      levelNote,
      message,
      accessNeeds,
      lang,
      formKey: uuid.test(input.key) ? input.key : null,
    },
  }
}

type Words = (typeof messages)['fr']['form']['errors']
type Wrong = (field: string, message: string) => void

/** How many come, checked. */
export function sizeIn(
  input: Pick<BookingInput, 'seats' | 'pupils' | 'adults'>,
  group: boolean,
  most: number,
  t: Words,
  wrong: Wrong,
): { seats: number; pupils: number | null; adults: number | null } {
  if (!group) {
    const seats = wholeNumber(input.seats) ?? 0
    if (seats < 1 || seats > most) wrong('seats', t.seats(most))
    return { seats, pupils: null, adults: null }
  }
  const pupils = wholeNumber(input.pupils) ?? 0
  const adults = wholeNumber(input.adults)
  if (pupils < 1) wrong('pupils', t.pupils)
  if (adults === null) wrong('adults', t.adults)
  else if (pupils + adults > most) wrong('pupils', t.group(most))
  return { seats: pupils + (adults ?? 0), pupils, adults: adults ?? 0 }
}
