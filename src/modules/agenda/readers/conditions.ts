import type { EventInput } from '../model.ts'
import { limits } from './limits.ts'
import { clean, cut, line, webAddress } from './texts.ts'

/** Whether a text about prices says free or paid; null when it says neither, or both. */
export function feeOf(text: string | null): EventInput['fee'] {
  const words = text?.toLowerCase() ?? ''
  const free = /gratuit|(?:entrée|accès) libre|free (?:entry|admission)|free of charge/.test(words)
  const paid = /\d\s*(?:€|euros?\b)|payant|\btarifs?\b/.test(words)
  return free === paid ? null : free ? 'free' : 'paid'
}

/** The conditions of entry on one line, with the need to book when they do not say it. */
export function conditionsOf(text: unknown, booked: boolean): string | null {
  const said = line(text, limits.conditions)
  if (!booked || (said && /inscription|réserv/i.test(said))) return said
  return cut(
    said ? `${said.replace(/[.\s]+$/, '')}. Sur inscription.` : 'Sur inscription.',
    limits.conditions,
  )
}

type Booking = EventInput['booking'][number]

/** Ways to book written one after the other: addresses of the web, of mail, telephone numbers; anything else is left. */
export function bookingOf(value: unknown, whom: Booking['for']): Booking[] {
  const parts = clean(value)?.slice(0, 4000).split(waysApart) ?? []
  const ways = parts.flatMap((part): Booking[] => {
    const way = bookingWay(part.trim())
    return way ? [{ for: whom, ...way }] : []
  })
  return distinct(ways)
}

/** A comma, a line end, or the space before an address or before the first figure of a number. */
const waysApart = /[,;\n]+|\s+(?=https?:|www\.|[^\s,;@]+@)|(?<=[^\d\s()./+-])\s+(?=\+?\d)/i

function bookingWay(part: string): Omit<Booking, 'for'> | undefined {
  const link = webAddress(/^www\./i.test(part) ? `https://${part}` : part)
  if (link) return { type: 'link', value: link }
  if (/^[^\s@<>"]{1,64}@[^\s@<>"]{1,180}\.[a-z]{2,}$/i.test(part)) return { type: 'email', value: part }
  const digits = part.replace(/\D/g, '').length
  return /^\+?[\d\s.()/-]+$/.test(part) && digits >= 8 && digits <= 15
    ? { type: 'phone', value: part }
    : undefined
}

/** At most ten ways, each once. */
export const distinct = (ways: Booking[]): Booking[] =>
  [...new Map(ways.map((way) => [`${way.for} ${way.value}`, way])).values()].slice(0, 10)

/**
 * Ages as a file gives them: in order, and without the « 99 » by which people say that there is no upper one.
 */
export function agesOf(least: number | null, most: number | null): Pick<EventInput, 'ageMin' | 'ageMax'> {
  const upper = most !== null && most >= 99 ? null : most
  return least !== null && upper !== null && least > upper
    ? { ageMin: upper, ageMax: least }
    : { ageMin: least, ageMax: upper }
}
