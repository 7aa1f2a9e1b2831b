export { changeSession, type SessionChange } from './change-session.ts'
export { missingIn } from './check-event.ts'
export { comingEventsOf, type OfTerritory } from './coming-events.ts'
export { type AskedOfEvent, decideEvent, undoEventDecision } from './decide-event.ts'
export { loadDemoEvents, removeDemoEvents } from './demo.ts'
export { eraseEventPhotos } from './edit-event-photo.ts'
export { getEditableEvent, listEventVersions } from './editable-store.ts'
export type * from './editing-model.ts'
export { EventConflict } from './editing-model.ts'
export { type CharterToAccept, chartersToAccept } from './edition-terms.ts'
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
export { eventsById, getEvents } from './event-store.ts'
export { addressLine, isOnline, isoIn, photoAddresses, placeOf, titleIn, townOf } from './feeds/event-text.ts'
export { eventAlternates, eventObjectPath, exchangeFormats, feedFormats, feedPath } from './feeds/formats.ts'
export { sessionCalendar } from './feeds/ical.ts'
export { importEvents } from './import-events.ts'
export { findConflicts, findLikeEvents, type LikeEvent, type Overlap } from './like-events.ts'
export { type LikePair, listEventMerges, listLikePairs, type PastEventMerge } from './like-pairs.ts'
export { loadEvents } from './load-events.ts'
export { loadSeasons, writeSeasonLabels } from './load-seasons.ts'
export { mergeEvents, partEvents, setEventsApart } from './merge-events.ts'
export { eventFieldWords } from './messages/entry.ts'
export { holidayNames } from './messages/holidays.ts'
export type * from './model.ts'
export {
  emptyEvent,
  entryRules,
  eventModes,
  eventStates,
  mostSessions,
  sessionStatuses,
} from './model.ts'
export { comingMoments, dayOf, windowOf } from './moments.ts'
export { monthsIn } from './month.ts'
export { movedSessions, weeksToYear } from './moved-sessions.ts'
export { exportPerson, forgetPerson } from './personal-data.ts'
export { listEventPhotos } from './photo-store.ts'
export * from './policy.ts'
export { ensureEditions, type PreparedRecord, prepareRecords } from './prepare-records.ts'
export { previewEvent } from './preview-event.ts'
export {
  countPublished,
  listPublished,
  type PublicStanding,
  type PublishedCursor,
  type PublishedEvent,
  publicStanding,
} from './published-store.ts'
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
export type { SeatsOffer } from './seats-model.ts'
export { trustOrganisation } from './trust-organisation.ts'
export { writeEvent } from './write-event.ts'
