import type { EventInput, EventState } from './model.ts'

/** How an event is written. `id` is that of one that exists. */
export type WriteOptions = {
  id?: string
  state: Exclude<EventState, 'removed'>
  demo?: boolean
  /** Who enters a new one. */
  createdBy?: string | null
  /** The one that a new one is held again from. */
  copyOf?: string | null
  /** The organiser's words to those who booked, when sessions change. */
  message?: string
}

/** A checked event to write, and how. */
export type EventWrite = { input: EventInput; options: WriteOptions }

/** An event that is being written: its row is, the rest follows. `known`: it was there before. */
export type EventRow = EventWrite & { id: string; slug: string; known: boolean }
