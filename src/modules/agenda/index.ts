export { loadDemoEvents, removeDemoEvents } from './demo.ts'
export {
  type EventAsWritten,
  eventFromJson,
  eventsAsWritten,
  giveEvent,
  withdrawEvent,
} from './event-as-written.ts'
export { writeEventLabels } from './event-labels.ts'
export { getEvents } from './event-store.ts'
export { isoIn } from './feeds/event-text.ts'
export { loadEvents } from './load-events.ts'
export { loadSeasons } from './load-seasons.ts'
export { type EventInput, type EventSheet, sessionStatuses } from './model.ts'
export { comingMoments, windowOf } from './moments.ts'
export { ensureEditions, type PreparedRecord, prepareRecords } from './prepare-records.ts'
export type { EventReader, ReadEvents, Refusal, Said } from './readers/event-record.ts'
export { eventTable, type TableRow } from './readers/event-table.ts'
export { iCalendar } from './readers/icalendar.ts'
export { eventReaders } from './readers/index.ts'
export { writeEvent } from './write-event.ts'
