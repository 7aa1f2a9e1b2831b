import type { Lang } from '#platform/i18n/lang.ts'
import type { EditableEvent } from './editing-model.ts'
import type { EventInput, EventState } from './model.ts'

/**
 * What somebody saves. `slug` is that of an event that exists; `typed` is the form as typed, given back by `getEventDraft`; `baseVersion` is the
 * version the form was made from. `keep` holds it back, whole or not; `submit` sends it.
 */
export type SaveEvent = {
  slug?: string
  organiserId: string
  input: EventInput
  typed?: object
  baseVersion?: number
  act: 'keep' | 'submit'
  /** The event it is held again from. */
  copyOf?: string | null
  /** The organiser's words to those who booked, when sessions change. */
  message?: string
  /** The version of the season's charter that was accepted. */
  charter?: number | null
  lang?: Lang
}

/** `waiting`: what was sent waits for the team, whether the event is public or not. */
export type SavedEvent = { id: string; slug: string; state: EventState; version: number; waiting: boolean }

/** What is said of an event that was saved. */
export const savedOf = ({ id, slug, state, version }: EditableEvent) => ({ id, slug, state, version })
