import { Conflict } from '#platform/errors.ts'
import type { EntryRule, EventInput, EventState, SessionInput } from './model.ts'

/** An event whole, as its form and its versions say it: nothing left out. */
export type EventContent = Required<EventInput>
export type EventField = keyof EventContent

/** An event as those who look after it see it, whatever its state. */
export type EditableEvent = {
  id: string
  slug: string
  state: EventState
  version: number
  organiser: { id: string; slug: string; name: string; published: boolean; trusted: boolean } | null
  content: EventContent
  /** Why it was refused. */
  decidedReason: string
  createdBy: string | null
  copyOf: { slug: string; title: string } | null
  publishedAt: Date | null
  updatedAt: Date
}

/** What an event was after a change. */
export type EventVersion = {
  number: number
  at: Date
  origin: string
  fields: EventField[]
  person: { id: string; name: string } | null
  content: EventContent
}

/** Fields that go together: sessions name their place by its rank. */
const together: EventField[] = ['places', 'sessions']

/** The event changed in between: on which fields, and what it says now, so that nothing is overwritten in silence. */
export class EventConflict extends Conflict {
  readonly conflicting: EventField[]
  readonly present: EditableEvent
  constructor(conflicting: EventField[], present: EditableEvent) {
    super('changed in between')
    this.conflicting = conflicting
    this.present = present
    this.fields.push(...conflicting.map((field) => ({ field, message: `version ${present.version}` })))
  }
}

/** The fields in which two contents differ. */
export function changedEventFields(one: EventContent, other: EventContent): EventField[] {
  return (Object.keys(one) as EventField[]).filter((field) => told(field, one) !== told(field, other))
}

/** A field in one text to compare: what says nothing to readers (ids of sessions, order of words, defaults) makes no difference. */
function told(field: EventField, content: EventContent): string {
  if (field === 'sessions') return JSON.stringify(content.sessions.map(wholeSession).toSorted())
  if (field === 'terms')
    return JSON.stringify(
      Object.entries(content.terms)
        .map(([name, codes]) => [name, codes.toSorted()])
        .toSorted(),
    )
  return JSON.stringify(inOneOrder(content[field]))
}

const wholeSession = (session: SessionInput): string =>
  JSON.stringify([
    session.begin,
    session.end,
    session.status ?? 'scheduled',
    session.formerBegin ?? null,
    session.place ?? null,
  ])

/** A value with its names in order and without those that say nothing: jsonb keeps no order of its own. */
function inOneOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOneOrder)
  if (typeof value !== 'object' || value === null) return value
  return Object.entries(value)
    .filter(([, part]) => part !== null && part !== undefined)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, part]) => [name, inOneOrder(part)])
}

/**
 * What somebody wants, put on what others wrote since: only the fields they changed themselves.
 * @returns the content to write, and the fields that both changed otherwise
 */
export function mergeEdits(
  base: EventContent,
  present: EventContent,
  wanted: EventContent,
): { content: EventContent; conflicting: EventField[] } {
  const mine = new Set(withRelatives(changedEventFields(base, wanted)))
  const theirs = new Set(withRelatives(changedEventFields(base, present)))
  const differing = new Set(changedEventFields(present, wanted))
  const conflicting = [...mine].filter((field) => theirs.has(field) && differing.has(field))
  const own = Object.fromEntries([...mine].map((field) => [field, wanted[field]]))
  return { content: { ...present, ...own } as EventContent, conflicting }
}

const withRelatives = (fields: EventField[]): EventField[] =>
  fields.flatMap((field) => (together.includes(field) ? together : [field]))

/** What becomes of an event that is sent: published at once, put before the team; or nothing is taken any more. */
export function entryDecision(given: {
  /** A moderator sends it. */
  moderates: boolean
  trusted: boolean
  rule: EntryRule | null
  /** It is published already, in the same season. */
  standing: boolean
  /** The time to send it is over. */
  late: boolean
}): 'publish' | 'wait' | 'closed' {
  if (given.moderates) return 'publish'
  if (given.late) return 'closed'
  if (given.rule === 'none') return given.standing ? 'publish' : 'closed'
  if (given.rule === 'all') return 'wait'
  return given.standing || given.trusted ? 'publish' : 'wait'
}

/** A session of a published event whose beginning moves says so, and when it was first: readers and calendars tell it. */
export function withMovesTold(before: SessionInput[], after: SessionInput[], now: Date): SessionInput[] {
  const known = new Map(before.flatMap((session) => (session.id ? [[session.id, session]] : [])))
  return after.map((session) => {
    const was = session.id ? known.get(session.id) : undefined
    if (!was || was.begin.getTime() === session.begin.getTime() || session.begin <= now) return session
    const status = session.status ?? 'scheduled'
    return {
      ...session,
      status: status === 'scheduled' || status === 'postponed' ? 'rescheduled' : status,
      formerBegin: session.formerBegin ?? was.formerBegin ?? was.begin,
    }
  })
}
