/**
 * A telephone number as people write it in France, made international: « 03 20 12 34 56 », « +33 (0)3.20.12.34.56 », « 0033 3… ».
 * A foreign number must begin with its « + ». Null when it is no number.
 */
export function readPhone(text: string): string | null {
  const compact = text
    .replace(/^(tel|tél)\.?\s*:?/i, '')
    .replace(/\(0\)/g, '')
    .replace(/[\s.\-/()\u00a0\u202f]/g, '')
  const international = compact.replace(/^00/, '+').replace(/^\+330(?=\d{9}$)/, '+33')
  if (/^0[1-9]\d{8}$/.test(international)) return `+33${international.slice(1)}`
  if (/^\+33/.test(international)) return /^\+33[1-9]\d{8}$/.test(international) ? international : null
  return /^\+[1-9]\d{5,14}$/.test(international) ? international : null
}

/** « +33320123456 » as people write it: « 03 20 12 34 56 »; a foreign number stays as it is. */
export function phoneAsTyped(phone: string): string {
  const national = /^\+33([1-9]\d{8})$/.exec(phone)?.[1]
  return national ? (`0${national}`.match(/\d{2}/g) ?? []).join(' ') : phone
}

/** A web address as people type it, made whole: « www.exemple.fr » becomes « https://www.exemple.fr ». Null when it is none. */
export function readWebAddress(text: string): string | null {
  const whole = /^[a-z][a-z0-9+.-]*:/i.test(text) && !/^[\w.-]+:\d/.test(text) ? text : `https://${text}`
  try {
    const { protocol, hostname, username } = new URL(whole)
    const real = /^https?:$/.test(protocol) && /^[^.\s]+(\.[^.\s]+)+$/.test(hostname) && username === ''
    return real && !/\s/.test(whole) ? whole : null
  } catch {
    return null
  }
}

const months = [
  ['janvier', 'january', 'jan', 'janv'],
  ['fevrier', 'february', 'feb', 'fev'],
  ['mars', 'march', 'mar'],
  ['avril', 'april', 'apr', 'avr'],
  ['mai', 'may'],
  ['juin', 'june', 'jun'],
  ['juillet', 'july', 'jul', 'juil'],
  ['aout', 'august', 'aug'],
  ['septembre', 'september', 'sep', 'sept'],
  ['octobre', 'october', 'oct'],
  ['novembre', 'november', 'nov'],
  ['decembre', 'december', 'dec'],
]

/** The number of a month named in French or English, folded: « decembre » is 12; 0 when it is none. */
export const monthNamed = (word: string): number => months.findIndex((names) => names.includes(word)) + 1

/** A date or its beginning, as people write it, made ISO: « 1985 », « mars 1985 » → « 1985-03 », « 12/03/1985 » → « 1985-03-12 ». Null when it is none. */
export function readDate(text: string): string | null {
  const flat = text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .trim()
  if (/^\d{4}(-\d{2}(-\d{2})?)?$/.test(flat)) return isDate(flat) ? flat : null
  const numbers = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(flat)
  const words = /^(?:(?:le )?(\d{1,2})(?:er|st|nd|rd|th)? )?([a-z]+)\.? (\d{4})$/.exec(flat)
  const parts = numbers
    ? { day: numbers[1], month: Number(numbers[2]), year: numbers[3] }
    : words
      ? { day: words[1], month: monthNamed(words[2] ?? ''), year: words[3] }
      : null
  if (!parts || parts.month === 0) return null
  const iso = [parts.year, String(parts.month).padStart(2, '0'), parts.day?.padStart(2, '0')]
    .filter(Boolean)
    .join('-')
  return isDate(iso) ? iso : null
}

function isDate(iso: string): boolean {
  const [year = 0, month = 1, day = 1] = iso.split('-').map(Number)
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day && year >= 800 && year <= 2100
}
