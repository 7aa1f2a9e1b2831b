import { fold, slugify } from '#platform/i18n/fold.ts'
import type { EventInput, PlaceInput } from '../model.ts'
import { agesOf, bookingOf, conditionsOf, distinct, feeOf } from './conditions.ts'
import { type EventRecord, missing, type ReadEvents, type Refusal, type Said } from './event-record.ts'
import { limits } from './limits.ts'
import { parisTime } from './paris-time.ts'
import { anyPoint, placeOf, pointOf } from './place.ts'
import { expectedNames, type TableField, tableFields } from './table-columns.ts'
import { type WrittenMoment, writtenMoment, writtenTime } from './table-dates.ts'
import { line, list, paragraphs, webAddress, wholeNumber } from './texts.ts'
import { readTimings, type Timing } from './timings.ts'
import { wordsOf } from './words.ts'
import { wordsAnywhere } from './words-anywhere.ts'

/** One row of a table: its cells by column, or why it cannot be read. */
export type TableRow = { line: number; row: Record<string, unknown>; reason?: string }

/** What a row says of an event; an unknown or empty column says nothing. */
type Cells = (field: TableField) => string | null
type ReadRow = { at: string; cells: Cells; timing: Timing; cancelled: boolean; said: Said[] }

/**
 * The events of a table of any columns whose names are known (« titre », « début », « commune »…). Rows that have the same identifier,
 * or without one the same title and place, are the dates of one event.
 */
export function eventTable(rows: readonly TableRow[]): ReadEvents {
  const result: ReadEvents = { records: [], refused: [], notes: [] }
  const whole = (reason: Said) => ({ ...result, refused: [{ at: 'fichier', reason }] })
  if (rows.length === 0) return whole(said.empty)
  const columns = [...new Set(rows.slice(0, 50).flatMap(({ row }) => Object.keys(row)))]
  const { fields, unknown } = tableFields(columns)
  if (!fields.has('title')) return whole(missingColumn('titre', expectedNames.title, columns))
  if (!fields.has('begin')) return whole(missingColumn('début', expectedNames.begin, columns))
  if (unknown.length > 0) result.notes.push({ at: 'fichier', reason: notTaken(unknown) })
  const events = new Map<string, ReadRow[]>()
  for (const each of rows) {
    const found = readRow(each, fields)
    if ('id' in found) events.set(found.id, [...(events.get(found.id) ?? []), found.row])
    else result.refused.push({ at: `ligne ${each.line}`, reason: found })
  }
  for (const [id, dates] of events) {
    const found = readOne(id, dates, result.notes)
    if ('input' in found) result.records.push(found)
    else result.refused.push({ at: id, reason: found })
  }
  return result
}

function readRow(each: TableRow, fields: Map<TableField, string>): { id: string; row: ReadRow } | Said {
  if (each.reason) return { fr: each.reason, en: 'This row cannot be read.' }
  const cells: Cells = (field) => {
    const value = each.row[fields.get(field) ?? '']
    return typeof value === 'number' || typeof value === 'string' ? String(value).trim() || null : null
  }
  const title = line(cells('title'), limits.title)
  if (!title) return missing.title
  const reasons: Said[] = []
  const timing = timingOf(cells, reasons)
  if (!timing) return said.noDate
  const key = [title, cells('place'), cells('town') ?? cells('postcode')]
    .map((part) => fold(part ?? ''))
    .join(' ')
  const id = line(cells('id'), 200) ?? (slugify(key, 'evenement') || 'evenement')
  const cancelled = /^(?:annul|cancel|oui|vrai|true|1$|reporte)/i.test(cells('status') ?? '')
  return { id, row: { at: `ligne ${each.line}`, cells, timing, cancelled, said: reasons } }
}

/** Beginning and end, from a moment or from a day and an hour apart. */
function timingOf(cells: Cells, reasons: Said[]): Timing | undefined {
  const begin = momentOf(cells('begin'), cells('beginTime'))
  if (!begin) return undefined
  const end = momentOf(cells('end') ?? (cells('endTime') ? cells('begin') : null), cells('endTime'))
  const wholeDay = begin.time === null
  if (wholeDay) reasons.push(said.wholeDay)
  const from = isoOf({ ...begin, time: begin.time ?? '00:00' })
  if (end && (end.time !== null || wholeDay)) {
    // « until 7 December » holds the 7th; an evening that ends at 1 in the morning ends the day after.
    const to = end.time === null ? plus(isoOf({ ...end, time: '00:00' }), 24) : isoOf(end)
    const nextDay = cells('end') === null && to !== null && from !== null && to <= from
    return { begin: from, end: nextDay ? plus(to, 24) : to }
  }
  if (!wholeDay) reasons.push(said.noEnd)
  return { begin: from, end: plus(from, wholeDay ? 24 : 1) }
}

function momentOf(cell: string | null, time: string | null): WrittenMoment | undefined {
  const found = cell === null ? undefined : writtenMoment(cell)
  return found && { ...found, time: found.time ?? (time === null ? null : writtenTime(time)) }
}

