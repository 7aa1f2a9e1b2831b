import type { EventInput, EventMode, SessionInput, SessionStatus } from './model.ts'
import { dayOf, plusDays } from './moments.ts'
import { parisTime } from './readers/paris-time.ts'

const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export type Day = (typeof days)[number]

/** A session: weekday, weeks after the next one, time in Paris, hours; how it stands when that is not as planned. */
export type When = [day: Day, week: number, at: string, hours: number, status?: SessionStatus]

/** An invented event in a few words; what it does not say is null or empty. `en` is its title and summary in English. */
export type Sketch = {
  title: string
  summary: string
  en?: [title: string, summary: string]
  organiser: string
  place: string | null
  theme: string[]
  audience: string[]
  format: string[]
  access?: string[]
  fee: 'free' | 'paid' | null
  conditions?: string
  ages?: [min: number | null, max: number | null]
  mode?: EventMode
  languages?: string[]
  keywords?: string[]
  when: When[]
}

/** The same session every week. @param count how many */
export const weekly = (day: Day, week: number, at: string, hours: number, count: number): When[] =>
  Array.from({ length: count }, (_, later) => [day, week + later, at, hours])

/** Where a sketch takes place. */
export type DemoCommune = { code: string; lon: number; lat: number }

const said = {
  fr: 'Cet événement est inventé : il montre à quoi ressemble une annonce. **N’y allez pas, rien ne s’y passe.**',
  en: 'This event is made up: it shows what an announcement looks like. **Do not go there, nothing happens.**',
}

/** The event of a sketch, in a commune, its sessions counted from `now`. */
export function sketchedEvent(sketch: Sketch, commune: DemoCommune, now: Date): EventInput {
  const { theme, audience, format, access = [], ages = [null, null], mode = 'offline' } = sketch
  return {
    titleFr: sketch.title,
    titleEn: sketch.en?.[0] ?? null,
    summaryFr: sketch.summary,
    summaryEn: sketch.en?.[1] ?? null,
    descriptionFr: `${sketch.summary}\n\n${said.fr}`,
    descriptionEn: sketch.en ? `${sketch.en[1]}\n\n${said.en}` : null,
    conditionsFr: sketch.conditions ?? null,
    conditionsEn: null,
    fee: sketch.fee,
    ageMin: ages[0],
    ageMax: ages[1],
    mode,
    // RFC 2606: this name leads nowhere.
    onlineLink: mode === 'offline' ? null : 'https://visio.invalid/demonstration',
    languages: sketch.languages ?? ['fr'],
    keywords: sketch.keywords ?? [],
    booking: [],
    terms: { theme, audience, format, access },
    season: null,
    organiserName: `${sketch.organiser} (exemple)`,
    sourceUrl: null,
    places: sketch.place === null ? [] : [placeIn(sketch.place, commune)],
    sessions: sketch.when.flatMap((when) => sessionOf(when, now, sketch.place === null ? null : 0)),
  }
}

function placeIn(name: string, { code, lon, lat }: DemoCommune): EventInput['places'][number] {
  return {
    name: `${name} (exemple)`,
    address: '1 rue de l’Exemple',
    postcode: null,
    commune: code,
    locality: null,
    point: { lon, lat },
  }
}

function sessionOf(when: When, now: Date, place: number | null): SessionInput[] {
  const [day, week, at, hours, status = 'scheduled'] = when
  const today = dayOf(now)
  const weekday = (new Date(`${today}T12:00:00Z`).getUTCDay() + 6) % 7
  // From tomorrow on: a session of today could be over.
  const ahead = ((days.indexOf(day) - weekday + 6) % 7) + 1
  const begin = parisTime(plusDays(today, ahead + 7 * week), at)
  if (!begin) return []
  const end = new Date(begin.getTime() + hours * 3_600_000)
  const formerBegin = status === 'rescheduled' ? new Date(begin.getTime() - 7 * 86_400_000) : null
  return [{ begin, end, status, formerBegin, place }]
}
