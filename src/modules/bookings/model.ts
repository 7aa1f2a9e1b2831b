import type { SessionStatus } from '#modules/agenda/index.ts'

export type { FieldError } from '#platform/errors.ts'

/** A booking of the general public, or of a group: a class, a centre, an association. */
export type BookingKind = 'person' | 'group'

export const bookingStates = ['confirmed', 'waiting', 'cancelled'] as const
export type BookingState = (typeof bookingStates)[number]

/** What a group is, by the cycles of the French school (Code de l’éducation, D311-10) and what stands beside it. */
export const groupLevels = [
  'cycle-1',
  'cycle-2',
  'cycle-3',
  'cycle-4',
  'lycee',
  'lycee-pro',
  'higher',
  'leisure',
  'adults',
  'other',
] as const
export type GroupLevel = (typeof groupLevels)[number]

/** How often the organiser is written to about new bookings. */
export const noticeRhythms = ['daily', 'each', 'none'] as const
export type NoticeRhythm = (typeof noticeRhythms)[number]

/** Months that personal data stay after the session. */
export const keptMonths = 3

/** How an event is booked here, as its organiser decides. */
export type BookingSettings = {
  forPublic: boolean
  forGroups: boolean
  /** Null: at once. */
  opensAt: Date | null
  /** Hours before a session begins at which its booking closes; 0, when it begins. */
  closesHours: number
  mostSeats: number
  mostGroupSeats: number
  /** Of each session that has none of its own; null, no limit. */
  capacity: number | null
  /** Of the capacity, seats that only groups may take. */
  groupReserve: number
  contactEmail: string | null
  contactPhone: string | null
  note: string
  notices: NoticeRhythm
}

/** The settings of who has not decided yet. */
export const usualSettings: BookingSettings = {
  forPublic: true,
  forGroups: false,
  opensAt: null,
  closesHours: 0,
  mostSeats: 6,
  mostGroupSeats: 35,
  capacity: null,
  groupReserve: 0,
  contactEmail: null,
  contactPhone: null,
  note: '',
  notices: 'daily',
}

/** The seats of a session: `taken` are the confirmed ones, `publicTaken` those of them that the public has. */
export type Seats = { capacity: number | null; groupReserve: number; taken: number; publicTaken: number }

/** How many more seats somebody of this kind may have; Infinity without a limit. The seats kept for groups are free for groups alone. */
export function freeSeats({ capacity, groupReserve, taken, publicTaken }: Seats, kind: BookingKind): number {
  if (capacity === null) return Number.POSITIVE_INFINITY
  const free = capacity - taken
  return kind === 'group' ? free : Math.min(free, capacity - groupReserve - publicTaken)
}

/** Of the free seats, those that nobody but a group can take. */
export const keptFree = (seats: Seats): number =>
  seats.capacity === null ? 0 : freeSeats(seats, 'group') - Math.max(0, freeSeats(seats, 'person'))

/** A session as whoever books it sees it. `waiting` counts the bookings in line. */
export type BookedSession = {
  id: string
  begin: Date
  end: Date
  status: SessionStatus
  seats: Seats
  /** Its capacity was chosen for it alone. */
  own: boolean
  waiting: number
}

/** Why a session cannot be booked now. */
export type WhyNot = 'off' | 'early' | 'closed' | 'cancelled'

/** Why somebody of this kind cannot book this session now; null when they can, be it for the waiting list. */
export function whyNot(
  settings: BookingSettings | null,
  session: Pick<BookedSession, 'begin' | 'status'>,
  kind: BookingKind,
  now: Date,
): WhyNot | null {
  if (!settings || !(kind === 'group' ? settings.forGroups : settings.forPublic)) return 'off'
  if (session.status === 'cancelled' || session.status === 'postponed') return 'cancelled'
  if (session.status === 'full') return 'closed'
  if (now >= closingOf(settings, session)) return 'closed'
  return settings.opensAt && now < settings.opensAt ? 'early' : null
}

/** When the booking of a session closes. */
export const closingOf = ({ closesHours }: BookingSettings, { begin }: { begin: Date }): Date =>
  new Date(begin.getTime() - closesHours * 3_600_000)

/** The most seats of one booking. */
export const mostOf = (settings: BookingSettings, kind: BookingKind): number =>
  kind === 'group' ? settings.mostGroupSeats : settings.mostSeats

/** What is asked of who books. `formKey` is that of the form: sent twice, it books once. */
export type NewBooking = {
  sessionId: string
  kind: BookingKind
  seats: number
  name: string
  email: string | null
  phone: string | null
  structure: string | null
  level: GroupLevel | null
  levelNote: string | null
  pupils: number | null
  adults: number | null
  message: string
  accessNeeds: string
  lang: 'fr' | 'en'
  formKey: string | null
}

/** The form of a booking as typed, field by field. `key` makes the same form, sent twice, book once. */
export const bookingFields = [
  'session',
  'seats',
  'structure',
  'level',
  'levelNote',
  'pupils',
  'adults',
  'name',
  'email',
  'phone',
  'accessNeeds',
  'message',
  'key',
] as const
export type BookingInput = Record<(typeof bookingFields)[number], string>

/** The form of an event's settings as typed; a box that is ticked holds something. */
export const settingsFields = [
  'forPublic',
  'forGroups',
  'opensOn',
  'opensAt',
  'closesHours',
  'capacity',
  'groupReserve',
  'mostSeats',
  'mostGroupSeats',
  'contactEmail',
  'contactPhone',
  'note',
  'notices',
] as const
export type SettingsInput = Record<(typeof settingsFields)[number], string>

/** Somebody who waits; the first in line first. */
export type InLine = { id: string; kind: BookingKind; seats: number }

/**
 * Who moves up, in strict order: nobody passes before somebody who came first and whom they could leave without a seat. A group too large for
 * what is free holds the line; a person who waits does not hold back a group that fits in the seats kept for groups, which no person may take.
 */
export function whoMovesUp(seats: Seats, line: readonly InLine[]): InLine[] {
  const now = { ...seats }
  const moving: InLine[] = []
  let personWaits = false
  for (const one of line) {
    if (one.kind === 'person' && personWaits) continue
    const free = one.kind === 'group' && personWaits ? keptFree(now) : freeSeats(now, one.kind)
    if (one.seats <= free) {
      moving.push(one)
      now.taken += one.seats
      if (one.kind === 'person') now.publicTaken += one.seats
    } else if (one.kind === 'group') break
    else personWaits = true
  }
  return moving
}

/** A booking as those who may read it see it. `place`: in the waiting list, from 1. */
export type Booking = {
  id: string
  sessionId: string
  kind: BookingKind
  state: BookingState
  seats: number
  name: string | null
  email: string | null
  phone: string | null
  structure: string | null
  level: GroupLevel | null
  levelNote: string | null
  pupils: number | null
  adults: number | null
  message: string
  accessNeeds: string
  lang: 'fr' | 'en'
  origin: 'form' | 'hand' | 'api'
  place: number | null
  createdAt: Date
  cancelledAt: Date | null
  cancelledBy: 'booker' | 'organiser' | null
  cancelReason: string
  /** Seats that came; null: not looked at yet. */
  present: number | null
  checkedAt: Date | null
  erased: boolean
}
