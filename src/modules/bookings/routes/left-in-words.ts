import type { Lang } from '#platform/i18n/lang.ts'
import { messages } from '../messages/index.ts'
import { type BookedSession, type BookingKind, freeSeats } from '../model.ts'

/** What is left in a session for somebody of this kind, as a number (null: no limit) and in words; `full`: who comes now joins the line. */
export function whatIsLeft(lang: Lang, session: Pick<BookedSession, 'seats' | 'waiting'>, kind: BookingKind) {
  const t = messages[lang]
  const free = freeSeats(session.seats, kind)
  const full = free <= 0 || session.waiting > 0
  if (free === Number.POSITIVE_INFINITY) return { free: null, full: false, left: t.unlimited }
  if (!full) return { free, full, left: t.left(free) }
  return { free: 0, full, left: session.waiting > 0 ? `${t.full}, ${t.waiting(session.waiting)}` : t.full }
}
