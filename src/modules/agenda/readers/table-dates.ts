const months: Record<string, number> = {
  janvier: 1,
  janv: 1,
  fevrier: 2,
  fevr: 2,
  fev: 2,
  mars: 3,
  avril: 4,
  avr: 4,
  mai: 5,
  juin: 6,
  juillet: 7,
  juil: 7,
  aout: 8,
  septembre: 9,
  sept: 9,
  octobre: 10,
  oct: 10,
  novembre: 11,
  nov: 11,
  decembre: 12,
  dec: 12,
}

/** What a cell says of a moment: its day, its time if any, and the offset or the Z that ends an ISO time. */
export type WrittenMoment = { day: string; time: string | null; offset: string }

/** Folds the accents away and narrows the spaces: « 5 Décembre » is « 5 decembre ». */
const plain = (text: string) =>
  text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim()

/**
 * The moment that a cell says, as tables write it: `2026-12-05T14:00:00+01:00`, `2026-12-05 14:00`, `05/12/2026 14h30`, « samedi 5
 * décembre 2026 à 14 h ». With slashes, the day comes first.
 */
export function writtenMoment(cell: string): WrittenMoment | undefined {
  const text = plain(cell.slice(0, 200))
  const found = isoDay(text) ?? slashedDay(text) ?? worded(text)
  if (!found) return undefined
  const rest = text.slice(found.end)
  const time = writtenTime(rest)
  const offset = /\d\s*(z|[+-]\d\d:?\d\d)$/.exec(rest)?.[1] ?? ''
  return { day: found.day, time, offset: time === null ? '' : offset.toUpperCase() }
}

/** The time that a cell says: `14:00`, `14:00:00`, `14h`, `14 h 30`. */
export function writtenTime(cell: string): string | null {
  const [, hours = '', minutes] =
    /(?:^|[^\d])(\d{1,2})\s?(?:h|:)\s?(\d\d)?(?!\d)/.exec(plain(cell.slice(0, 200))) ?? []
  if (hours === '' || Number(hours) > 24 || Number(minutes ?? 0) > 59) return null
  return `${hours.padStart(2, '0')}:${minutes ?? '00'}`
}

type Found = { day: string; end: number }

function isoDay(text: string): Found | undefined {
  const found = /\b(\d{4})-(\d{1,2})-(\d{1,2})(?=$|[^\d])/.exec(text)
  return found ? at(found, found[1], found[2], found[3]) : undefined
}

function slashedDay(text: string): Found | undefined {
  const found = /\b(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?=$|[^\d])/.exec(text)
  if (!found) return undefined
  const year = found[3]?.length === 2 ? `20${found[3]}` : found[3]
  return at(found, year, found[2], found[1])
}

function worded(text: string): Found | undefined {
  const found = /\b(\d{1,2})(?:er)? ([a-z]+)\.? (\d{4})\b/.exec(text)
  const month = months[found?.[2] ?? '']
  return found && month ? at(found, found[3], String(month), found[1]) : undefined
}

function at(found: RegExpExecArray, year = '', month = '', day = ''): Found | undefined {
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const moment = Date.parse(`${written}T12:00:00Z`)
  // 31 November is no day.
  const exists = !Number.isNaN(moment) && new Date(moment).toISOString().startsWith(written)
  return exists ? { day: written, end: found.index + found[0].length } : undefined
}
