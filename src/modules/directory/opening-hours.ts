import OpeningHours from 'opening_hours'

/**
 * Opening hours in OpenStreetMap syntax (https://wiki.openstreetmap.org/wiki/Key:opening_hours), read by the
 * `opening_hours` library (LGPL-3.0). The library reads the fields of a Date in the time zone of the process; here every
 * Date given to it is a « wall clock »: its local fields are those of a clock in Paris, whatever the process's zone.
 */
export type Place = { lon: number; lat: number; region: string }

/** A moment told from now: how many days ahead (0 = today), its weekday (0 = Monday), its day and its minute of the day. */
export type Moment = {
  daysAhead: number
  weekday: number
  day: number
  month: number
  year: number
  minutes: number
}

/** What the door says at one moment. `holiday` names the public holiday of that day, when it changes the answer. */
export type OpeningState =
  | { state: 'open'; until: Moment | null }
  | { state: 'closed'; opens: Moment | null; holiday: string | null }
  | { state: 'unknown'; comment: string | null; holiday: boolean }

const longest = 1000
// The library guesses at words it does not know (« le lundi » would be Saturday and Monday) and at days without hours.
const guesses = ['word_error_correction', 'ambiguous_word', 'vague']
const france: Place = { lon: 2.35, lat: 48.85, region: '' }
const day = 24 * 60 * 60 * 1000

/** What the hours say at an instant, in Paris; `undefined` when the value cannot be understood. */
export function openingState(value: string, now: Date, place: Place = france): OpeningState | undefined {
  try {
    return stateAt(value, now, place)
  } catch {
    return undefined // some values parse, then fail at some dates
  }
}

function stateAt(value: string, now: Date, place: Place): OpeningState | undefined {
  const hours = /\b(?:sunrise|sunset|dawn|dusk)\b/.test(value) ? undefined : parseHours(value, place)
  if (!hours) return undefined
  const clock = wallClock(now)
  const horizon = new Date(clock.getTime() + 370 * day)
  const holiday = isHoliday(hours, clock)
  // Rules that say nothing of public holidays do not promise an open door on them.
  const silent = !/\bPH\b|^\s*24\/7\s*$/.test(value)
  const opening = nextOpening(hours, clock, horizon, silent)
  const opensToday = hours.getState(clock) || opening.today
  if (holiday && silent && opensToday) return { state: 'unknown', comment: null, holiday }
  if (hours.getUnknown(clock))
    return { state: 'unknown', comment: hours.getComment(clock) ?? null, holiday: false }
  if (hours.getState(clock)) {
    const until = hours.getNextChange(clock, horizon)
    return { state: 'open', until: until && until < horizon ? momentFrom(clock, until) : null }
  }
  const opens = opening.date ? momentFrom(clock, opening.date) : null
  return {
    state: 'closed',
    opens,
    holiday: holiday && !opensToday ? (hours.getComment(clock) ?? null) : null,
  }
}

/** Reads a value in OSM syntax; `undefined` when it is not one. `value` is data from outside: it is never trusted. */
export function parseHours(value: string, place: Place = france): OpeningHours | undefined {
  if (value.length > longest) return undefined
  try {
    const where = { lat: place.lat, lon: place.lon, address: { country_code: 'fr', state: place.region } }
    const hours = new OpeningHours(value, where, {
      mode: 0,
      tag_key: undefined,
      map_value: undefined,
      warnings_severity: undefined,
      locale: 'fr',
    })
    hours.getState(new Date(2026, 0, 1)) // some mistakes only show when the rules are applied
    return hours.getStructuredWarnings().some((warning) => guesses.includes(warning.type)) ? undefined : hours
  } catch {
    return undefined
  }
}

/** The fields of a Paris clock at that instant, as local fields of a Date. */
export function wallClock(now: Date): Date {
  const parts = Object.fromEntries(
    parisFields.formatToParts(now).map((part) => [part.type, Number(part.value)]),
  )
  return new Date(parts.year ?? 0, (parts.month ?? 1) - 1, parts.day, parts.hour, parts.minute, parts.second)
}

const parisFields = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Paris',
  hourCycle: 'h23',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: 'numeric',
  minute: 'numeric',
  second: 'numeric',
})

const isHoliday = (hours: OpeningHours, date: Date) => hours.getPublicHolidayContext(date).isHoliday

/**
 * The first certain opening after a moment when the door is closed, public holidays left out on demand;
 * `today` tells whether one was to come on the same day, holiday or not.
 */
function nextOpening(
  hours: OpeningHours,
  clock: Date,
  horizon: Date,
  skipHolidays: boolean,
): { date: Date | null; today: boolean } {
  const steps = hours.getIterator(clock)
  let today = false
  while (steps.advance(horizon)) {
    const date = steps.getDate()
    if (date >= horizon) break
    if (!steps.getState() || steps.getUnknown()) continue
    today ||= date.toDateString() === clock.toDateString()
    if (!(skipHolidays && isHoliday(hours, date))) return { date, today }
  }
  return { date: null, today }
}

function momentFrom(clock: Date, then: Date): Moment {
  const midnight = (date: Date) => Date.UTC(date.getFullYear(), date.getMonth(), date.getDate())
  return {
    daysAhead: Math.round((midnight(then) - midnight(clock)) / day),
    weekday: (then.getDay() + 6) % 7,
    day: then.getDate(),
    month: then.getMonth() + 1,
    year: then.getFullYear(),
    minutes: then.getHours() * 60 + then.getMinutes(),
  }
}
