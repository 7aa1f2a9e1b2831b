export type { Found } from './answer.ts'
export { type ChangedEntries, changedEntries } from './changed-entries.ts'
export { prepareSearch } from './current-memory.ts'
export {
  answerVersion,
  eachEntry,
  eachEntryId,
  entryIdsAfter,
  entryIdsByUpdate,
  type UpdateCursor,
} from './each-entry.ts'
export { type DayOfEntries, entriesByDay } from './entries-by-day.ts'
export { countEntries, type ListOptions, listEntries } from './list-entries.ts'
export { type ActiveFilter, activeFilters, listAt, widerQuestions } from './list-questions.ts'
export { entriesAt, type LocatedEntry, locateEntries } from './locate-entries.ts'
export * from './model.ts'
export { type NearEntry, nearest, nearestOfEach } from './nearest.ts'
export { mostPastCounted, pastEntries } from './past-entries.ts'
export { emptyQuery, isTyped, parseQuery, queryString, toggleFacet } from './query.ts'
export { readRevision as searchRevision } from './store.ts'
export { removeEntries, writeEntries, writeFacetLabels } from './write-entries.ts'
