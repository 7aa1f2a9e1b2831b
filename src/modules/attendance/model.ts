import type { FieldError } from '#platform/errors.ts'

export type { FieldError } from '#platform/errors.ts'

/** Most people of one session, all counted. */
const mostPeople = 100_000
const longestRemark = 1000

/** The counts of a session: those of everybody, then those that may stay untold. */
export const countNames = ['public', 'pupils', 'accompanying'] as const
export const ageNames = ['children', 'teenagers', 'adults', 'seniors'] as const
export type CountName = (typeof countNames)[number]
export type AgeName = (typeof ageNames)[number]

/** What an organiser tells of a session. Ages are those of the general public; null is not told. Not held: everything is 0 or null. */
export type Figures = Record<CountName, number> &
  Record<AgeName | 'firstTime', number | null> & { held: boolean; remark: string | null }

/** People counted by a check-in, to begin with. */
export type Presence = Pick<Figures, CountName>

/**
 * A session that is over, with what was told of it. `key` names it in forms: the session's id, or the id of figures whose session is no more.
 */
export type Line = {
  key: string
  begin: Date
  end: Date
  place: string | null
  commune: string | null
  figures: Figures | null
  toldAt: Date | null
}

/** An event as this module knows it. */
export type TellableEvent = {
  id: string
  slug: string
  titleFr: string
  titleEn: string | null
  organiserId: string | null
  organiser: string
}

/** Figures as typed, for one line; `held` is yes, no or nothing. */
export type TypedLine = Record<CountName | AgeName | 'firstTime' | 'held' | 'remark', string>
export const typedNames = [...countNames, ...ageNames, 'firstTime', 'held', 'remark'] as const

/** Words of the mistakes, in somebody's language. */
export type MistakeWords = Record<
  'whole' | 'nobody' | 'notHeld' | 'tooMany' | 'ages' | 'firstTime' | 'remark',
  string
>

const everybodyIn = ({ public: visitors, pupils, accompanying }: Pick<Figures, CountName>): number =>
  visitors + pupils + accompanying

/** How a field of a line is named in the form. */
export const fieldOf = (name: string, key: string): string => `${name}-${key}`

/**
 * Reads what was typed of a session: null when nothing was. An empty count is nobody, as the form says; an empty age or first time is not told.
 * Numbers with nothing said of whether it was held mean that it was.
 */
export function readTyped(
  key: string,
  typed: TypedLine,
  words: MistakeWords,
): { figures: Figures } | { errors: FieldError[] } | null {
  if (typedNames.every((name) => typed[name] === '')) return null
  const errors: FieldError[] = []
  const wrong = (name: keyof TypedLine, message: string) =>
    errors.push({ field: fieldOf(name, key), message })
  const number = (name: CountName | AgeName | 'firstTime'): number | null => {
    const digits = typed[name].replaceAll(/[\s\u00a0\u202f]/g, '')
    if (digits === '') return null
    if (/^\d{1,9}$/.test(digits)) return Number(digits)
    wrong(name, words.whole)
    return null
  }
  const counts = { public: number('public'), pupils: number('pupils'), accompanying: number('accompanying') }
  const figures: Figures = {
    held: typed.held !== 'no',
    public: counts.public ?? 0,
    pupils: counts.pupils ?? 0,
    accompanying: counts.accompanying ?? 0,
    children: number('children'),
    teenagers: number('teenagers'),
    adults: number('adults'),
    seniors: number('seniors'),
    firstTime: number('firstTime'),
    remark: typed.remark || null,
  }
  if (errors.length > 0) return { errors }
  const total = everybodyIn(figures)
  const ages = ageNames.reduce((sum, name) => sum + (figures[name] ?? 0), 0)
  if (!figures.held) {
    if (total + ages + (figures.firstTime ?? 0) > 0) wrong('held', words.notHeld)
  } else if (countNames.every((name) => counts[name] === null)) wrong('public', words.nobody)
  if (figures.held && total > mostPeople) wrong('public', words.tooMany)
  if (figures.held && ages > figures.public) wrong('children', words.ages)
  if (figures.held && (figures.firstTime ?? 0) > total) wrong('firstTime', words.firstTime)
  if (typed.remark.length > longestRemark) wrong('remark', words.remark)
  if (errors.length > 0) return { errors }
  return { figures: figures.held ? figures : { ...notHeld, remark: figures.remark } }
}

/** What is told of a session that did not take place. */
const notHeld: Figures = {
  held: false,
  public: 0,
  pupils: 0,
  accompanying: 0,
  children: null,
  teenagers: null,
  adults: null,
  seniors: null,
  firstTime: null,
  remark: null,
}

/** Figures as a form shows them; `null`: nothing told yet, what a check-in counted stands there when there was one. */
export function typedOf(figures: Figures | null, presence: Presence | null): TypedLine {
  const text = (value: number | null | undefined) =>
    value === null || value === undefined ? '' : String(value)
  const counts = figures ?? presence
  const shown = (name: CountName) => (counts && (figures?.held ?? true) ? text(counts[name]) : '')
  return {
    held: figures ? (figures.held ? 'yes' : 'no') : presence ? 'yes' : '',
    public: shown('public'),
    pupils: shown('pupils'),
    accompanying: shown('accompanying'),
    children: text(figures?.children),
    teenagers: text(figures?.teenagers),
    adults: text(figures?.adults),
    seniors: text(figures?.seniors),
    firstTime: text(figures?.firstTime),
    remark: figures?.remark ?? '',
  }
}

/** An event with sessions that are over: how many, how many of them were told, and when the last one was. */
export type OwingEvent = {
  slug: string
  titleFr: string
  titleEn: string | null
  organiser: string
  over: number
  told: number
  people: number
  last: Date
}
