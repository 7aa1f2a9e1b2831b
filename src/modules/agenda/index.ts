export { changeSession, type SessionChange } from './change-session.ts'
export { checkEvent, missingIn } from './check-event.ts'
export { type AskedOfEvent, decideEvent, undoEventDecision } from './decide-event.ts'
export { loadDemoEvents, removeDemoEvents } from './demo.ts'
export { getEditableEvent, getEditableEventById, listEventVersions } from './editable-store.ts'
export type * from './editing-model.ts'
export { changedEventFields, EventConflict } from './editing-model.ts'
export { type EventDraft, getEventDraft } from './event-drafts.ts'
export { writeEventLabels } from './event-labels.ts'
export { eventDecisionMail } from './event-mails.ts'
export { getEvents } from './event-store.ts'
export { isoIn } from './feeds/event-text.ts'
export { findConflicts, findLikeEvents, type LikeEvent, type Overlap } from './like-events.ts'
export { type LikePair, listEventMerges, listLikePairs, type PastEventMerge } from './like-pairs.ts'
export { loadEvents } from './load-events.ts'
export { loadSeasons } from './load-seasons.ts'
export { mergeEvents, partEvents, setEventsApart } from './merge-events.ts'
export { eventFieldWords } from './messages/entry.ts'
export type * from './model.ts'
export {
  entryRules,
  eventModes,
  eventStates,
  eventVocabularies,
  mostSessions,
  sessionStatuses,
} from './model.ts'
export { comingMoments, dayOf, plusDays, windowOf } from './moments.ts'
export { movedSessions } from './moved-sessions.ts'
export { exportPerson, forgetPerson } from './personal-data.ts'
export * from './policy.ts'
export { type NumberedEvent, putEvent } from './put-event.ts'
export { parisTime } from './readers/paris-time.ts'
export { removeEvent, restoreEvent } from './remove-event.ts'
export { type Repetition, repeatEvent, usualWeeks } from './repeat-event.ts'
export { type EventReview, reviewEvent } from './review-event.ts'
export { saveEvent } from './save-event.ts'
export type { SavedEvent, SaveEvent } from './saving-model.ts'
export { trustOrganisation } from './trust-organisation.ts'
