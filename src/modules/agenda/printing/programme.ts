import type { TimeWindow } from '#modules/search/index.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { printable } from '#platform/pdf/printable.ts'
import { isOnline, placeOf, townOf } from '../feeds/event-text.ts'
import { printingMessages } from '../messages/printing.ts'
import type { EventSession, EventSheet } from '../model.ts'
import { type PrintedEntry, printedEntry } from './print-entry.ts'
import { dayAndMonth, dayIn, fullDay } from './print-words.ts'

/** A programme is printed by day, or by place: `?par=lieu`. */
export type Arrangement = 'jour' | 'lieu'

/** A day or a commune. `also`: events of many dates that are printed once, elsewhere, and happen on this day too. */
export type PrintedGroup = {
  title: string
  running: string
  also: { event: string; title: string; lang: Lang }[]
  entries: PrintedEntry[]
}

/** Most entries of a programme: a hundred pages or so. */
export const mostEntries = 2000
/** From so many dates an event is printed once with all of them, not again each day. */
const manyDates = 7

type Session = { sheet: EventSheet; session: EventSession }

/** The sessions of events in a window, those of each event in order. */
const sessionsIn = (sheet: EventSheet, { from, to }: TimeWindow): EventSession[] =>
  sheet.sessions.filter(({ begin, end }) => end.getTime() > from && (to === null || begin.getTime() < to))

/** How many entries an event takes in a programme: to count before all are read. */
export const entriesOf = (sheet: EventSheet, window: TimeWindow): number => {
  const sessions = sessionsIn(sheet, window).length
  return sessions < manyDates ? sessions : 1
}

/**
 * The groups of a programme, each session of the events that is in the window told once. By day: days in order, events of
 * many dates last. By place: communes by name, each event once with its dates there; what is online or unplaced last.
 */
export function groupsOf(
  sheets: readonly EventSheet[],
  options: { lang: Lang; by: Arrangement; window: TimeWindow },
): PrintedGroup[] {
  const all = sheets
    .map((sheet) => ({ sheet, sessions: sessionsIn(sheet, options.window) }))
    .sort((one, other) => startOf(one) - startOf(other))
  return options.by === 'lieu' ? byPlace(options.lang, all) : byDay(options.lang, all)
}

type Read = { sheet: EventSheet; sessions: EventSession[] }

function byDay(lang: Lang, all: Read[]): PrintedGroup[] {
  const recurring = all.filter(({ sessions }) => sessions.length >= manyDates)
  const single = all.filter(({ sessions }) => sessions.length < manyDates).flatMap(flat)
  const often = new Set(recurring.map(({ sheet }) => sheet))
  const days = groupedBy([...single, ...recurring.flatMap(flat)], dayOf)
  const groups = [...days.keys()].sort().map((day): PrintedGroup => {
    const sessions = (days.get(day) ?? []).sort(inOrder)
    const also = sessions.filter(({ sheet }) => often.has(sheet))
    return {
      title: fullDay(lang, day),
      running: dayAndMonth(lang, day),
      also: [...new Set(also.map(({ sheet }) => sheet))].map((sheet) => ({
        event: sheet.slug,
        title: printable((lang === 'en' ? sheet.titleEn : null) ?? sheet.titleFr, 80),
        lang: sheet.titleEn === null ? 'fr' : lang,
      })),
      entries: sessions
        .filter(({ sheet }) => !often.has(sheet))
        .map(({ sheet, session }) => printedEntry(lang, sheet, [session], false)),
    }
  })
  const t = printingMessages[lang]
  const placed = recurring.flatMap(({ sheet, sessions }) => atEachPlace(lang, sheet, sessions))
  return placed.length === 0
    ? groups
    : [...groups, { title: t.manyDates, running: t.manyDates, also: [], entries: placed.sort(byTitle) }]
}

function byPlace(lang: Lang, all: Read[]): PrintedGroup[] {
  const entries = all.flatMap(({ sheet, sessions }) => atEachPlace(lang, sheet, sessions))
  const communes = groupedBy(entries, (entry) => entry.commune)
  const t = printingMessages[lang]
  return [...communes]
    .sort(([one], [other]) => Number(one === '') - Number(other === '') || one.localeCompare(other, 'fr'))
    .map(([commune, held]) => ({
      title: commune || t.elsewhere,
      running: commune || t.elsewhere,
      also: [],
      entries: held,
    }))
}

/** An event that is printed with its dates: one entry for each of its places. */
function atEachPlace(lang: Lang, sheet: EventSheet, sessions: EventSession[]): PrintedEntry[] {
  const places = groupedBy(sessions, (session) => (isOnline(sheet, session) ? null : (session.place ?? 0)))
  return [...places.values()].map((held) =>
    printedEntry(lang, sheet, held as [EventSession, ...EventSession[]], true),
  )
}

/** What a programme amounts to, without what is called off. */
export function totalsOf(sheets: readonly EventSheet[], window: TimeWindow) {
  const held = sheets
    .map((sheet) => ({
      sheet,
      sessions: sessionsIn(sheet, window).filter(({ status }) => status !== 'cancelled'),
    }))
    .filter(({ sessions }) => sessions.length > 0)
  const places = held.flatMap(flat).flatMap(({ sheet, session }) => placeOf(sheet, session) ?? [])
  const communes = places.flatMap((place) => townOf(place) ?? [])
  return {
    events: held.length,
    sessions: held.flatMap(({ sessions }) => sessions).length,
    communes: new Set(communes).size,
    demo: held.filter(({ sheet }) => sheet.demo).length,
    days: held.flatMap(flat).map(dayOf).sort(),
  }
}

const startOf = ({ sessions }: Read) => sessions[0]?.begin.getTime() ?? 0
const flat = ({ sheet, sessions }: Read): Session[] => sessions.map((session) => ({ sheet, session }))
const dayOf = ({ sheet, session }: Session) => dayIn(session.begin, sheet.timezone)
const inOrder = (one: Session, other: Session) =>
  one.session.begin.getTime() - other.session.begin.getTime() ||
  one.sheet.titleFr.localeCompare(other.sheet.titleFr, 'fr')
const byTitle = (one: PrintedEntry, other: PrintedEntry) => one.title.localeCompare(other.title, 'fr')

function groupedBy<T, K>(items: readonly T[], keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group) group.push(item)
    else groups.set(key, [item])
  }
  return groups
}
