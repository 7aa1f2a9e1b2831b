import { longestSession, mostSessions, type SessionInput } from '../model.ts'
import type { Refusal, Said } from './event-record.ts'
import { parisTime } from './paris-time.ts'

/** A beginning and an end as a file writes them. */
export type Timing = { begin: unknown; end: unknown }
type Span = { begin: number; end: number }

const longest = longestSession * 3_600_000
const zoned = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(?::\d\d(?:\.\d+)?)?\s*(Z|[+-]\d\d:?\d\d)?$/i

/** The moment of an ISO 8601 text; in Paris when it gives no offset. */
export function readMoment(value: unknown): number | undefined {
  const found = typeof value === 'string' ? zoned.exec(value.trim()) : null
  const [, date = '', time = '', offset] = found ?? []
  const moment = offset
    ? Date.parse(`${date}T${time}:00${offset.replace(/^([+-]\d\d)(\d\d)$/, '$1:$2').toUpperCase()}`)
    : parisTime(date, time)?.getTime()
  // The years that the database knows for editions.
  return moment !== undefined && moment >= Date.UTC(1950, 0) && moment < Date.UTC(2200, 0)
    ? moment
    : undefined
}

/**
 * Sessions in order: those that cannot be are left out, those that overlap become one, those longer than a day are cut into days,
 * and no more are kept than an event may have. All of it is told in `notes`.
 * @param at the record, for the notes
 */
export function readTimings(timings: Timing[], at: string, notes: Refusal[]): SessionInput[] {
  const note = (reason: Said, where = '') => notes.push({ at: `${at}${where}`, reason })
  const spans = timings.flatMap((timing, index): Span[] => {
    const [begin, end] = [readMoment(timing.begin), readMoment(timing.end)]
    if (begin !== undefined && end !== undefined && end > begin) return [{ begin, end }]
    note(
      begin === undefined || end === undefined ? said.unreadable : said.backwards,
      `, horaire ${index + 1}`,
    )
    return []
  })
  const short = merged(spans.filter(({ begin, end }) => end - begin <= longest))
  if (short.joined) note(said.joined)
  const long = merged(spans.filter(({ begin, end }) => end - begin > longest)).spans.flatMap((span) => {
    // « From March to June » beside the sessions themselves: they say more.
    if (short.spans.some((other) => other.begin < span.end && span.begin < other.end)) {
      note(said.envelope)
      return []
    }
    note(said.cut)
    return days(span)
  })
  const all = [...short.spans.flatMap(days), ...long].sort((one, other) => one.begin - other.begin)
  if (all.length > mostSessions) note(said.many)
  return all.slice(0, mostSessions).map(({ begin, end }) => ({ begin: new Date(begin), end: new Date(end) }))
}

/** Spans in order, those that overlap as one. */
function merged(spans: Span[]): { spans: Span[]; joined: boolean } {
  const kept: Span[] = []
  for (const span of spans.toSorted((one, other) => one.begin - other.begin || one.end - other.end)) {
    const last = kept.at(-1)
    if (last && span.begin < last.end) last.end = Math.max(last.end, span.end)
    else kept.push({ ...span })
  }
  return { spans: kept, joined: kept.length < spans.length }
}

/** A span in parts of a day at most, one more than an event may have. */
function days({ begin, end }: Span): Span[] {
  const count = Math.min(Math.ceil((end - begin) / longest), mostSessions + 1)
  return Array.from({ length: count }, (_, day) => ({
    begin: begin + day * longest,
    end: Math.min(begin + (day + 1) * longest, end),
  }))
}

const said = {
  unreadable: { fr: 'Horaire illisible : il est laissé.', en: 'Unreadable time: left out.' },
  backwards: {
    fr: 'Cet horaire finit avant de commencer : il est laissé.',
    en: 'This time ends before it begins: left out.',
  },
  joined: {
    fr: 'Des horaires se chevauchent : ils sont réunis.',
    en: 'Some times overlap: they are joined.',
  },
  envelope: {
    fr: 'Une période de plusieurs jours en contient d’autres, plus précises : elle est laissée.',
    en: 'A period of several days holds more precise ones: it is left out.',
  },
  cut: {
    fr: 'Un horaire dépasse 24 heures : il est coupé en journées.',
    en: 'A time is longer than 24 hours: it is cut into days.',
  },
  many: {
    fr: `Plus de ${mostSessions} horaires : les premiers sont gardés.`,
    en: `More than ${mostSessions} times: the first ones are kept.`,
  },
} satisfies Record<string, Said>
