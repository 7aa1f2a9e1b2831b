import type { Lang } from '#platform/i18n/lang.ts'
import { messages } from '../messages/index.ts'
import { type BookedSession, type BookingKind, freeSeats } from '../model.ts'

/** What is left in a session for somebody of this kind, in words: « 12 places libres », « complet, 2 réservations en attente ». */
export function leftInWords(
  lang: Lang,
  session: Pick<BookedSession, 'seats' | 'waiting'>,
  kind: BookingKind,
): string {
  const t = messages[lang]
  const free = freeSeats(session.seats, kind)
  if (free === Number.POSITIVE_INFINITY) return t.unlimited
  if (free > 0 && session.waiting === 0) return t.left(free)
  return session.waiting > 0 ? `${t.full}, ${t.waiting(session.waiting)}` : t.full
}

/** Whether whoever comes now joins the waiting list. */
export const isFull = (session: Pick<BookedSession, 'seats' | 'waiting'>, kind: BookingKind): boolean =>
  freeSeats(session.seats, kind) <= 0 || session.waiting > 0
