import { mostSessions } from '#modules/agenda/index.ts'
import {
  type EventForm,
  emptyBooking,
  emptyPlace,
  emptyRule,
  emptySpeaker,
  most,
  type SessionRow,
} from './form-model.ts'
import { type Recurrence, sessionsOf } from './recurrence-model.ts'
import { nextRow, onlinePlace, rowOf } from './session-rows.ts'

/** What a button of the form does to its rows: `add-session`, `remove-place-2`… Anything else leaves the form as it is. */
export function changeRows(form: EventForm, act: string): EventForm {
  const [, verb = '', list = '', rank = ''] = /^(add|remove)-([a-z]+)(?:-(\d{1,3}))?$/.exec(act) ?? []
  const at = Number(rank)
  if (verb === 'add') return added(form, list)
  if (verb !== 'remove' || rank === '') return form
  const without = <Row>(rows: Row[]) => rows.toSpliced(at, 1)
  if (list === 'session') return { ...form, sessions: without(form.sessions) }
  if (list === 'speaker') return { ...form, speakers: without(form.speakers) }
  if (list === 'booking') return { ...form, booking: without(form.booking) }
  return list === 'place' ? withoutPlace(form, at) : form
}

function added(form: EventForm, list: string): EventForm {
  const one = <Row>(rows: Row[], row: Row, count: number) => (rows.length < count ? [...rows, row] : rows)
  if (list === 'session')
    return { ...form, sessions: one(form.sessions, nextRow(form.sessions), mostSessions) }
  if (list === 'place') return { ...form, places: one(form.places, emptyPlace, most.places) }
  if (list === 'speaker') return { ...form, speakers: one(form.speakers, emptySpeaker, most.speakers) }
  if (list === 'booking') return { ...form, booking: one(form.booking, emptyBooking, most.booking) }
  return form
}

/** Sessions name their place by its rank: those of the place that goes are in the first one. */
function withoutPlace(form: EventForm, at: number): EventForm {
  const moved = <Row extends { place: string }>(row: Row): Row => {
    const rank = Number(row.place)
    if (row.place === onlinePlace || rank < at) return row
    return { ...row, place: rank === at ? '0' : String(rank - 1) }
  }
  const places = form.places.toSpliced(at, 1)
  return {
    ...form,
    places: places.length > 0 ? places : [emptyPlace],
    sessions: form.sessions.map(moved),
    rule: moved(form.rule),
  }
}

/** The form with the dates of a rule in its list, each once and in order, and the rule done with. */
export function expandRule(form: EventForm, rule: Recurrence): { form: EventForm; added: number } {
  const { place } = form.rule
  const slot = ({ day, begin, place }: SessionRow) => `${day} ${begin} ${place}`
  const there = new Set(form.sessions.map(slot))
  const rows = sessionsOf(rule)
    .map((session) => ({ ...rowOf(session), place }))
    .filter((row) => !there.has(slot(row)))
    .slice(0, mostSessions - form.sessions.length)
  const inOrder = (one: SessionRow, other: SessionRow) =>
    `${one.day} ${one.begin}`.localeCompare(`${other.day} ${other.begin}`)
  const sessions = [...form.sessions, ...rows].filter(({ day }) => day !== '').toSorted(inOrder)
  return { form: { ...form, sessions, rule: emptyRule }, added: rows.length }
}
