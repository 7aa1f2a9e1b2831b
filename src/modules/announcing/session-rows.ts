import {
  dayOf,
  parisTime,
  type SessionInput,
  type SessionStatus,
  sessionStatuses,
} from '#modules/agenda/index.ts'
import { emptySession, type SessionRow } from './form-model.ts'
import { sessionOn } from './recurrence-model.ts'

const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris', timeStyle: 'short' })

/** `online` is the place of a session that is followed from afar. */
export const onlinePlace = 'online'

/** A session as its row shows it. */
export function rowOf({ id, begin, end, place, status }: SessionInput): SessionRow {
  return {
    id: id ?? '',
    day: dayOf(begin),
    begin: clock.format(begin),
    end: clock.format(end),
    place: place === null || place === undefined ? onlinePlace : String(place),
    status: status ?? 'scheduled',
  }
}

/** What is wrong with a row; the day, the beginning, the end: the field to correct. */
export type RowFault = 'day' | 'begin' | 'end'

/**
 * Reads a row. One that exists and whose time was not typed anew keeps it to the second: on the night when an hour comes twice, clocks alone
 * do not say which.
 * @param known the session of that id, if it exists
 */
export function sessionOf(
  row: SessionRow,
  known: SessionInput | undefined,
  places: number,
): { session: SessionInput } | { fault: RowFault } {
  const place = /^\d{1,2}$/.test(row.place) && Number(row.place) < places ? Number(row.place) : null
  const status = sessionStatuses.find((each) => each === row.status) ?? 'scheduled'
  const rest = { place, status: status as SessionStatus, formerBegin: known?.formerBegin ?? null }
  if (known) {
    const shown = rowOf(known)
    if (shown.day === row.day && shown.begin === row.begin && shown.end === row.end)
      return { session: { id: row.id, begin: known.begin, end: known.end, ...rest } }
  }
  const day = readDay(row.day)
  if (!day) return { fault: 'day' }
  const begin = readTime(row.begin)
  if (!begin) return { fault: 'begin' }
  const end = readTime(row.end)
  if (!end || (end === begin && begin !== '00:00')) return { fault: 'end' }
  const moments = sessionOn(day, begin, end)
  if (!moments) return { fault: 'day' }
  return { session: { ...(known && { id: row.id }), ...moments, ...rest } }
}

/** Whether nothing was typed in a row, which is then no session. */
export const isEmptyRow = (row: SessionRow): boolean =>
  row.id === '' && row.day === '' && row.begin === '' && row.end === ''

/** A day as a browser or a hand writes it: `2026-12-05`, `05/12/2026`; null when it is none. */
export function readDay(text: string): string | null {
  const [, day = '', month = '', year = ''] = /^(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})$/.exec(text) ?? []
  const date = year ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : text
  return /^(19|20|21)\d\d-\d\d-\d\d$/.test(date) && parisTime(date, '12:00') ? date : null
}

/** A time as a browser or a hand writes it: `14:30`, `14h30`, `9 h`; null when it is none. */
export function readTime(text: string): string | null {
  const [, hour, minute = '00'] = /^(\d{1,2})\s*(?:[h:.]\s*(\d{2})?)?(?::\d{2})?$/i.exec(text) ?? []
  if (hour === undefined || Number(hour) > 23 || Number(minute) > 59) return null
  return `${hour.padStart(2, '0')}:${minute}`
}

/** An empty row to go on with: the last one's times and place. */
export const nextRow = (rows: SessionRow[]): SessionRow => {
  const last = rows.at(-1)
  return last ? { ...emptySession, begin: last.begin, end: last.end, place: last.place } : emptySession
}
