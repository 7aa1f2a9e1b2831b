import type { EventSheet } from './model.ts'

/**
 * How an event is booked on this site, as its page says it: for whom, from when, and what is left in each session that can be booked now, by its id.
 * `left` null: no limit. `waiting`: bookings in line.
 */
export type SeatsOffer = {
  forPublic: boolean
  forGroups: boolean
  opensAt: Date | null
  sessions: ReadonlyMap<string, { left: number | null; waiting: number }>
}

/** An event with its sessions as the bookings make them: full where no seat is left. */
export function withSeats(sheet: EventSheet, offer: SeatsOffer | null): EventSheet {
  if (!offer) return sheet
  const full = (id: string) => {
    const seats = offer.sessions.get(id)
    return seats !== undefined && (seats.left === 0 || seats.waiting > 0)
  }
  const sessions = sheet.sessions.map((session) =>
    session.status === 'scheduled' && full(session.id) ? { ...session, status: 'full' as const } : session,
  )
  return { ...sheet, sessions }
}
