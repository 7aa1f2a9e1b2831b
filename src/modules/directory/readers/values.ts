import { fold } from '#platform/i18n/fold.ts'
import { type IdentifierScheme, identifierPatterns, type OrganisationDraft, type Point } from '../model.ts'

/** The text of a cell: trimmed, in one line, without the apostrophe that protects spreadsheets from formulas; `null` when there is nothing to read. */
export function text(value: unknown, max = 300): string | null {
  if (typeof value !== 'string' && typeof value !== 'number') return null
  const clean = String(value)
    .replace(/[\p{Cc}\p{Cs}\s]+/gu, ' ')
    .trim()
    .slice(0, max)
    .trim()
    .replace(/^'(?=[=@+-])/, '')
  return clean === '' || /^(null|undefined|n\/a|nc|néant|-+)$/i.test(clean) ? null : clean
}

/** The parts of a list cell: JSON array, or text with « | », « ; » or « , » (the first of them that is present). */
export function list(value: unknown, separators = ['|', ';', ',']): string[] {
  if (Array.isArray(value)) return value.map((item) => text(item)).filter((item) => item !== null)
  const whole = text(value, 5000)
  if (!whole) return []
  const separator = separators.find((one) => whole.includes(one))
  return (separator ? whole.split(separator) : [whole]).map((part) => part.trim()).filter(Boolean)
}

/** A French phone number in E.164: « 03 27 61 10 15 », « 33 (0) 3 27… », « +33 (0)3… (mairie) » → « +33327611015 ». */
export function phone(value: unknown): string | null {
  const typed = text(value)?.split(/\s*(?:\/|;|,| ou )\s*/)[0]
  if (!typed) return null
  const digits = typed.replace(/\(0\)/, '').replace(/[^\d+]/g, '')
  if (/^0[1-9]\d{8}$/.test(digits)) return `+33${digits.slice(1)}`
  if (/^(\+|00)?33[1-9]\d{8}$/.test(digits)) return `+33${digits.slice(-9)}`
  return /^\+\d{6,15}$/.test(digits) ? digits : null
}

/** A web address, completed with https:// when the scheme is missing; `null` when it cannot be one. */
export function url(value: unknown): string | null {
  const typed = text(value, 1000)
    ?.replace(/^h?w?www\./i, 'www.')
    .replace(/^(https?)[:;]?\/+/i, '$1://')
  if (!typed || /\s/.test(typed)) return null
  try {
    const address = new URL(/^https?:\/\//i.test(typed) ? typed : `https://${typed}`)
    const host = /^(?:[\p{L}\p{N}_](?:[\p{L}\p{N}_-]*[\p{L}\p{N}_])?\.)+\p{L}{2,}$/u
    return /^https?:$/.test(address.protocol) &&
      host.test(address.hostname) &&
      !address.username &&
      address.href.length <= 1000
      ? address.href
      : null
  } catch {
    return null
  }
}

/** An e-mail address in lower case, or `null`. */
export function email(value: unknown): string | null {
  const typed = list(value)[0]
    ?.toLowerCase()
    .replace(/^mailto:/, '')
  return typed && /^[a-z0-9_'+-]+(\.[a-z0-9_'+-]+)*@([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/.test(typed)
    ? typed
    : null
}

/** A day as ISO text: accepts « 2025-07-29 », « 29/07/2025 », « 29-07-2025 », with or without a time; `null` otherwise. */
export function isoDate(value: unknown): string | null {
  const typed = text(value)
  const iso = typed?.match(/^(\d{4})-(\d\d)-(\d\d)(?:[T ].*)?$/)
  const french = typed?.match(/^(\d\d?)[/.-](\d\d?)[/.-](\d{4})(?: .*)?$/)
  const [year, month, day] = iso ? iso.slice(1) : french ? [french[3], french[2], french[1]] : []
  if (!year || !month || !day) return null
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const real = new Date(`${date}T00:00:00Z`)
  return !Number.isNaN(real.getTime()) && real.toISOString().startsWith(date) ? date : null
}

/** A decimal number, with a point or a comma. */
export function decimal(value: unknown): number | null {
  const typed = text(value)?.replace(',', '.')
  return typed && /^[+-]?\d{1,4}(\.\d+)?$/.test(typed) ? Number(typed) : null
}

/** A point from two cells, or from one « 50.12, 3.92 » (latitude first); `null` when absent, at 0,0 or out of the globe. */
export function point(latitude: unknown, longitude: unknown, both?: unknown): Point | null {
  const pair = text(both)?.match(/^\[?\s*([+-]?\d+\.\d+)\s*[,; ]\s*([+-]?\d+\.\d+)\s*\]?$/)
  const lat = decimal(latitude) ?? (pair ? Number(pair[1]) : null)
  const lon = decimal(longitude) ?? (pair ? Number(pair[2]) : null)
  if (lat === null || lon === null || (lat === 0 && lon === 0)) return null
  return Math.abs(lat) <= 90 && Math.abs(lon) <= 180 ? { lon, lat } : null
}

export function postcode(value: unknown): string | null {
  const typed = text(value)?.replace(/\s/g, '')
  return typed && /^\d{4,5}$/.test(typed) ? typed.padStart(5, '0') : null
}

type Identifier = NonNullable<OrganisationDraft['identifiers']>[number]

/** The valid identifiers of one cell. A pivot of zeros means « unknown »; a 14-digit one is a SIRET, a W… one an RNA. */
export function identifiers(scheme: IdentifierScheme | 'pivot', value: unknown): Identifier[] {
  return list(value).flatMap((part): Identifier[] => {
    const typed =
      scheme === 'ror'
        ? part.toLowerCase().replace(/^.*ror\.org\//, '')
        : part.replace(/[\s.]/g, '').toUpperCase()
    if (/^0+$/.test(typed)) return []
    const candidates: IdentifierScheme[] = scheme === 'pivot' ? ['siret', 'siren', 'rna'] : [scheme]
    const found = candidates.find((one) => identifierPatterns[one].test(typed))
    return found ? [{ scheme: found, value: typed }] : []
  })
}

/** A sentence's first letter in upper case. */
export function sentence(value: string): string {
  return value.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase())
}

/** Column names folded to compare: « Nom_officiel », « nom officiel », « NOM OFFICIEL » are one. */
export function columnKey(name: string): string {
  return fold(name).replaceAll(' ', '_')
}