function isoOf({ day, time, offset }: WrittenMoment): string | null {
  if (offset) return `${day}T${time}${offset}`
  const midnight = time === '24:00'
  const moment = parisTime(day, midnight ? '00:00' : (time ?? '00:00'))
  return moment ? plus(moment.toISOString(), midnight ? 24 : 0) : null
}

function plus(moment: string | null, hours: number): string | null {
  const at = moment === null ? Number.NaN : Date.parse(moment.replace(/([+-]\d\d)(\d\d)$/, '$1:$2'))
  return Number.isNaN(at) ? null : new Date(at + hours * 3_600_000).toISOString()
}

function readOne(id: string, rows: ReadRow[], notes: Refusal[]): EventRecord | Said {
  const [first] = rows
  if (!first) return missing.sessions
  const { cells } = first
  const at = `${first.at} (${id})`
  for (const reason of new Set(rows.flatMap((row) => row.said))) notes.push({ at, reason })
  const cancelled = new Set(
    rows.filter((row) => row.cancelled).map((row) => Date.parse(`${row.timing.begin}`)),
  )
  const place = placeIn(cells)
  const sessions = readTimings(
    rows.map(({ timing }) => timing),
    at,
    notes,
  ).map((session) => ({
    ...session,
    status: cancelled.has(session.begin.getTime()) ? ('cancelled' as const) : ('scheduled' as const),
    place: place ? 0 : null,
  }))
  if (sessions.length === 0) return missing.sessions
  const link = webAddress(cells('online'))
  return {
    id,
    raw: null,
    input: {
      ...worded(cells),
      ...offered(cells),
      titleFr: line(cells('title'), limits.title) ?? '',
      titleEn: line(cells('titleEn'), limits.title),
      summaryFr: line(cells('summary') ?? cells('description')?.split('\n')[0], limits.summary),
      summaryEn: null,
      descriptionFr: paragraphs(cells('description')),
      descriptionEn: null,
      conditionsEn: null,
      mode: !link ? 'offline' : place ? 'mixed' : 'online',
      onlineLink: link,
      languages: [],
      season: null,
      organiserName: line(cells('organiser'), limits.organiser),
      sourceUrl: webAddress(cells('url')),
      places: place ? [place] : [],
      sessions,
    },
  }
}

function placeIn(cells: Cells): PlaceInput | null {
  const comma = (field: TableField) => cells(field)?.replace(',', '.')
  return placeOf({
    name: cells('place'),
    address: cells('address'),
    postcode: cells('postcode'),
    insee: cells('insee'),
    town: cells('town'),
    point: pointOf(comma('latitude'), comma('longitude')) ?? anyPoint(cells('point')),
  })
}

function worded(cells: Cells): Pick<EventInput, 'terms' | 'keywords'> {
  const anywhere = wordsAnywhere(list(cells('themes'), /[|;,]/))
  const known = wordsOf(
    { audience: list(cells('audiences'), /[|;,]/), access: list(cells('access'), /[|;,]/) },
    [...list(cells('keywords'), /[|;,]/), ...anywhere.keywords],
  )
  const both = (vocabulary: 'audience' | 'access') => [
    ...new Set([...known.terms[vocabulary], ...anywhere.terms[vocabulary]]),
  ]
  return {
    terms: { ...anywhere.terms, audience: both('audience'), access: both('access') },
    keywords: known.keywords,
  }
}

function offered(cells: Cells) {
  const conditionsFr = conditionsOf(cells('conditions'), false)
  const free = /^(?:oui|vrai|true|1|x|gratuit|free)$/i.test(cells('free') ?? '')
  return {
    conditionsFr,
    fee: free ? ('free' as const) : feeOf(conditionsFr),
    ...agesOf(wholeNumber(cells('ageMin'), 0, 120), wholeNumber(cells('ageMax'), 0, 120)),
    booking: distinct(
      [cells('booking'), cells('phone'), cells('mail')].flatMap((cell) => bookingOf(cell, 'public')),
    ),
  }
}

const missingColumn = (name: string, known: readonly string[], columns: string[]): Said => ({
  fr: `Aucune colonne « ${name} » (ou ${known.join(', ')}) parmi : ${columns.join(', ').slice(0, 500)}.`,
  en: `No column « ${name} » (or ${known.join(', ')}) among: ${columns.join(', ').slice(0, 500)}.`,
})

const notTaken = (columns: string[]): Said => ({
  fr: `Colonnes non reprises : ${columns.join(', ').slice(0, 500)}.`,
  en: `Columns not taken: ${columns.join(', ').slice(0, 500)}.`,
})

const said = {
  empty: { fr: 'Le fichier ne contient aucune ligne.', en: 'The file holds no row.' },
  noDate: {
    fr: 'La date de début manque ou est illisible.',
    en: 'The date of beginning is missing or cannot be read.',
  },
  wholeDay: {
    fr: 'Sans heure : la journée entière est prise.',
    en: 'No time of day: the whole day is taken.',
  },
  noEnd: {
    fr: 'L’heure de fin n’est pas dite : une heure est comptée.',
    en: 'No end is given: an hour is counted.',
  },
} satisfies Record<string, Said>
