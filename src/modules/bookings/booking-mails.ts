import {
  addressLine,
  type EventSheet,
  eventsById,
  placeOf,
  sessionCalendar,
  titleIn,
} from '#modules/agenda/index.ts'
import type { Database, Tx } from '#platform/db/connect.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { whenInWords } from '#platform/i18n/when.ts'
import type { MailDraft, MailPart } from '#platform/mail/mail.ts'
import { bookingKey, secretOf } from './booking-link.ts'
import { mailMessages } from './messages/index.ts'
import type { Booking, BookingSettings } from './model.ts'
import { getSettings } from './store.ts'

/** What mails about the bookings of one event are written from. */
export type Desk = { sheet: EventSheet; settings: BookingSettings | null; key: Buffer; now: Date }

/** Reads once what all the mails of a transaction need. Null when the event is gone. */
export async function openDesk(tx: Tx, eventId: string, now: Date): Promise<Desk | null> {
  const [sheet] = await eventsById(tx, [eventId])
  if (!sheet) return null
  return { sheet, settings: await getSettings(tx, eventId), key: await bookingKey(tx), now }
}

/** The path of a booking's own page. */
const bookingPath = (desk: Pick<Desk, 'key'>, lang: Lang, id: string): string =>
  localPath(lang, `/reservation/${secretOf(desk.key, id)}`)

/** `origin`: where the site stands, for the calendar that goes with the mail; without it, none does. */
export type Told =
  | { what: 'confirmed' | 'movedUp' | 'moved' | 'reminder'; origin: string | null }
  | { what: 'waiting' | 'changed' | 'cancelled' }
  | { what: 'refused'; reason: string }

/** The mail that tells somebody how their booking stands; none when they gave no address. */
export function bookingMail(desk: Desk, booking: Booking, told: Told, dedupeKey?: string): MailDraft[] {
  const { email, lang } = booking
  if (!email) return []
  const t = mailMessages[lang]
  const title = titleIn(desk.sheet, lang)
  const words = (): MailPart[] => {
    switch (told.what) {
      case 'waiting':
        return [t.waiting.text(booking.seats, booking.place ?? 1)]
      case 'cancelled':
        return [t.cancelled.text, t.cancelled.back]
      case 'refused':
        return [t.refused.text, ...(told.reason ? [t.refused.reason, { quote: told.reason }] : [])]
      case 'moved':
        return [t.moved.text]
      default:
        return [t[told.what].text(booking.seats)]
    }
  }
  const over = told.what === 'cancelled' || told.what === 'refused'
  return [
    draftFor(desk, booking, {
      subject: t[told.what].subject(title),
      body: [
        ...words(),
        { list: factsOf(desk, booking) },
        ...(over ? [] : noteOf(desk, lang)),
        ...contactOf(desk, lang),
        ...(told.what === 'refused' ? [] : [manage(desk, booking)]),
        ...('origin' in told && told.origin ? calendarOf(desk, booking, told.origin) : []),
      ],
      dedupeKey,
    }),
  ]
}

/** A mail to who booked, from the event's organiser. */
export function draftFor(
  desk: Desk,
  booking: Pick<Booking, 'email' | 'lang'>,
  { subject, body, dedupeKey }: Pick<MailDraft, 'subject' | 'body' | 'dedupeKey'>,
): MailDraft {
  return {
    kind: 'booking',
    to: booking.email ?? '',
    lang: booking.lang,
    subject,
    body,
    ...(desk.settings?.contactEmail && { replyTo: desk.settings.contactEmail }),
    ...(dedupeKey && { dedupeKey }),
  }
}

/** What, when, where, how many. */
export function factsOf(desk: Desk, booking: Booking): string[] {
  const t = mailMessages[booking.lang].facts
  const { when, where } = momentOf(desk, booking.sessionId, booking.lang)
  return [
    t.what(titleIn(desk.sheet, booking.lang)),
    ...(when ? [t.when(when)] : []),
    ...(where ? [t.where(where)] : []),
    t.seats(booking.seats),
    ...(booking.structure ? [t.group(booking.structure)] : []),
  ]
}

/** When and where a session is, in words; empty when it is not known. */
export function momentOf({ sheet, now }: Pick<Desk, 'sheet' | 'now'>, sessionId: string, lang: Lang) {
  const session = sheet.sessions.find(({ id }) => id === sessionId)
  if (!session) return { when: '', where: '' }
  const place = placeOf(sheet, session)
  return {
    when: whenInWords(lang, session, now, sheet.timezone),
    where: place ? addressLine(place) : (sheet.onlineLink ?? ''),
  }
}

const noteOf = ({ settings }: Desk, lang: Lang): MailPart[] =>
  settings?.note ? [mailMessages[lang].note, { quote: settings.note }] : []

/** How the organiser is reached. */
export function contactOf({ settings }: Desk, lang: Lang): MailPart[] {
  const contact = [settings?.contactEmail, settings?.contactPhone].filter(Boolean).join(', ')
  return contact ? [mailMessages[lang].contact(contact)] : []
}

/** The button that leads to the booking's own page. */
export const manage = (desk: Desk, booking: Pick<Booking, 'id' | 'lang'>): MailPart => ({
  action: mailMessages[booking.lang].manage,
  path: bookingPath(desk, booking.lang, booking.id),
})

function calendarOf({ sheet }: Desk, booking: Booking, origin: string): MailPart[] {
  const session = sheet.sessions.find(({ id }) => id === booking.sessionId)
  return session ? [{ calendar: sessionCalendar(sheet, session, { origin, lang: booking.lang }) }] : []
}

/** Those who look after the event, to be told of what is booked. */
export async function organisersOf(db: Database, eventId: string) {
  const people = await db
    .selectFrom('event as e')
    .innerJoin('membership as m', 'm.organisation_id', 'e.organiser_id')
    .innerJoin('person as p', 'p.id', 'm.person_id')
    .where('e.id', '=', eventId)
    .where('p.erased_at', 'is', null)
    .where('p.email', 'is not', null)
    .select(['p.id', 'p.email', 'p.lang'])
    .orderBy('p.id')
    .execute()
  return people.map(({ id, email, lang }) => ({ id, email: email ?? '', lang: lang as Lang }))
}

/** What the organiser reads at each booking, when they chose so. */
export async function noticeMails(
  tx: Tx,
  desk: Desk,
  booking: Booking,
  what: 'text' | 'waiting' | 'cancelled',
): Promise<MailDraft[]> {
  if (desk.settings?.notices !== 'each') return []
  const who = [booking.name, booking.structure].filter(Boolean).join(', ')
  return (await organisersOf(tx, desk.sheet.id)).map(({ id, email, lang }) => {
    const t = mailMessages[lang].notice
    const title = titleIn(desk.sheet, lang)
    return {
      kind: 'booking-notice',
      to: email,
      lang,
      personId: id,
      subject: what === 'cancelled' ? t.cancelledSubject(title) : t.subject(title),
      body: [
        t[what](who, booking.seats),
        { list: [momentOf(desk, booking.sessionId, lang).when].filter(Boolean) },
        {
          action: t.open,
          path: localPath(lang, `/agenda/${desk.sheet.slug}/reservations/${booking.sessionId}`),
        },
      ],
    }
  })
}
