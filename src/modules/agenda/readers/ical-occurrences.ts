import ICAL from 'ical.js'
import { mostSessions } from '../model.ts'
import type { Said } from './event-record.ts'
import { momentIn, type WallTime, wallIn, wallOf, zoneNamed } from './ical-zones.ts'

/** One time that an event takes place, as written. `key` is the beginning that the rule gave it, by which calendars name it. */
export type Occurrence = { key: number; begin: number; end: number; cancelled: boolean; wholeDay: boolean }

/** From where and until where repetitions are followed, in milliseconds. */
export type Horizon = { from: number; to: number }

/** A clock somewhere. */
type Zone = { moment: (wall: WallTime) => number; wall: (moment: number) => WallTime }

const hour = 3_600_000
const mostSteps = 100_000

const named = (zone: string): Zone => ({
  moment: (wall) => momentIn(zone, wall),
  wall: (moment) => wallIn(zone, moment),
})
const utc: Zone = {
  moment: ({ year, month, day, hour, minute, second }) =>
    Date.UTC(year, month - 1, day, hour, minute, second),
  wall: (moment) => wallIn('UTC', moment),
}

/** The zones of one file: those of the world by their names, those it describes itself, and its own where nothing is said. */
export class FileZones {
  readonly #home: Zone
  readonly #described = new Map<string, ICAL.Component>()
  constructor(calendars: ICAL.Component[]) {
    const own = calendars[0]?.getFirstPropertyValue('x-wr-timezone')
    this.#home = named((typeof own === 'string' && zoneNamed(own)) || 'Europe/Paris')
    for (const zone of calendars.flatMap((calendar) => calendar.getAllSubcomponents('vtimezone')))
      this.#described.set(String(zone.getFirstPropertyValue('tzid')), zone)
  }

  /** Whether the file has zones of its own making, whose rules may be anything. */
  get ownRules(): boolean {
    return [...this.#described.keys()].some((tzid) => zoneNamed(tzid) === undefined)
  }

  /** Whole days one by one: days of 23 and 25 hours begin and end at midnight too. */
  eachDay(span: Occurrence): Occurrence[] {
    const count = Math.min(Math.round((span.end - span.begin) / (24 * hour)), mostSessions + 1)
    const first = this.#home.wall(span.begin)
    const midnight = (day: number) => this.#home.moment(plusDays(first, day))
    return Array.from({ length: count }, (_, day) => ({
      ...span,
      begin: midnight(day),
      end: Math.min(midnight(day) + 24 * hour, midnight(day + 1)),
    }))
  }

  /** The zone of a property; what no list knows and the file does not describe is taken as its own. */
  of(property: ICAL.Property, time: ICAL.Time, note: (reason: Said) => void): Zone {
    if (time.zone === ICAL.Timezone.utcTimezone) return utc
    const tzid = property.getParameter('tzid')
    if (typeof tzid !== 'string' || time.isDate) return this.#home
    const known = zoneNamed(tzid)
    if (known) return named(known)
    const described = this.#described.get(tzid)
    if (described) return fromFile(new ICAL.Timezone(described))
    note({
      fr: `Fuseau horaire inconnu (${tzid.slice(0, 60)}) : l’heure est prise telle quelle.`,
      en: `Unknown time zone (${tzid.slice(0, 60)}): the time is taken as it is.`,
    })
    return this.#home
  }
}

const fromFile = (zone: ICAL.Timezone): Zone => ({
  moment: (wall) => new ICAL.Time(wall, zone).toUnixTime() * 1000,
  wall: (moment) => wallOf(ICAL.Time.fromJSDate(new Date(moment), true).convertToZone(zone)),
})

type Start = { property: ICAL.Property; time: ICAL.Time; zone: Zone; moment: number }

/** Reads all the times of one event of a calendar: its rule, the dates added and taken away, those changed one by one. */
export class OccurrenceReader {
  readonly #zones: FileZones
  readonly #horizon: Horizon
  readonly #note: (reason: Said) => void
  constructor(zones: FileZones, horizon: Horizon, note: (reason: Said) => void) {
    this.#zones = zones
    this.#horizon = horizon
    this.#note = note
  }

