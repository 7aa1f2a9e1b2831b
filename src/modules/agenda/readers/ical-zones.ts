import type ICAL from 'ical.js'

/** Names that Windows programs write, in those of the world's database (CLDR, windowsZones). Those a French region may meet. */
const windowsZones: Record<string, string> = {
  'romance standard time': 'Europe/Paris',
  'w. europe standard time': 'Europe/Berlin',
  'central europe standard time': 'Europe/Budapest',
  'central european standard time': 'Europe/Warsaw',
  'gmt standard time': 'Europe/London',
  'greenwich standard time': 'Atlantic/Reykjavik',
  'e. europe standard time': 'Europe/Chisinau',
  'gtb standard time': 'Europe/Bucharest',
  'fle standard time': 'Europe/Kiev',
  'morocco standard time': 'Africa/Casablanca',
  'sa western standard time': 'America/Guadeloupe',
  'sa eastern standard time': 'America/Cayenne',
  'reunion standard time': 'Indian/Reunion',
  'mauritius standard time': 'Indian/Mauritius',
  'eastern standard time': 'America/New_York',
  'pacific standard time': 'America/Los_Angeles',
  'paris, madrid': 'Europe/Paris',
  '(utc+01:00) brussels, copenhagen, madrid, paris': 'Europe/Paris',
  'gmt+0100': 'Europe/Paris',
}

/** A time on a clock somewhere; `zone` is null in Paris, or where nobody said. */
export type WallTime = {
  year: number
  month: number
  day: number
  hour: number
  minute: number
  second: number
}

const clocks = new Map<string, Intl.DateTimeFormat | null>()

function clockOf(zone: string): Intl.DateTimeFormat | null {
  const known = clocks.get(zone)
  if (known !== undefined) return known
  let clock: Intl.DateTimeFormat | null = null
  try {
    clock = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' })
  } catch {
    // no zone of that name
  }
  if (clocks.size < 1000) clocks.set(zone, clock)
  return clock
}

/** The zone that a TZID means: its own name, one that ends a longer one (« /mozilla.org/20050126_1/Europe/Paris »), or Windows'. */
export function zoneNamed(tzid: string): string | undefined {
  const name = tzid.trim().replace(/^"|"$/g, '')
  const last = /[A-Z][A-Za-z_]+\/[A-Z][A-Za-z_/-]+$/.exec(name)?.[0]
  const candidates = [name, last, windowsZones[name.toLowerCase()]]
  return candidates.find((zone) => zone !== undefined && zone !== '' && clockOf(zone) !== null)
}

/** The moment when a clock of this zone shows a time; in the hour that spring skips, an hour later. */
export function momentIn(zone: string, wall: WallTime): number {
  const shown = Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute, wall.second)
  const clock = clockOf(zone)
  if (!clock) return shown
  const offset = (moment: number) => Date.parse(`${clock.format(moment).replace(' ', 'T')}Z`) - moment
  // Before the change, then after it: the first that shows this time; if none does, the clock jumped over it.
  const [early, late] = [offset(shown - 86_400_000), offset(shown + 86_400_000)]
  const candidates = [shown - early, shown - late]
  return candidates.find((moment) => moment + offset(moment) === shown) ?? shown - early
}

/** What the clock of a zone shows at a moment. */
export function wallIn(zone: string, moment: number): WallTime {
  const text = clockOf(zone)?.format(moment) ?? new Date(moment).toISOString()
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = (text.match(/\d+/g) ?? []).map(
    Number,
  )
  return { year, month, day, hour, minute, second }
}

export const wallOf = ({ year, month, day, hour, minute, second }: ICAL.Time): WallTime => ({
  year,
  month,
  day,
  hour,
  minute,
  second,
})
