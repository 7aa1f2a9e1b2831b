export { changeSession, type SessionChange } from './change-session.ts'
export { missingIn } from './check-event.ts'
export { type AskedOfEvent, decideEvent, undoEventDecision } from './decide-event.ts'
export { loadDemoEvents, removeDemoEvents } from './demo.ts'
export { eraseEventPhotos } from './edit-event-photo.ts'
export { getEditableEvent, listEventVersions } from './editable-store.ts'
export type * from './editing-model.ts'
export { EventConflict } from './editing-model.ts'
export {
  type EventAsWritten,
  eventFromJson,
  eventsAsWritten,
  giveEvent,
  withdrawEvent,
} from './event-as-written.ts'
export { type EventDraft, getEventDraft } from './event-drafts.ts'
export { writeEventLabels } from './event-labels.ts'
export { eventDecisionMail } from './event-mails.ts'
export { getEvents } from './event-store.ts'
export { isoIn } from './feeds/event-text.ts'
export { importEvents } from './import-events.ts'
export { findConflicts, findLikeEvents, type LikeEvent, type Overlap } from './like-events.ts'
export { type LikePair, listEventMerges, listLikePairs, type PastEventMerge } from './like-pairs.ts'
export { loadEvents } from './load-events.ts'
export { loadSeasons } from './load-seasons.ts'
export { mergeEvents, partEvents, setEventsApart } from './merge-events.ts'
export { eventFieldWords } from './messages/entry.ts'
export { holidayNames } from './messages/holidays.ts'
export type * from './model.ts'
export {
  emptyEvent,
  eventModes,
  eventStates,
  mostSessions,
  sessionStatuses,
} from './model.ts'
export { comingMoments, dayOf, windowOf } from './moments.ts'
export { movedSessions } from './moved-sessions.ts'
export { exportPerson, forgetPerson } from './personal-data.ts'
export { listEventPhotos } from './photo-store.ts'
export * from './policy.ts'
export { ensureEditions, type PreparedRecord, prepareRecords } from './prepare-records.ts'
export { previewEvent } from './preview-event.ts'
export { type NumberedEvent, putEvent } from './put-event.ts'
export type { EventReader, EventRecord, ReadEvents, Refusal, Said } from './readers/event-record.ts'
export { eventTable, type TableRow } from './readers/event-table.ts'
export { iCalendar } from './readers/icalendar.ts'
export { eventReaders } from './readers/index.ts'
export { parisTime } from './readers/paris-time.ts'
export { removeEvent, restoreEvent } from './remove-event.ts'
export { type Repetition, repeatEvent, usualWeeks } from './repeat-event.ts'
export { type EventReview, reviewEvent } from './review-event.ts'
export { saveEvent } from './save-event.ts'
export type { SavedEvent, SaveEvent } from './saving-model.ts'
export { holidaysOn, readSchoolHolidays } from './school-holidays.ts'
export { trustOrganisation } from './trust-organisation.ts'
export { writeEvent } from './write-event.ts'