  /** @param overrides the same event on other dates, each with its RECURRENCE-ID */
  read(master: ICAL.Component | undefined, overrides: ICAL.Component[]): Occurrence[] {
    const found = new Map<number, Occurrence>()
    if (master) for (const each of this.#ofMaster(master)) found.set(each.key, each)
    for (const override of overrides) {
      const [start, replaced] = [this.#start(override, 'dtstart'), this.#start(override, 'recurrence-id')]
      if (replaced?.property.getParameter('range')) this.#note(said.range)
      if (replaced) found.delete(replaced.moment)
      if (start && replaced)
        found.set(replaced.moment, { ...this.#spanAt(override, start, start.moment), key: replaced.moment })
    }
    return [...found.values()]
      .flatMap((each) => (each.wholeDay ? this.#zones.eachDay(each) : [each]))
      .sort((one, other) => one.begin - other.begin)
  }

  #ofMaster(master: ICAL.Component): Occurrence[] {
    const start = this.#start(master, 'dtstart')
    if (!start) return []
    const excluded = this.#times(master, 'exdate', start)
    const gone = new Set(excluded.moments)
    const begins = new Set([
      ...(master.hasProperty('rrule') ? this.#repeated(master, start) : [start.moment]),
      ...this.#times(master, 'rdate', start).moments,
    ])
    return [...begins]
      .filter((moment) => !gone.has(moment) && !excluded.days.has(dayIn(start.zone, moment)))
      .map((moment) => ({ ...this.#spanAt(master, start, moment), key: moment }))
  }

  /** The beginnings that the rules give, within the horizon; the last one before it when none is. */
  #repeated(master: ICAL.Component, start: Start): number[] {
    const floating = start.time.clone()
    floating.zone = ICAL.Timezone.localTimezone
    return master.getAllProperties('rrule').flatMap((property) => {
      const rule = property.getFirstValue() as ICAL.Recur
      if (rule.until?.zone === ICAL.Timezone.utcTimezone && start.zone !== utc && !rule.until.isDate)
        rule.until = new ICAL.Time(
          start.zone.wall(utc.moment(wallOf(rule.until))),
          ICAL.Timezone.localTimezone,
        )
      return this.#follow(rule.iterator(floating), start.zone)
    })
  }

  #follow(iterator: ReturnType<ICAL.Recur['iterator']>, zone: Zone): number[] {
    const kept: number[] = []
    let before: number | undefined
    for (let steps = 0; steps < mostSteps; steps++) {
      const next = iterator.next()
      if (!next) return kept.length > 0 || before === undefined ? kept : [before]
      const moment = zone.moment(wallOf(next))
      if (moment >= this.#horizon.to) {
        this.#note(said.horizon)
        return kept.length > 0 || before === undefined ? kept : [before]
      }
      if (moment < this.#horizon.from) before = moment
      else kept.push(moment)
      // One more than an event may have, for it to be told.
      if (kept.length > mostSessions) return kept
    }
    this.#note(said.steps)
    return kept
  }

  /** The moments of a list of dates. A whole day stands apart: it takes away all that begins on it. */
  #times(component: ICAL.Component, name: string, start: Start): { moments: number[]; days: Set<string> } {
    const [moments, days]: [number[], Set<string>] = [[], new Set()]
    for (const property of component.getAllProperties(name))
      for (const value of property.getValues()) {
        const time = value instanceof ICAL.Period ? value.start : value
        if (!(time instanceof ICAL.Time)) continue
        if (time.isDate && !start.time.isDate) days.add(dayOf(wallOf(time)))
        else moments.push(this.#zones.of(property, time, this.#note).moment(wallOf(time)))
      }
    return { moments, days }
  }

  #start(component: ICAL.Component, name: string): Start | undefined {
    const property = component.getFirstProperty(name)
    const time = property?.getFirstValue()
    if (!property || !(time instanceof ICAL.Time)) return undefined
    const zone = this.#zones.of(property, time, this.#note)
    return { property, time, zone, moment: zone.moment(wallOf(time)) }
  }

  #spanAt(component: ICAL.Component, start: Start, begin: number): Omit<Occurrence, 'key'> {
    const cancelled = /^cancelled$/i.test(String(component.getFirstPropertyValue('status') ?? ''))
    const end = this.#start(component, 'dtend')
    const duration = component.getFirstPropertyValue('duration')
    const wholeDay = start.time.isDate
    const length = end
      ? end.moment - start.moment
      : duration instanceof ICAL.Duration
        ? duration.toSeconds() * 1000
        : 0
    if (length > 0) return { begin, end: begin + length, cancelled, wholeDay }
    // RFC 5545, 3.6.1: without an end, a date lasts that day, and a time no time at all.
    if (!wholeDay) this.#note(said.noEnd)
    return { begin, end: begin + (wholeDay ? 24 * hour : hour), cancelled, wholeDay }
  }
}

function plusDays(wall: WallTime, days: number): WallTime {
  return wallIn('UTC', Date.UTC(wall.year, wall.month - 1, wall.day + days))
}

const dayOf = ({ year, month, day }: WallTime) => `${year}-${month}-${day}`
const dayIn = (zone: Zone, moment: number) => dayOf(zone.wall(moment))

const said = {
  range: {
    fr: 'Un changement vaut pour toutes les dates qui suivent : il n’est pris que pour la première.',
    en: 'A change stands for all later dates: it is taken for the first one only.',
  },
  horizon: {
    fr: 'La répétition continue au-delà de dix-huit mois : la suite viendra aux prochaines lectures.',
    en: 'The repetition goes on past eighteen months: the rest will come with later readings.',
  },
  steps: {
    fr: 'La répétition a trop de dates : les premières sont gardées.',
    en: 'The repetition has too many dates: the first ones are kept.',
  },
  noEnd: {
    fr: 'L’heure de fin n’est pas dite : une heure est comptée.',
    en: 'No end is given: an hour is counted.',
  },
} satisfies Record<string, Said>
