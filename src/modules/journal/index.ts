export {
  actWords,
  type Difference,
  describeEntry,
  originWords,
  type ReadableEntry,
} from './describe-entry.ts'
export { forgetInJournal, forgetOldEntries } from './forget-entries.ts'
export { exportEntries, listEntries } from './list-entries.ts'
export { listActions } from './list-store.ts'
export {
  type Change,
  filterQuery,
  type JournalEntry,
  type JournalFilters,
  type NewEntry,
  origins,
  readFilters,
} from './model.ts'
export * from './policy.ts'
export { writeJournal } from './write-entries.ts'
