import { mostSessions } from '#modules/agenda/index.ts'
import {
  type EventForm,
  emptyBooking,
  emptyForm,
  emptyPlace,
  emptyRule,
  emptySession,
  emptySpeaker,
  listFields,
  most,
  textFields,
} from './form-model.ts'

const longest = 12_000
const longestInRow = 400

/** What the form sent, whatever it was: a line that PostgreSQL can keep, without control characters. */
const clean = (value: unknown, length: number): string =>
  typeof value === 'string'
    ? value
        .replaceAll('\r\n', '\n')
        .replaceAll(/[^\P{C}\n\t]/gu, '')
        .trim()
        .slice(0, length)
    : ''

/** Reads a form as typed. Fields are plain: `titleFr`, `sessions-3-day`, `rule-from`; what is no field of ours is dropped. */
export function readForm(data: FormData): EventForm {
  const text = (name: string, length = longest) => clean(data.getAll(name).at(-1), length)
  const list = (name: string) => [
    ...new Set(
      data
        .getAll(name)
        .map((each) => clean(each, 60))
        .filter(Boolean)
        .slice(0, 60),
    ),
  ]
  const texts = Object.fromEntries(textFields.map((name) => [name, text(name)]))
  const lists = Object.fromEntries(listFields.map((name) => [name, list(name)]))
  const rows = rowsOf(data)
  const rule = Object.fromEntries(
    Object.entries(emptyRule).map(([name, empty]) => [
      name,
      Array.isArray(empty) ? list(`rule-${name}`) : text(`rule-${name}`, 2000) || empty,
    ]),
  ) as EventForm['rule']
  return {
    ...emptyForm,
    ...texts,
    ...lists,
    mode: texts.mode || 'offline',
    places: rows('places', emptyPlace, most.places),
    sessions: rows('sessions', emptySession, mostSessions),
    speakers: rows('speakers', emptySpeaker, most.speakers),
    booking: rows('booking', emptyBooking, most.booking),
    rule,
  }
}

/** Rows of numbered fields, in their order; a number may be missing. */
function rowsOf(data: FormData) {
  const found = new Map<string, Map<number, Record<string, string>>>()
  for (const [name, value] of data) {
    const [, list = '', at = '', field = ''] = /^([a-z]+)-(\d{1,3})-([a-z]+)$/i.exec(name) ?? []
    if (list === '') continue
    const rows = found.get(list) ?? new Map<number, Record<string, string>>()
    rows.set(Number(at), { ...rows.get(Number(at)), [field]: clean(value, longestInRow) })
    found.set(list, rows)
  }
  return <Row extends Record<string, string>>(list: string, empty: Row, count: number): Row[] =>
    [...(found.get(list) ?? [])]
      .toSorted(([one], [other]) => one - other)
      .slice(0, count)
      .map(([, given]) => {
        const fields = Object.keys(empty).map((name) => [name, given[name] ?? empty[name]])
        return Object.fromEntries(fields) as Row
      })
}

/**
 * A form that was kept, whole again: what it lacks is as in an empty one.
 * @param kept JSON of ours, of this version of the site or an older one
 */
export const reviveForm = (kept: object): EventForm => {
  const known = Object.entries(kept).filter(([name]) => Object.hasOwn(emptyForm, name))
  return { ...emptyForm, ...Object.fromEntries(known) }
}
